// Recorded speech, which is better than any made by a program: sound files for texts of
// config/strings, by language and string id. What is recorded is played, the rest is synthesised.
#pragma once

#include "base/result.h"
#include "ui/strings/strings.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui::speech {

// 16-bit samples of one channel, 22,050 a second, from a file in the form of WAV (RIFF, PCM).
// Errc::malformed for anything else, Errc::exhausted above two minutes.
base::Result<std::vector<std::int16_t>> read_wav(const std::filesystem::path&);

class Prompts {
public:
    Prompts() = default;

    // <folder>/<language>/<string id>.wav, as zh/home.title.wav. A folder that is not there is an
    // empty one. Errc::malformed with every file that is no sound, has no string, or whose string
    // has words to fill in and so cannot be one recording; and when all are longer than 48 minutes.
    static base::Result<Prompts> load(const std::filesystem::path& folder, const Strings&);

    struct Match {
        std::size_t length = 0;  // Bytes of the text that the recording says; 0: none.
        std::span<const std::int16_t> samples = {};
    };
    // The longest recorded text that `text` begins with and that ends where a sentence does.
    Match at_start(Language, std::string_view text) const;

    std::size_t count() const;

private:
    using Recordings = std::map<std::string, std::vector<std::int16_t>, std::less<>>;
    base::Result<> add(Language, const std::filesystem::path&, const Strings&);

    std::array<Recordings, all_languages.size()> recordings_;
    std::size_t samples_ = 0;  // Of all of them.
};

}  // namespace ui::speech
