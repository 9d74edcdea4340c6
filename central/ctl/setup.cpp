#include "base/crypto/digest.h"

#include "base/crypto/random.h"
#include "base/json.h"
#include "central/ctl/commands.h"
#include "central/demonstration/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace central::ctl {

using base::Errc;
using base::Json;
using base::Result;

std::string Command::option(const std::string& name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::string{} : found->second;
}

Result<std::string> Command::required(const std::string& name) const
{
    auto value = option(name);
    if (value.empty())
        return base::fail(Errc::malformed, "--" + name + " is missing");
    return value;
}

Result<store::Location> Command::location() const
{
    const auto store = option("store");
    return store::Location::from_text(store.empty() ? folder.store().string() : store);
}

Result<std::unique_ptr<store::Store>> Command::open_store() const
{
    const auto place = TRY(location());
    if (place.is_file() && !std::filesystem::exists(place.file))
        return base::fail(Errc::not_found, "the data folder has no store: run init first");
    return store::Store::open(place);
}

// Hosts go into a certificate through OpenSSL's configuration syntax, where a comma or an @ means
// something else.
static bool is_host(std::string_view text)
{
    return !text.empty() && text.size() <= 253 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '.' || c == '-' || c == ':';
    });
}

static Result<std::vector<std::string>> hosts_from(std::string_view list)
{
    std::vector<std::string> hosts;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (!is_host(list.substr(0, end)))
            return base::fail(Errc::malformed, "--host takes names and addresses");
        hosts.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return hosts;
}

Result<> init(const Command& command)
{
    const auto list = TRY(command.required("host"));
    const auto hosts = TRY(hosts_from(list));
    const auto place = TRY(command.location());
    TRY(Credentials::create(command.folder, hosts, base::SystemClock{}.wall()));
    TRY(store::Store::open(place));
    fmt::print("authority: {}\n", command.folder.authority_certificate().string());
    return {};
}

static Json card_to_json(const demonstration::Card& card)
{
    return {{"person", card.person},
            {"kind", wire::name_of(card.kind)},
            {"name", card.name},
            {"english_name", card.english_name},
            {"sex", card.sex},
            {"ethnic_group", card.ethnic_group},
            {"birth", card.birth},
            {"address", card.address},
            {"number", card.number},
            {"nationality", card.nationality},
            {"authority", card.authority},
            {"valid_from", card.valid_from},
            {"valid_to", card.valid_to}};
}

Result<> demo_data(const Command& command)
{
    const auto store = TRY(command.open_store());
    const document::Fonts fonts;
    const auto now = base::SystemClock{}.wall();
    TRY(demonstration::add_people(*store, fonts, now));
    TRY(demonstration::add_platforms(command.folder.sharing(), now));
    auto list = Json::array();
    for (const auto& card : demonstration::cards()) {
        list.push_back(card_to_json(card));
        if (!command.is_json())
            fmt::print("{:20} {:20} {}\n", card.person, card.number, card.name);
    }
    if (command.is_json())
        fmt::print("{}\n", list.dump(2));
    return {};
}

// 32 characters without those that are taken for one another; 20 of them hold 100 bits.
static std::string new_code()
{
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static_assert(alphabet.size() == 32);
    std::string code;
    for (const auto byte : base::crypto::random_bytes(20)) {
        if (code.size() % 5 == 4)
            code += '-';
        code += alphabet[std::to_integer<std::size_t>(byte) % alphabet.size()];
    }
    return code;
}

static Result<int> days_from(const std::string& text)
{
    if (text.empty())
        return 7;
    int days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc{} || end != text.data() + text.size() || days < 1 || days > 90)
        return base::fail(Errc::malformed, "--days takes 1 to 90");
    return days;
}

Result<> enrolment_code(const Command& command)
{
    const auto model = TRY(command.required("model"));
    const auto days = TRY(days_from(command.option("days")));
    const auto store = TRY(command.open_store());
    const auto code = new_code();
    const auto expires = base::to_rfc3339(base::SystemClock{}.wall() + std::chrono::days(days));
    TRY(store->add_code({.digest = base::crypto::sha256_hex(base::view(code)),
                         .model = model,
                         .expires_at = expires}));
    if (command.is_json())
        fmt::print("{}\n", Json{{"code", code}, {"expires_at", expires}}.dump());
    else
        fmt::print("{}\ngood for one terminal until {}\n", code, expires);
    return {};
}

Result<> revoke(const Command& command)
{
    const auto terminal = command.option("terminal");
    const auto certificate = command.option("certificate");
    if (terminal.empty() == certificate.empty())
        return base::fail(Errc::malformed, "name one: --terminal or --certificate");
    const auto store = TRY(command.open_store());
    const auto now = base::to_rfc3339(base::SystemClock{}.wall());
    if (!terminal.empty())
        return store->revoke_terminal(terminal, now);
    return store->revoke_certificate(certificate, now);
}

static Result<wire::Outcome> outcome_from(const std::string& name)
{
    using enum wire::Outcome;
    for (const auto outcome : {printed, not_printed, withdrawn})
        if (wire::name_of(outcome) == name)
            return outcome;
    return base::fail(Errc::malformed, "--outcome takes printed, not_printed or withdrawn");
}

Result<> resolve(const Command& command)
{
    const auto serial = TRY(command.required("serial"));
    const auto name = TRY(command.required("outcome"));
    const auto outcome = TRY(outcome_from(name));
    const auto by = TRY(command.required("by"));
    const auto store = TRY(command.open_store());
    auto issue = TRY(store->issue(serial));
    if (!may_resolve(issue.state, outcome))
        return base::fail(Errc::refused, "only an unknown outcome is for a person to settle");
    issue.state = state_after(outcome);
    issue.resolved_by = by;
    issue.recorded_at = base::to_rfc3339(base::SystemClock{}.wall());
    return store->settle(issue, PaperState::unknown);
}

}  // namespace central::ctl
