#include "ui/speech/prompts.h"

#include "base/bytes.h"
#include "ui/speech/voice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace ui::speech {

namespace fs = std::filesystem;
using base::ByteReader;
using base::Errc;
using base::fail;

namespace {

// All of a language's texts spoken slowly, and a quarter of what the terminal may use.
constexpr std::size_t most_samples = 48UL * 60 * samples_per_second;
constexpr std::size_t longest_file = 120UL * samples_per_second * 2;

base::Result<base::Bytes> read_file(const fs::path& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(Errc::not_found, error.message());
    if (size > longest_file)
        return fail(Errc::exhausted, "is longer than two minutes");
    std::ifstream file(path, std::ios::binary);
    base::Bytes bytes(size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (file.gcount() != static_cast<std::streamsize>(size))
        return fail(Errc::not_found, "cannot be read");
    return bytes;
}

base::Result<> check_format(ByteReader format)
{
    const auto coding = TRY(format.u16_little());
    const auto channels = TRY(format.u16_little());
    const auto rate = TRY(format.u32_little());
    TRY(format.skip(6));
    const auto bits = TRY(format.u16_little());
    if (coding != 1 || channels != 1 || rate != samples_per_second || bits != 16)
        return fail(Errc::malformed, "is not PCM of 16 bits, one channel, 22050 Hz");
    return {};
}

base::Result<std::vector<std::int16_t>> samples_in(ByteReader data)
{
    std::vector<std::int16_t> samples;
    samples.reserve(data.rest().size() / 2);
    while (data.rest().size() >= 2)
        samples.push_back(static_cast<std::int16_t>(TRY(data.u16_little())));
    if (samples.empty())
        return fail(Errc::malformed, "has no sound");
    return samples;
}

base::Result<std::vector<std::int16_t>> decode(base::ByteView file)
{
    ByteReader reader(file);
    const auto riff = TRY(reader.take(4));
    TRY(reader.skip(4));
    const auto wave = TRY(reader.take(4));
    if (base::text(riff) != "RIFF" || base::text(wave) != "WAVE")
        return fail(Errc::malformed, "is not a WAV file");
    bool has_format = false;
    while (!reader.at_end()) {
        const auto id = TRY(reader.take(4));
        const auto size = TRY(reader.u32_little());
        const auto body = TRY(reader.take(size));
        if (base::text(id) == "fmt ") {
            TRY(check_format(ByteReader(body)));
            has_format = true;
        }
        if (base::text(id) == "data" && has_format)
            return samples_in(ByteReader(body));
        if (size % 2 == 1)
            TRY(reader.skip(1));
    }
    return fail(Errc::malformed, "has no sound");
}

// Between two texts that were joined to sentences (Composer::sentences).
std::size_t length_of_stop(std::string_view rest)
{
    static constexpr std::array<std::string_view, 7> stops{". ", ".", "。", "\n", "，", ", ", " "};
    for (const auto stop : stops)
        if (rest.starts_with(stop))
            return stop.size();
    return 0;
}

bool ends_a_sentence(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> ends{".", "?", "!", "。", "？", "！"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

base::Result<std::vector<std::int16_t>> read_wav(const fs::path& path)
{
    const auto bytes = TRY(read_file(path));
    return decode(bytes);
}

base::Result<> Prompts::add(Language language, const fs::path& path, const Strings& strings)
{
    const auto id = path.stem().string();
    if (path.extension() != ".wav")
        return fail(Errc::malformed, "is not called *.wav");
    if (!strings.has(id))
        return fail(Errc::malformed, "is not called as a string is");
    const auto& text = strings.text(language, id);
    if (text.find('{') != text.npos)
        return fail(Errc::malformed, "is for a text with words to fill in");
    auto samples = TRY(read_wav(path));
    samples_ += samples.size();
    if (samples_ > most_samples)
        return fail(Errc::exhausted, "is too much with all the others: 48 minutes at most");
    recordings_[static_cast<std::size_t>(language)].insert_or_assign(text, std::move(samples));
    return {};
}

base::Result<Prompts> Prompts::load(const fs::path& folder, const Strings& strings)
{
    Prompts prompts;
    std::vector<std::string> mistakes;
    for (const auto language : all_languages) {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(folder / name_of(language), none))
            if (const auto added = prompts.add(language, entry.path(), strings); !added)
                mistakes.push_back(
                    fmt::format("{} {}", entry.path().string(), added.error().detail));
    }
    if (!mistakes.empty())
        return fail(Errc::malformed, fmt::format("{}", fmt::join(mistakes, "; ")));
    return prompts;
}

Prompts::Match Prompts::at_start(Language language, std::string_view text) const
{
    Match best;
    for (const auto& [recorded, samples] : recordings_[static_cast<std::size_t>(language)]) {
        if (!text.starts_with(recorded) || recorded.size() <= best.length)
            continue;
        const auto rest = text.substr(recorded.size());
        const auto stop = length_of_stop(rest);
        if (rest.empty() || stop > 0 || ends_a_sentence(recorded))
            best = {recorded.size() + stop, samples};
    }
    return best;
}

std::size_t Prompts::count() const
{
    std::size_t count = 0;
    for (const auto& of_language : recordings_)
        count += of_language.size();
    return count;
}

}  // namespace ui::speech
