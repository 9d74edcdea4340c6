// A certificate on A4, as it leaves the printer: what it says, its serial, a code to verify it by,
// and the seal. Not signed yet.
#pragma once

#include "central/document/canvas.h"
#include "central/document/content.h"

#include <string>

namespace central::document {

// What makes this paper this one.
struct Imprint {
    std::string serial;
    std::string verify_url;
    std::string date;  // "2026年3月1日"
};

struct Rendered {
    base::Bytes pdf;
    int pages = 1;
};

base::Result<Rendered> render(const Fonts&, const Content&, const Imprint&);

// As many as render() makes. Embeds no fonts, which is nearly all of its work.
base::Result<int> count_pages(const Fonts&, const Content&, const Imprint&);

}  // namespace central::document
