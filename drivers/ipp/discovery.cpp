#include "drivers/ipp/discovery.h"

#include "drivers/ipp/connection.h"

namespace drivers::ipp {

using base::Errc;
using base::Result;

Result<std::string> find_behind_ipp_usb(std::string_view model, PortRange ports,
                                        const Patience& patience)
{
    for (int port = ports.first; port <= ports.last; ++port) {
        auto uri = "ipp://localhost:" + std::to_string(port) + "/ipp/print";
        const auto connection = TRY(Connection::open(uri, patience));
        const auto can = connection->capabilities();
        if (can && can->make_and_model.contains(model))
            return uri;
    }
    return base::fail(Errc::not_found, "ipp-usb offers no such printer");
}

}  // namespace drivers::ipp
