// The byte vectors of tests/vectors/qr.
#pragma once

#include "base/bytes.h"
#include "base/json.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace vectors {

inline base::Json read_scanner_vectors()
{
    std::ifstream in(YIMEN_SOURCE_DIR "/tests/vectors/qr/scanner_vectors.json");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.empty())
        throw std::runtime_error("no vectors of scanners");
    return base::parse_json(text, 64UL * 1024).value();
}

// Stays, so that a loop may run over a part of it.
inline const base::Json& scanner()
{
    static const auto all = read_scanner_vectors();
    return all;
}

inline base::Bytes hex(const base::Json& text)
{
    return base::from_hex(text.get<std::string>()).value();
}

}  // namespace vectors
