#include "tests/hall/tampering_line.h"

#include "base/verify.h"
#include "tests/eventually.h"

#include <fmt/format.h>

#include <fstream>

namespace hall {

namespace fs = std::filesystem;

TamperingLine::TamperingLine(Hall& hall) : how_(hall.centre.data() / "tamper")
{
    tamper("nothing");
    const auto port_file = hall.centre.data() / "tampering-port";
    const fs::path script = fs::path(YIMEN_SOURCE_DIR) / "tests" / "hall" / "tampering_proxy.mjs";
    auto process = Process::start(
        {"node", script.string(), "--data", hall.centre.data().string(), "--terminal",
         hall.settings().terminal.data.string(), "--upstream", std::to_string(hall.centre.port()),
         "--port-file", port_file.string(), "--tamper", how_.string()},
        {});
    VERIFY(process);
    process_ = std::move(*process);
    int port = 0;
    const bool is_up = tests::eventually([&] {
        std::ifstream file(port_file);
        return bool(file >> port) || !process_->is_running();
    });
    VERIFY(is_up && port > 0);
    hall.switch_off();
    hall.settings().central.url = fmt::format("https://localhost:{}", port);
    hall.switch_on();
}

void TamperingLine::tamper(std::string_view how)
{
    const auto beside = how_.string() + ".new";
    std::ofstream(beside) << how;
    fs::rename(beside, how_);
}

}  // namespace hall
