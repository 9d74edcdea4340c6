#include "drivers/devctl/card_readers.h"

#include "drivers/pcsc/reader.h"

namespace drivers::devctl {

using base::Errc;
using base::Result;

static std::string_view remedy_for(Errc code)
{
    if (code == Errc::not_found)
        return "install it and start pcscd.socket";
    return "polkit may refuse this user: join the group yimen, for which deploy/install.sh lays "
           "down a rule, or ask as root";
}

Result<std::vector<std::string>> PcscReaders::names()
{
    auto names = pcsc::list();
    if (names)
        return names;
    const auto& error = names.error();
    return base::fail(error.code, error.detail + "; " + std::string(remedy_for(error.code)));
}

Result<std::unique_ptr<SmartCardReader>> PcscReaders::open(const std::string& name)
{
    return pcsc::Reader::open(name);
}

}  // namespace drivers::devctl
