// PJL: commands as bytes, and what comes back as values. Pure.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/device_id.h"
#include "drivers/document_printer.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace drivers::pjl {

// Commands between two universal exits, so that each is understood whatever came before.
base::Bytes encode_commands(std::initializer_list<std::string_view> commands);

// What stands before the file, up to ENTER LANGUAGE. Errc::refused for what PJL has no word for: a
// size other than A4, A5 and Letter, a source, a type; for a token that is not plain text, and for
// a file that holds a universal exit, as what follows it would be obeyed.
base::Result<base::Bytes> encode_job_head(const PrintDocument&);

// What stands behind it.
base::Bytes encode_job_tail(const std::string& token);

// One answer, taken apart: "@PJL USTATUS JOB", then END, NAME="t", PAGES=3.
struct Answer {
    std::string topic;               // "INFO STATUS", "USTATUS JOB"; empty for "?", not understood.
    std::vector<std::string> words;  // Lines without a value.
    std::vector<std::pair<std::string, std::string>> values;

    std::optional<int> number(std::string_view key) const;
    std::string text(std::string_view key) const;  // Without the quotes.
    bool says(std::string_view word) const;
    bool operator==(const Answer&) const = default;
};

// Cuts what the printer says at its form feeds. Holds a few hundred bytes at most: what does not
// end is thrown away.
class Stream {
public:
    void push(base::ByteView);
    std::optional<Answer> next();
    void reset();

private:
    std::string pending_;
    std::deque<Answer> answers_;
};

// Errc::malformed for what does not begin as an answer does.
base::Result<Answer> decode_answer(std::string_view);

// In the words of paper; the meaning of HP's classes, and of single codes of Pantum.
PrinterState state_of_code(int code);

// Bit 5 no paper, 4 selected, 3 no error; 0 tells nothing.
std::optional<PrinterState> trouble_of_port(std::uint8_t port_status);

// Whether the id's list of languages holds it: "CMD:PJL,PCL,PDF;".
bool speaks(const DeviceId&, std::string_view language);

}  // namespace drivers::pjl
