// A reader with a secure access module (SAM) of the SDT protocol.
#pragma once

#include "drivers/id_card_reader.h"
#include "drivers/sdt/framing.h"
#include "drivers/sdt/models.h"
#include "drivers/transport.h"

#include <expected>
#include <memory>
#include <optional>
#include <string>

namespace drivers::sdt {

// A known id and endpoints that a framing fits, or a serial line that is named for a card reader.
bool recognises(const DeviceDescription&);

class Reader final : public IdCardReader {
public:
    // Errc::refused for a reader that says its secure module does not work.
    static base::Result<std::unique_ptr<IdCardReader>> open(std::unique_ptr<Transport>);

    base::Result<CardReaderState> state() override;
    base::Result<CardReading> read_card() override;
    base::Result<std::optional<bool>> is_card_left() override;
    std::string secure_module() const override { return secure_module_; }

private:
    explicit Reader(Link link) : link_(std::move(link)) {}

    // Why a reading did not go on. Not a variant: GCC 12 sees uninitialised memory in one of those
    // inside std::unexpected.
    struct Stop {
        enum class Cause { fault, card, again };  // `again`: may go better from the beginning.
        Stop(base::Error e) : cause(Cause::fault), error(std::move(e)) {}
        Stop(CardProblem p) : cause(Cause::card), problem(p) {}
        explicit Stop(Cause c) : cause(c) {}

        Cause cause;
        base::Error error{};
        CardProblem problem = CardProblem::unreadable;
    };
    template <class T>
    using Step = std::expected<T, Stop>;

    base::Result<> identify();
    base::Result<Answer> ask(Command, Deadline);
    base::Result<Answer> ask_once(Command, Deadline);
    static Step<Answer> go_on(Answer);

    Step<IdCard> attempt(Deadline);
    Step<IdCard> read_base(Deadline);
    base::Result<> read_newest_address(IdCard&, Deadline);

    Link link_;
    std::string secure_module_;
    bool knows_fingerprints_ = true;  // Until the module says otherwise.
};

}  // namespace drivers::sdt
