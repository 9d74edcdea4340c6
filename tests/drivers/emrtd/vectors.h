// The worked example of ICAO 9303-11, appendix D.
#pragma once

#include "base/bytes.h"
#include "base/json.h"

#include <fstream>
#include <iterator>
#include <string>

namespace vectors {

inline std::string text(const std::string& name)
{
    std::ifstream in(YIMEN_SOURCE_DIR "/tests/vectors/smartcard/smartcard_vectors.json");
    const std::string file(std::istreambuf_iterator<char>(in), {});
    return base::parse_json(file, 64UL * 1024).value()["emrtd"].at(name).get<std::string>();
}

inline base::Bytes bytes(const std::string& name)
{
    return base::from_hex(text(name)).value();
}

}  // namespace vectors
