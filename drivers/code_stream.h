// Codes out of a stream of bytes in which nothing but an ending tells where one stops. Pure: the
// caller says what time it is.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "drivers/code_ending.h"
#include "drivers/scanned_code.h"

#include <deque>
#include <optional>
#include <string>

namespace drivers {

class CodeStream {
public:
    struct Options {
        // With CodeEnding::silence a code ends when no byte has come for `silence`, and at most one
        // of CR LF, CR, LF and TAB is taken off. A code that pauses is two then, and half a code
        // passes for one.
        //
        // With a mark a code ends when the scanner is silent *after the mark*: so a pause before it
        // does no harm, what never gets it is dropped, and a code of several lines stays one, whose
        // inner line breaks are followed by more. What cannot be told: a pause that comes exactly
        // behind an inner mark ends the code there, two codes with less than `silence` between them
        // are one, and bytes that are lost from the middle are not missed.
        CodeEnding ending = CodeEnding::silence;

        // Between two bytes of one code there is less.
        std::chrono::milliseconds silence{50};

        // So long a code may pause that has not got its mark.
        std::chrono::milliseconds patience{300};

        // So long after a code that was dropped half, what comes is its rest, and is dropped too.
        std::chrono::milliseconds rest{1000};

        // The scanner was set up to send the AIM identifier before each code.
        bool begins_with_aim = false;
    };

    explicit CodeStream(const Options&);
    CodeStream(const CodeStream&) = delete;
    CodeStream& operator=(const CodeStream&) = delete;
    ~CodeStream() { base::wipe(heard_); }

    // Forgets whatever is under way.
    void set_ending(CodeEnding);

    void feed(base::ByteView, base::SteadyTime now);

    // Some bytes were lost on their way: the code that they belong to is dropped when it ends.
    void lose(base::SteadyTime now);

    // Empty when no code has ended by now. Errc::malformed for one that did not get its mark, has a
    // gap, or is longer than a code can be: it is dropped whole.
    base::Result<std::optional<ScannedCode>> next(base::SteadyTime now);

    // When silence will end what is under way. Empty when nothing is.
    std::optional<base::SteadyTime> due() const;

    // So many codes in a row came without the mark that it is no accident: the scanner does not
    // send it. False with CodeEnding::silence.
    bool lacks_mark() const;

    // For the technician, behind the name of the scanner: ", codes end with crlf". Empty with
    // CodeEnding::silence.
    std::string ending_in_words() const;

    // What no code has been made of yet, and a way to take out of it what is none: the answer to a
    // command comes in the same stream.
    base::ByteView heard() const { return heard_; }
    void cut(std::size_t begin, std::size_t end);

    // Puts aside what has ended by now, while a command waits for its answer: next() gives it
    // first.
    void keep_ended(base::SteadyTime now);

    void forget();

private:
    // Why what is under way cannot become a code.
    enum class Flaw {
        none,
        too_long,
        gap,   // A piece was lost.
        rest,  // What it belongs to was dropped.
    };

    using Reading = base::Result<std::optional<ScannedCode>>;

    Reading find_ended(base::SteadyTime now);
    Reading finish();
    Reading drop_unmarked();
    bool has_mark() const;
    std::chrono::milliseconds wait() const;
    ScannedCode make_code(base::ByteView) const;

    Options options_;
    base::Bytes heard_;
    std::deque<ScannedCode> kept_;
    base::SteadyTime last_{};
    Flaw flaw_ = Flaw::none;
    int unmarked_ = 0;  // In a row.
};

}  // namespace drivers
