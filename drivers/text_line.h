// Lines of text over a serial line: what small machines have in common that are asked in one line
// and answer in one.
#pragma once

#include "drivers/cdc.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace drivers {

class TextLine {
public:
    // More than any line of a machine that is driven this way.
    static constexpr std::size_t size_limit = 200;

    static base::Result<TextLine> open(std::unique_ptr<Transport>, const LineCoding&, Deadline);

    base::Result<> say(std::string_view line, Deadline);

    // The next line without the CR, LF or both that end it. Empty lines and those beyond the limit
    // are passed over; what is half heard at the deadline comes with a later call. Errc::timeout
    // when none came.
    base::Result<std::string> hear(Deadline);

    // Drops what was said, up to a silence. Errc::malformed when none comes before the deadline.
    base::Result<> forget(Deadline);

    // Not before what was waited for, also in a replay, where nothing takes time.
    base::SteadyTime now() const;

private:
    TextLine(std::unique_ptr<Transport>, SerialShape);

    std::optional<std::string> next_line();
    base::Result<base::Bytes> read(Deadline);

    std::unique_ptr<Transport> transport_;
    SerialShape shape_;
    std::string heard_;
    bool is_too_long_ = false;  // What comes up to the next end belongs to a line that is dropped.
    base::SteadyTime known_time_{};
};

}  // namespace drivers
