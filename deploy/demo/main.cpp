// yimen-demo: a terminal with emulated devices and a real centre, on one machine.
//   yimen-demo --build DIR                        in a window, with a panel for the hands
//   yimen-demo --build DIR --headless --out DIR   plays a visit and leaves pictures and papers
// Headless it ends with 0 only if the paper came out once and both ledgers agree.
#include "deploy/demo/album.h"

#include "base/json.h"
#include "deploy/demo/live.h"
#include "deploy/demo/played_visit.h"
#include "tests/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string_view>

namespace fs = std::filesystem;

namespace {

struct Command {
    fs::path build;
    fs::path out;
    bool is_headless = false;
    bool is_landscape = false;
    ui::Language language = ui::Language::zh;
};

const ui::Language* language_called(std::string_view name)
{
    const auto* const found = std::ranges::find_if(
        ui::all_languages, [name](ui::Language one) { return ui::name_of(one) == name; });
    return found == ui::all_languages.end() ? nullptr : found;
}

std::optional<Command> read_command(int count, char** words)
{
    Command command;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = words[i];
        const bool has_value = i + 1 < count;
        if (name == "--headless")
            command.is_headless = true;
        else if (name == "--landscape")
            command.is_landscape = true;
        else if (name == "--language" && has_value && language_called(words[i + 1]))
            command.language = *language_called(words[++i]);
        else if (name == "--out" && has_value)
            command.out = words[++i];
        else if (name == "--build" && has_value)
            command.build = words[++i];
        else
            return std::nullopt;
    }
    const bool is_whole = !command.build.empty() && command.is_headless != command.out.empty();
    return is_whole ? std::optional(command) : std::nullopt;
}

hall::Options options_for(const Command& command, const fs::path& folder)
{
    hall::Options options{.folder = folder,
                          .trace = {},
                          .width = 1080,
                          .height = 1920,
                          .is_short_of_patience = false,
                          .has_window = !command.is_headless};
    if (command.is_headless)
        options.trace = command.out / "trace.jsonl";
    else
        options.width = 540, options.height = 960;
    if (command.is_landscape)
        std::swap(options.width, options.height);
    return options;
}

void save_ledger(const hall::Hall& hall, const fs::path& out)
{
    std::ofstream(out / "ledger.json") << hall.centre.ctl_json({"ledger"}).dump(2) << '\n';
}

int fail(std::string_view why)
{
    fmt::print(stderr, "demo: {}\n", why);
    return 1;
}

int play(hall::Hall& hall, const Command& command)
{
    demo::Album album(hall, command.out);
    hall.after_turn = [&album] { album.look(); };
    const auto played = demo::play_visit(hall, command.language);
    hall.after_turn = {};
    if (const auto saved = album.save_sheet(); !saved)
        return fail(saved.error().detail);
    if (!played)
        return fail(played.error().detail);
    const bool do_agree = hall.do_ledgers_agree();
    save_ledger(hall, command.out);
    if (const auto saved = album.save_papers(); !saved)
        return fail(saved.error().detail);
    const auto serial = hall.last_serial();
    if (hall.papers.printed().size() != 1 || hall.receipts.slips().size() != 1)
        return fail("the paper did not come out exactly once");
    if (!do_agree || hall.centre.paper_state(serial) != "printed")
        return fail("the ledgers do not agree");
    fmt::print(
        "The visit was played: {} is printed once, and both ledgers say so.\n"
        "Look at {}\n",
        serial, (command.out / "journey.png").string());
    return 0;
}

}  // namespace

int main(int count, char** words)
{
    const auto command = read_command(count, words);
    if (!command) {
        fmt::print(stderr,
                   "usage: yimen-demo --build DIR [--headless --out DIR] [--landscape]"
                   " [--language zh|en|ii|bo|ug]\n");
        return 2;
    }
    if (command->is_headless)
        fs::create_directories(command->out);
    const tests::Folder folder;
    hall::Hall hall(hall::Programs{command->build}, options_for(*command, folder.path()));
    if (command->is_headless)
        return play(hall, *command);
    demo::live(hall, command->build / "deploy" / "demo" / "yimen-demo-panel",
               folder.path() / "hands");
    return 0;
}
