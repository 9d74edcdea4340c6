// How an emulated scanner of Newland's obeys, whatever carries its bytes.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::emulation {

class NewlandCommands {
public:
    // The answers, each by itself, to what has come whole by now.
    std::vector<base::Bytes> take(base::ByteView);

    // Everything as after a start; what was set for good stays.
    void restart();

    // What ends its codes: none, CR, CR LF, LF or TAB. For good, as by a code of the maker's.
    void set_tail(std::string_view);
    std::string_view tail() const;

    // A model without such settings; and one that takes them and adds nothing.
    void lack_tail() { has_tail_ = false; }
    void ignore_tail() { adds_tail_ = false; }

    // What a code that is shown meets.
    bool is_looking() const { return mode_ == '2' || is_triggered_; }
    void has_read() { is_triggered_ = false; }
    bool is_triggered() const { return is_triggered_; }
    bool obeys_setup_codes() const { return obeys_setup_codes_; }

private:
    base::Bytes obey(const std::string& command);
    std::optional<std::string> value_of(std::string_view setting) const;
    int verdict_on(const std::string& command);
    int set(std::string_view setting, const std::string& value);
    bool knows(std::string_view setting) const;

    std::string heard_;
    char mode_ = '2';  // Reads what it sees.
    bool is_triggered_ = false;
    bool obeys_setup_codes_ = true;
    std::string tail_set_ = "0D";  // In hexadecimal digits.
    char tail_is_on_ = '0';
    std::string saved_tail_;
    bool has_tail_ = true;
    bool adds_tail_ = true;
};

}  // namespace drivers::emulation
