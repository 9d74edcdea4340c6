// A reader of smart cards (ISO 7816 and ISO 14443): power, exchange, removal. What a card says is
// the business of the drivers for social security cards and passports, which need no more of it
// than a CardLink.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

#include <memory>
#include <string>

namespace drivers {

enum class CardProtocol {
    t0,  // Bytes with contacts: an answer is fetched in a second step.
    t1,  // Blocks; also what readers make of contactless cards.
};

// May hold what a card says of a person.
using CardAnswer = base::Secret<base::Bytes>;

// One card that is powered.
class CardLink {
public:
    virtual ~CardLink() = default;

    virtual CardProtocol protocol() const = 0;

    // One command, and the answer with its two status bytes. Errc::not_found when the card left,
    // Errc::timeout when it fell silent, Errc::disconnected when the reader is gone. The reader
    // bounds the time: a few seconds.
    virtual base::Result<CardAnswer> transmit(base::ByteView command) = 0;
};

// Destruction takes the power from the card, so that nothing of a reading stays open in it.
class CardConnection : public CardLink {
public:
    virtual base::Bytes answer_to_reset() const = 0;

    // Power off and on: the card forgets what was selected and who was authenticated.
    virtual base::Result<> reset() = 0;
};

enum class CardPresence {
    absent,
    present,
    mute,  // Something is there that does not answer: a card upside down, or no card.
};

std::string_view name_of(CardPresence);

// Blocking, used by one thread. On Errc::disconnected the owner destroys the object and opens
// another. Connections must not outlive it.
class SmartCardReader {
public:
    virtual ~SmartCardReader() = default;

    virtual base::Result<CardPresence> presence() = 0;

    // Returns what is there as soon as it is not `known`, or at the deadline.
    virtual base::Result<CardPresence> wait_for_change(CardPresence known, base::Deadline) = 0;

    // Powers the card, for this program alone. Errc::not_found without a card, Errc::refused when
    // another program holds it, Errc::timeout for a mute one.
    virtual base::Result<std::unique_ptr<CardConnection>> connect() = 0;

    // As the system calls it, for the log and the technician.
    virtual std::string model() const = 0;
};

}  // namespace drivers
