// How an emulated scanner of Newland's obeys, whatever carries its bytes.
#pragma once

#include "base/bytes.h"

#include <string>
#include <vector>

namespace drivers::emulation {

class NewlandCommands {
public:
    // The answers, each by itself, to what has come whole by now.
    std::vector<base::Bytes> take(base::ByteView);

    // Everything as after a start.
    void restart() { *this = NewlandCommands(); }

    // What a code that is shown meets.
    bool is_looking() const { return mode_ == '2' || is_triggered_; }
    void has_read() { is_triggered_ = false; }
    bool is_triggered() const { return is_triggered_; }
    bool obeys_setup_codes() const { return obeys_setup_codes_; }

private:
    base::Bytes obey(const std::string& command);
    int verdict_on(const std::string& command);

    std::string heard_;
    char mode_ = '2';  // Reads what it sees.
    bool is_triggered_ = false;
    bool obeys_setup_codes_ = true;
};

}  // namespace drivers::emulation
