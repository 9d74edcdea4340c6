// Documents and patience for the tests of the document printer.
#pragma once

#include "drivers/document_printer.h"
#include "drivers/ipp/patience.h"

#include <string>

namespace drivers::ipp {

// Enough of a PDF for a printer that counts page objects.
inline std::string pdf_of(int pages)
{
    std::string out =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type /Pages>>";
    for (int i = 0; i < pages; ++i)
        out += "\n3 0 obj<</Type /Page/Parent 2 0 R>>endobj";
    return out + "\n%%EOF";
}

// For faults: short, but each of them only bounds how long an outcome may take.
inline Patience short_patience()
{
    using namespace std::chrono_literals;
    return {.connect = 2s,
            .answer = 1s,
            .poll = 5ms,
            .first_page = 5s,
            .further_page = 1s,
            .blocked = 5s,
            .settle = 300ms};
}

}  // namespace drivers::ipp
