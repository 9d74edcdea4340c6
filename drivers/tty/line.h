// One opened serial line. The only class that knows termios.
#pragma once

#include "drivers/cdc.h"

#include <filesystem>

namespace drivers::tty {

// Used by one thread.
class Line {
public:
    // Raw, 115200 8N1, without flow control, and for this program alone. What the line still said
    // to an earlier program is thrown away. Errc::not_found when it is not there, Errc::refused for
    // what is no serial line, or in other hands.
    static base::Result<Line> open(const std::filesystem::path&);

    Line(Line&&) noexcept;
    Line& operator=(Line&&) noexcept;
    ~Line();

    // Errc::refused for what this line or this machine cannot do.
    base::Result<> set_coding(const LineCoding&);
    base::Result<LineCoding> coding() const;

    // A line that has no such wires takes it too.
    base::Result<> set_control_lines(bool is_terminal_ready, bool wants_to_send);

    // As of Transport: how many were accepted, and whatever came, at once.
    base::Result<std::size_t> write(base::ByteView, Deadline);
    base::Result<base::Bytes> read(std::size_t max, Deadline);

private:
    explicit Line(int descriptor) : descriptor_(descriptor) {}

    base::Result<bool> wait_for(short events, Deadline) const;
    void close();

    int descriptor_;
};

}  // namespace drivers::tty
