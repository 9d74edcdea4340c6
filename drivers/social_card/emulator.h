// Social security cards that are not there: their public files, and the manners of their makers.
#pragma once

#include "drivers/emulation/smart_card.h"
#include "drivers/social_card/protocol.h"

#include <map>
#include <string>
#include <vector>

namespace drivers::social_card {

// One imagined person's card. Text is UTF-8.
struct Holder {
    std::string number = "11010519491231002X";
    std::string name = "测试甲";
    std::string sex = "2";
    std::string ethnic_group = "01";
    std::string birth = "19491231";
    std::string card_number = "A00000001";
};

class Emulator final : public emulation::SmartCard {
public:
    // Version as it stands in the card: "1.00", "2.00", "3.00", or "" for four zeros.
    explicit Emulator(std::string version = "2.00", const Holder& = {});

    // How makers differ.
    void fetch_answers();        // Answers wait for GET RESPONSE (61xx).
    void insist_on_lengths();    // A wrong Le is answered with the right one (6Cxx).
    void know_no_short_names();  // Records only of the file that was selected.
    void use_blocks();           // Protocol T=1.

    // What can be wrong with it.
    void set_record(File, int number, base::Bytes);  // With tag and length, or what is not.
    void forget_record(File, int number);
    void protect(File);      // It wants a key first.
    void be_another_card();  // Without the environment.
    void answer_always(std::uint8_t instruction, std::uint16_t status);
    void break_down();  // It answers nothing any more.

    CardProtocol protocol() const override { return protocol_; }
    base::Bytes answer_to_reset() const override;
    void power_up() override;
    base::Bytes obey(base::ByteView command) override;

private:
    base::Bytes select(base::ByteView data, int p1);
    base::Bytes read_record(int number, int p2, std::size_t expected);
    base::Bytes get_response(std::size_t expected);
    base::Bytes give(base::ByteView data, std::size_t expected);

    const bool guards_holder_;  // The third generation.
    std::map<File, std::map<int, base::Bytes>> files_;
    std::map<File, bool> is_protected_;
    std::map<std::uint8_t, std::uint16_t> always_;
    CardProtocol protocol_ = CardProtocol::t0;
    bool fetches_ = false;
    bool insists_ = false;
    bool knows_short_names_ = true;
    bool has_environment_ = true;
    bool works_ = true;

    bool is_selected_ = false;
    std::optional<File> file_;
    base::Bytes waiting_;
};

}  // namespace drivers::social_card
