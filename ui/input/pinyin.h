// Chinese by its sounds, through librime: letters in, characters out. Learns nothing and writes
// nothing, in a file or elsewhere. One thread.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ui::input {

// Where Debian puts librime's dictionaries.
inline constexpr const char* rime_data = "/usr/share/rime-data";

class Pinyin {
public:
    // folder: of yimen_pinyin.schema.yaml. Errc::not_found without a dictionary, Errc::refused when
    // librime does not take the schema.
    static base::Result<std::unique_ptr<Pinyin>> open(
        const std::filesystem::path& folder, const std::filesystem::path& dictionaries = rime_data);
    ~Pinyin();

    // a to z; anything else is not taken.
    void type(char letter);
    void erase();
    void clear();
    bool is_composing() const;

    // "shen fen zheng", in which what is chosen already has become characters.
    std::string composing() const;
    // The likeliest first, 48 at most.
    std::vector<std::string> candidates() const;
    // Nothing until all letters have become characters.
    std::string choose(std::size_t index);

private:
    explicit Pinyin(std::unique_ptr<class RimeUse>, std::uintptr_t session);
    std::unique_ptr<class RimeUse> use_;
    std::uintptr_t session_;
};

}  // namespace ui::input
