// Commands and replies of which nobody in between can read or change anything (ICAO 9303-11, 9.8):
// triple DES and a retail MAC over a counter that never stands still. Pure.
#pragma once

#include "drivers/apdu.h"
#include "drivers/emrtd/access.h"

namespace drivers::emrtd {

class SecureMessaging {
public:
    explicit SecureMessaging(Session session) : session_(std::move(session)) {}

    // The command has data, or expects some.
    CardCommand protect(const CardCommand&);

    // The reply to the command that was protected last. Errc::untrusted when its MAC is wrong, it
    // has none, or its status is not the one that the MAC covers; a bare refusal stays one.
    base::Result<CardReply> unprotect(const CardReply&);

private:
    void count();
    base::Bytes mac_over(base::ByteView) const;
    base::Result<CardReply> open(base::ByteView sealed, std::uint16_t status) const;

    Session session_;
};

}  // namespace drivers::emrtd
