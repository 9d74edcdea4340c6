// The byte vectors of tests/vectors/idcard.
#pragma once

#include "base/bytes.h"
#include "base/json.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace vectors {

inline std::string file(const std::string& name)
{
    std::ifstream in(std::string(YIMEN_SOURCE_DIR "/tests/vectors/idcard/") + name,
                     std::ios::binary);
    if (!in)
        throw std::runtime_error("no vector " + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline base::Bytes binary(const std::string& name)
{
    const auto text = file(name);
    const auto view = base::view(text);
    return {view.begin(), view.end()};
}

inline base::Json frames()
{
    return base::parse_json(file("frames.json"), 64UL * 1024).value();
}

}  // namespace vectors
