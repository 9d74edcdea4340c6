// A passport's chip that is not there: it opens to its printed lines and to nothing else.
#pragma once

#include "drivers/emrtd/access.h"
#include "drivers/emrtd/files.h"
#include "drivers/emulation/smart_card.h"

#include <map>
#include <optional>
#include <string>

namespace drivers::emrtd {

// The specimen of ICAO 9303-11, appendix D.
inline constexpr std::string_view specimen_lines =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

class Emulator final : public emulation::SmartCard {
public:
    // Lines as printed. A picture of so many bytes is the face.
    explicit Emulator(std::string lines = std::string(specimen_lines),
                      std::size_t face_size = 15000);

    // Instead of random ones: those of a worked example.
    void use_secrets(base::Bytes challenge, base::Bytes key);

    // What can be wrong with it, or with what is in between.
    void open_only_by_pace();
    void be_another_card();
    void set_file(File, base::Bytes);
    void forget_file(File);
    void corrupt_reply(std::size_t which);  // The which-th protected one.
    void bare_reply(std::size_t which);     // Without protection.
    void change_status(std::size_t which);  // Outside of what the MAC covers.
    void cut_reply(std::size_t which);
    void corrupt_proof();
    void answer_for_other_challenge();

    base::Bytes face() const { return face_; }
    std::size_t protected_replies() const { return protected_replies_; }

    CardProtocol protocol() const override { return CardProtocol::t1; }
    base::Bytes answer_to_reset() const override;
    void power_up() override;
    base::Bytes obey(base::ByteView command) override;

private:
    struct Wanted;
    enum class Fault { corrupt, bare, status, cut };

    base::Bytes obey_plain(base::ByteView command);
    base::Bytes authenticate(base::ByteView proof);
    base::Bytes obey_protected(base::ByteView command);
    base::Result<Wanted> open_command(base::ByteView command);
    base::Bytes read(int at, std::size_t size) const;
    base::Bytes protect(base::ByteView data, std::uint16_t status);
    base::Bytes with_fault(base::Bytes reply, base::ByteView data, std::uint16_t status);
    void count();

    const std::string lines_;
    const Keys keys_;
    std::map<std::uint16_t, base::Bytes> files_;
    base::Bytes face_;
    std::optional<base::Bytes> fixed_challenge_;
    std::optional<base::Bytes> fixed_key_;
    bool has_basic_access_ = true;
    bool has_application_ = true;
    bool corrupts_proof_ = false;
    bool mistakes_challenge_ = false;
    std::map<std::size_t, Fault> faults_;

    bool is_selected_ = false;
    base::Bytes challenge_;
    std::optional<Session> session_;
    const base::Bytes* file_ = nullptr;
    std::size_t protected_replies_ = 0;
};

}  // namespace drivers::emrtd
