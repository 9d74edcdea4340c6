#include "central/ctl/commands.h"

#include "base/json.h"

#include <fmt/format.h>

#include <map>

namespace central::ctl {

using base::Json;
using base::Result;

static constexpr int ledger_limit = 10'000;

static Json parsed(const std::string& body)
{
    auto json = base::parse_json(body, 65'536);
    return json ? *json : Json::object();
}

static Json terminal_to_json(const store::Terminal& terminal, const store::Heartbeat* heartbeat)
{
    return {{"terminal", terminal.id},
            {"model", terminal.model},
            {"enrolled_at", terminal.enrolled_at},
            {"revoked_at", terminal.revoked_at},
            {"last_heartbeat", heartbeat ? heartbeat->at : ""},
            {"status", heartbeat ? parsed(heartbeat->body) : Json()}};
}

static std::string_view standing(const Json& terminal)
{
    if (!terminal["revoked_at"].get_ref<const std::string&>().empty())
        return "revoked";
    if (terminal["status"].is_null())
        return "never seen";
    return terminal["status"].value("in_service", false) ? "in service" : "OUT OF SERVICE";
}

static void print_terminal(const Json& terminal)
{
    const auto& status = terminal["status"];
    fmt::print("{}  {:14}  {:20}  {}  outbox {}\n", terminal["terminal"].get<std::string>(),
               standing(terminal), terminal["last_heartbeat"].get<std::string>(),
               terminal["model"].get<std::string>(),
               status.is_null() ? 0 : status.value("outbox", 0));
    if (status.is_null())
        return;
    for (const auto& device : status.value("devices", Json::array()))
        fmt::print("    {:20} {:14} {}\n", device.value("device", ""), device.value("state", ""),
                   device.value("model", ""));
}

Result<> list_terminals(const Command& command)
{
    const auto store = TRY(command.open_store());
    const auto terminals = TRY(store->terminals());
    std::map<std::string, store::Heartbeat> last;
    for (auto& heartbeat : TRY(store->heartbeats()))
        last.insert_or_assign(heartbeat.terminal, std::move(heartbeat));
    auto list = Json::array();
    for (const auto& terminal : terminals) {
        const auto found = last.find(terminal.id);
        list.push_back(terminal_to_json(terminal, found == last.end() ? nullptr : &found->second));
        if (!command.is_json())
            print_terminal(list.back());
    }
    if (command.is_json())
        fmt::print("{}\n", list.dump(2));
    return {};
}

static Json issue_to_json(const store::Issue& issue)
{
    return {{"serial", issue.serial},
            {"terminal", issue.terminal},
            {"certificate", issue.certificate},
            {"pages", issue.pages},
            {"sha256", issue.sha256},
            {"state", name_of(issue.state)},
            {"pages_out", issue.pages_out ? Json(*issue.pages_out) : Json()},
            {"cause", issue.cause},
            {"issued_at", issue.issued_at},
            {"outcome_at", issue.outcome_at},
            {"recorded_at", issue.recorded_at},
            {"resolved_by", issue.resolved_by}};
}

Result<> list_ledger(const Command& command)
{
    const auto store = TRY(command.open_store());
    const auto issues = TRY(store->issues(ledger_limit));
    auto list = Json::array();
    for (const auto& issue : issues) {
        list.push_back(issue_to_json(issue));
        if (!command.is_json())
            fmt::print("{}  {:12} {:9} {}  {} {}\n", issue.serial, name_of(issue.state),
                       issue.terminal, issue.issued_at, issue.cause, issue.resolved_by);
    }
    if (command.is_json())
        fmt::print("{}\n", list.dump(2));
    return {};
}

Result<> list_ratings(const Command& command)
{
    const auto store = TRY(command.open_store());
    const auto ratings = TRY(store->ratings(ledger_limit));
    auto list = Json::array();
    for (const auto& rating : ratings) {
        list.push_back({{"visit", rating.visit},
                        {"terminal", rating.terminal},
                        {"serial", rating.serial},
                        {"level", rating.level},
                        {"rated_at", rating.rated_at}});
        if (!command.is_json())
            fmt::print("{}  {}  {}  {}\n", rating.rated_at, rating.terminal, rating.level,
                       rating.serial);
    }
    if (command.is_json())
        fmt::print("{}\n", list.dump(2));
    return {};
}

}  // namespace central::ctl
