// Questions to a printer and its answers, over the pipes of the USB printer class. Knows the wire,
// not what a job is.
#pragma once

#include "base/result.h"
#include "drivers/device_id.h"
#include "drivers/escpos/models.h"
#include "drivers/escpos/protocol.h"
#include "drivers/escpos/stream.h"
#include "drivers/escpos/trust.h"
#include "drivers/transport.h"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace drivers::escpos {

// How long to wait; shortened by tests.
struct Patience {
    std::chrono::milliseconds answer{500};  // A status request, at worst behind a busy head.
    std::chrono::milliseconds probe{200};   // One that may well not be known to the printer.
    std::chrono::milliseconds look{200};    // Between two looks at a printer that is at work.
    std::chrono::milliseconds job{20'000};  // Beyond the paper's own time.
};

class Conversation {
public:
    // Claims the interface. The model is decided by the USB id and the IEEE 1284 id, or, where a
    // shared id comes without one, by what the printer answers to GS I.
    static base::Result<Conversation> open(std::unique_ptr<Transport>, const Patience&);

    const Model& model() const { return *model_; }

    // Returns how many bytes were accepted; fewer when the deadline came first.
    base::Result<std::size_t> send(base::ByteView, Deadline);

    // Errc::timeout when nothing was accepted, Errc::refused when a part was.
    base::Result<> send_all(base::ByteView, Deadline);

    // The next answer of any kind.
    base::Result<Answer> listen(Deadline);

    // Finds out which real-time questions are answered. Takes a printer that says nothing for one
    // that cannot; fails only where the wire does.
    base::Result<> learn();
    const Abilities& abilities() const { return abilities_; }

    // Sends the questions that queue, and undoes what a printer that does not know them has made of
    // them: text in the line that was not printed yet, which ESC @ forgets.
    base::Result<Heard> probe_queued(const FenceMark&);

    // Asks for everything that is answered. Other answers that come meanwhile are kept. Where
    // nothing is answered the port tells, and where that is mute too nothing is known to be wrong.
    base::Result<Condition> ask_condition();

    // GET_PORT_STATUS: also answers while the data pipe is blocked.
    base::Result<Condition> ask_port();

    // SOFT_RESET, and both pipes made fit again.
    base::Result<> reset_port();

    // Reads away what nobody waits for any more.
    base::Result<> drain();

    std::size_t discarded() const { return stream_.discarded(); }

private:
    Conversation(std::unique_ptr<Transport>, const Interface& printer, const Model&,
                 const Patience&);

    base::Result<> learn_status_bytes();
    base::Result<Condition> ask_status_bytes();
    base::Result<Condition> ask_full_status();
    base::Result<std::uint8_t> ask_port_byte();
    base::Result<Heard> hear_probe(const FenceMark&);
    base::Result<> identify_shared();
    base::Result<Answer> hear(Deadline);
    template <class Wanted>
    base::Result<Wanted> ask(base::ByteView request, std::chrono::milliseconds patience);
    template <class Wanted>
    base::Result<bool> is_answered(base::ByteView request, std::chrono::milliseconds patience);

    std::unique_ptr<Transport> transport_;
    Interface interface_;
    std::uint8_t out_;
    std::uint8_t in_;
    const Model* model_;
    Patience patience_;
    Stream stream_;
    std::deque<Answer> kept_;
    Abilities abilities_;
};

}  // namespace drivers::escpos
