// Calls for help and complaints: what a keeper sees, and how they answer.
#include "base/json.h"
#include "central/ctl/commands.h"
#include "central/wire/formats.h"

#include <fmt/format.h>

namespace central::ctl {

using base::Errc;
using base::Json;
using base::Result;

static constexpr int list_limit = 1000;

static std::string now()
{
    return base::to_rfc3339(base::SystemClock{}.wall());
}

static Result<> take_call(const Command& command, const std::string& key)
{
    const auto by = TRY(command.required("by"));
    const auto store = TRY(command.open_store());
    return store->answer_help_call({.key = key,
                                    .terminal = {},
                                    .screen = {},
                                    .told_at = {},
                                    .answered_at = now(),
                                    .answered_by = by});
}

Result<> help(const Command& command)
{
    if (const auto key = command.option("answer"); !key.empty())
        return take_call(command, key);
    const auto store = TRY(command.open_store());
    auto list = Json::array();
    for (const auto& call : TRY(store->help_calls(list_limit))) {
        list.push_back({{"key", call.key},
                        {"terminal", call.terminal},
                        {"screen", call.screen},
                        {"told_at", call.told_at},
                        {"answered_at", call.answered_at},
                        {"answered_by", call.answered_by}});
        if (!command.is_json())
            fmt::print("{}  {}  {:18} {}  {}\n", call.told_at, call.terminal, call.screen, call.key,
                       call.answered_at.empty() ? "WAITING" : "taken by " + call.answered_by);
    }
    if (command.is_json())
        fmt::print("{}\n", list.dump(2));
    return {};
}

static Result<> answer(const Command& command, const std::string& number)
{
    const auto by = TRY(command.required("by"));
    const auto text = TRY(command.required("text"));
    if (text.size() > wire::optional_line_200.max_bytes || !wire::optional_line_200.fits(text))
        return base::fail(Errc::malformed, "--text takes a line of at most 200 characters");
    const auto store = TRY(command.open_store());
    auto complaint = TRY(store->complaint(number));
    complaint.answer = base::SecretText(text);
    complaint.answered_at = now();
    complaint.answered_by = by;
    return store->answer_complaint(complaint);
}

static Json to_json(const store::Complaint& complaint)
{
    return {{"number", complaint.number},
            {"terminal", complaint.terminal},
            {"is_anonymous", !complaint.person},
            {"kind", wire::name_of(complaint.kind)},
            {"subject", wire::name_of(complaint.subject)},
            {"words", complaint.words.reveal()},
            {"phone", complaint.phone.reveal()},
            {"filed_at", complaint.filed_at},
            {"received_at", complaint.received_at},
            {"answer", complaint.answer.reveal()},
            {"answered_at", complaint.answered_at},
            {"answered_by", complaint.answered_by}};
}

Result<> complaints(const Command& command)
{
    if (const auto number = command.option("answer"); !number.empty())
        return answer(command, number);
    const auto store = TRY(command.open_store());
    auto list = Json::array();
    for (const auto& complaint : TRY(store->complaints(list_limit))) {
        list.push_back(to_json(complaint));
        if (!command.is_json())
            fmt::print("{}  {}  {:15} {:12} {:8} {} {}\n", complaint.number, complaint.filed_at,
                       wire::name_of(complaint.kind), wire::name_of(complaint.subject),
                       complaint.answered_at.empty() ? "WAITING" : "answered",
                       complaint.words.reveal(), complaint.phone.reveal());
    }
    if (command.is_json())
        fmt::print("{}\n", list.dump(2));
    return {};
}

}  // namespace central::ctl
