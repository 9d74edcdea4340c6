#include "drivers/devctl/scan.h"

#include "drivers/camera/code_scanner.h"
#include "drivers/camera/folder_source.h"
#include "drivers/devctl/bench.h"
#include "drivers/registry.h"

#include <fmt/format.h>

#include <optional>
#include <ostream>

namespace drivers::devctl {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

// Through whose eyes, and what is shown of it.
struct Look {
    bool is_camera = false;
    std::string_view pictures;
    Shown shown = Shown::beginning;
    CodeEnding ending = CodeEnding::silence;
};

Result<ScannedCode> scan_one_code(CodeScanner& scanner)
{
    static constexpr auto patience = 30s;

    TRY(scanner.arm());
    auto code = scanner.next(base::within(patience));
    const auto put_out = scanner.disarm();
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

// --camera, --pictures PATH, --ending ENDING, --show. Empty for anything else.
static std::optional<Look> read_look(std::span<const std::string_view> words)
{
    Look out;
    bool names_ending = false;
    for (; !words.empty(); words = words.subspan(1)) {
        if (words[0] == "--show") {
            out.shown = Shown::all;
        } else if (words[0] == "--camera") {
            out.is_camera = true;
        } else if (words[0] == "--pictures" && words.size() > 1) {
            out.pictures = words[1];
            words = words.subspan(1);
        } else if (words[0] == "--ending" && words.size() > 1) {
            const auto ending = code_ending_named(words[1]);
            if (!ending)
                return std::nullopt;
            out.ending = *ending;
            names_ending = true;
            words = words.subspan(1);
        } else {
            return std::nullopt;
        }
    }
    // Neither with the other, and a picture has no ending.
    const int others = int{out.is_camera} + int{!out.pictures.empty()} + int{names_ending};
    return others > 1 ? std::nullopt : std::optional(out);
}

static Result<std::unique_ptr<CodeScanner>> open_scanner(const Machines& machines, const Look& look,
                                                         const base::Clock& clock)
{
    if (look.is_camera)
        return camera::CodeScanner::open(machines.video, clock);
    if (look.pictures.empty())
        return open_code_scanner(machines.bus, look.ending);
    auto pictures = TRY(camera::FolderSource::open(look.pictures));
    return std::make_unique<camera::CodeScanner>(std::move(pictures), "pictures", clock);
}

Exit scan(Bench& bench)
{
    const auto look = read_look(bench.arguments);
    if (!look)
        return tell_usage(bench.err);
    const base::SystemClock clock;
    const auto scanner = open_scanner(bench.machines, *look, clock);
    if (!scanner)
        return tell(bench, scanner.error());
    const auto code = scan_one_code(**scanner);
    if (!code)
        return tell(bench, code.error());
    bench.out << describe(*code, look->shown);
    return Exit::ok;
}

}  // namespace drivers::devctl
