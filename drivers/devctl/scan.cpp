#include "drivers/devctl/scan.h"

#include "drivers/devctl/bench.h"
#include "drivers/registry.h"

#include <fmt/format.h>

#include <ostream>

namespace drivers::devctl {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

Result<ScannedCode> scan_one_code(Bus& bus)
{
    static constexpr auto patience = 30s;

    const auto scanner = TRY(open_code_scanner(bus));
    TRY(scanner->arm());
    auto code = scanner->next(base::within(patience));
    const auto put_out = scanner->disarm();
    if (!code)
        return std::unexpected(std::move(code).error());
    if (!*code)
        return base::fail(Errc::timeout, "nobody showed a code");
    if (!put_out)
        return std::unexpected(put_out.error());
    return std::move(**code);
}

static bool begins_character(char c)
{
    return (c & 0xc0) != 0x80;
}

static std::string shown(std::string_view text, Shown how)
{
    static constexpr int clear = 4;

    if (how == Shown::all)
        return std::string(text);
    std::string out;
    int characters = 0;
    for (char c : text) {
        characters += begins_character(c);
        if (characters <= clear)
            out += c;
        else if (begins_character(c))
            out += '*';
    }
    return out;
}

// What would move a terminal's cursor, or worse, is written as what it is.
static std::string printable(std::string_view text)
{
    std::string out;
    for (char c : text) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        out += is_control ? fmt::format("\\x{:02x}", static_cast<unsigned char>(c))
                          : std::string(1, c);
    }
    return out;
}

std::string describe(const ScannedCode& code, Shown how)
{
    const auto& bytes = code.bytes.reveal();
    auto out =
        fmt::format("symbology  {}\nsize       {} bytes\n", name_of(code.symbology), bytes.size());
    if (!code.text.is_empty())
        return out + fmt::format("text       {}\n", printable(shown(code.text.reveal(), how)));
    if (how == Shown::all)
        return out + fmt::format("bytes      {}\n", base::to_hex(bytes));
    return out + "no text\n";
}

Exit scan(Bench& bench)
{
    const auto& arguments = bench.arguments;
    const bool shows_all = arguments.size() == 1 && arguments[0] == "--show";
    if (!arguments.empty() && !shows_all)
        return tell_usage(bench.err);
    const auto code = scan_one_code(bench.bus);
    if (!code)
        return tell(bench, code.error());
    bench.out << describe(*code, shows_all ? Shown::all : Shown::beginning);
    return Exit::ok;
}

}  // namespace drivers::devctl
