// Private to this folder: one HTTP connection to the printer, through libcups.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "drivers/ipp/libcups.h"
#include "drivers/ipp/patience.h"

#include <functional>
#include <string>

namespace drivers::ipp {

struct Address {
    std::string uri;  // As the printer is to read it.
    std::string host;
    int port = 0;
    std::string resource;
    bool is_encrypted = false;
};

// ipp://…, ipps://…, or cups:QUEUE for a queue of the CUPS on this machine.
base::Result<Address> decode_uri(const std::string& uri);

class Link {
public:
    Link(Address address, const Patience& patience)
        : address_(std::move(address)), patience_(patience)
    {
    }

    // Sends the request and, behind it, the document. Errc::disconnected when there is no
    // connection or it broke, also behind a gateway, Errc::timeout, Errc::malformed for what is no
    // IPP.
    base::Result<Message> exchange(ipp_t& request, base::ByteView document,
                                   const std::function<void()>& first_byte);

    // The last exchange failed between a gateway, such as ipp-usb, and the printer.
    bool has_gateway_failed() const { return has_gateway_failed_; }

    void close() { http_.reset(); }
    bool is_open() const { return http_ != nullptr; }
    bool is_queue() const { return address_.resource.starts_with("/printers/"); }

private:
    base::Result<> connect();
    base::Result<> send(ipp_t& request, base::ByteView document,
                        const std::function<void()>& first_byte);
    base::Result<Message> receive();

    Address address_;
    Patience patience_;
    Http http_;
    bool has_gateway_failed_ = false;
};

}  // namespace drivers::ipp
