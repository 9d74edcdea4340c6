#include "tests/hall/display.h"

#include "base/verify.h"
#include "tests/eventually.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

namespace hall {

namespace fs = std::filesystem;

// -displayfd 2: the number comes alone on a line, among what else the server says.
static std::string display_number(const fs::path& log)
{
    std::ifstream file(log);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && std::ranges::all_of(line, is_digit))
            return line;
    return {};
}

Display::Display(const fs::path& folder, ui::toolkit::Size size) : folder_(folder)
{
    const auto log = folder / "display.log";
    auto server = Process::start({"Xvfb", "-displayfd", "2", "-screen", "0",
                                  fmt::format("{}x{}x24", size.width, size.height), "-fbdir",
                                  folder.string(), "-nolisten", "tcp", "-noreset"},
                                 log);
    VERIFY(server);
    server_ = std::move(*server);
    VERIFY(tests::eventually([&] { return !display_number(log).empty(); }));
    ::setenv("DISPLAY", (":" + display_number(log)).c_str(), 1);
    ::setenv("SDL_VIDEODRIVER", "x11", 1);
}

Display::~Display()
{
    server_->stop();
    ::unsetenv("DISPLAY");
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
}

// The server keeps its screen in a file of the X window dump format: a header of big-endian words,
// a colour map of 12 bytes an entry, the pixels.
std::uint32_t Display::pixel(int x, int y) const
{
    static constexpr std::size_t header_words = 25;
    static constexpr std::size_t header_size = 0, bytes_per_line = 12, colours = 19;
    std::ifstream file(folder_ / "Xvfb_screen0", std::ios::binary);
    std::array<unsigned char, header_words * 4> header{};
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    const auto word = [&header](std::size_t index) {
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < 4; ++i)
            out = out << 8 | header[index * 4 + i];
        return out;
    };
    const auto line = static_cast<std::uint32_t>(y) * word(bytes_per_line);
    file.seekg(word(header_size) + word(colours) * 12 + line + static_cast<std::uint32_t>(x) * 4);
    std::uint32_t out = 0;
    file.read(reinterpret_cast<char*>(&out), sizeof out);
    VERIFY(file);
    return out & 0xFFFFFF;
}

void Display::click(int x, int y) const
{
    const auto ran =
        run({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "click", "1"});
    VERIFY(ran.status == 0);
}

}  // namespace hall
