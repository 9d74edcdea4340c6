// Yi by the romanisation of its syllables: "nuosu" offers ꆈꌠ.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ui::input {

struct YiCandidate {
    std::string text;
    std::size_t letters = 0;  // Of what was typed it stands for the first so many.
};

class Yi {
public:
    // file: yi_syllables.toml. Errc::malformed with every mistake.
    static base::Result<Yi> load(const std::filesystem::path& file);

    // What may be meant by letters from a to z: all of them as syllables, then those that begin
    // so, then those with which they begin; 48 at most.
    std::vector<YiCandidate> candidates(std::string_view letters) const;

    std::size_t size() const { return syllables_.size(); }

private:
    std::string all_as_syllables(std::string_view letters) const;
    std::map<std::string, std::string, std::less<>> syllables_;  // From romanisation to character.
};

}  // namespace ui::input
