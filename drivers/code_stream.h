// Codes out of a stream of bytes in which nothing but an ending tells where one stops. Pure: the
// caller says what time it is.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "drivers/scanned_code.h"

#include <deque>
#include <optional>
#include <string>

namespace drivers {

class CodeStream {
public:
    struct Ending {
        // Ends a code where it stands. Empty: silence does, and then at most one of CR LF, CR, LF
        // and TAB is taken off, so that a code of several lines stays one.
        std::string suffix;

        // Between two bytes of one code there is less. With a suffix, what has none by then is
        // dropped, so that it does not begin the next code.
        std::chrono::milliseconds silence{50};

        // The scanner was set up to send the AIM identifier before each code.
        bool begins_with_aim = false;
    };

    explicit CodeStream(Ending);
    CodeStream(const CodeStream&) = delete;
    CodeStream& operator=(const CodeStream&) = delete;
    ~CodeStream() { base::wipe(heard_); }

    void feed(base::ByteView, base::SteadyTime now);

    // Empty when no code has ended by now. Errc::malformed for one that is longer than a code can
    // be, which is dropped whole.
    base::Result<std::optional<ScannedCode>> next(base::SteadyTime now);

    // When silence will end what is under way. Empty when nothing is.
    std::optional<base::SteadyTime> due() const;

    // What no code has been made of yet, and a way to take out of it what is none: the answer to a
    // command comes in the same stream.
    base::ByteView heard() const { return heard_; }
    void cut(std::size_t begin, std::size_t end);

    // Puts aside what has ended by now, while a command waits for its answer: next() gives it
    // first.
    void keep_ended(base::SteadyTime now);

    void forget();

private:
    base::Result<std::optional<ScannedCode>> find_ended(base::SteadyTime now);
    base::Result<std::optional<ScannedCode>> finish(std::size_t size, std::size_t suffix);
    ScannedCode make_code(base::ByteView) const;

    const Ending ending_;
    base::Bytes heard_;
    std::deque<ScannedCode> kept_;
    base::SteadyTime last_{};
    bool is_too_long_ = false;
};

}  // namespace drivers
