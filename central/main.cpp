// yimen-central: the approval service. Exit 0 when asked to stop, 1 when something outside is
// wrong, 2 for a mistake in the command line.
#include "base/crypto/pem_file.h"
#include "base/log.h"
#include "central/routes.h"
#include "central/server/server.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

namespace {

constexpr int exit_failure = 1;
constexpr int exit_mistake = 2;

struct Command {
    std::filesystem::path data;
    std::string store;  // Empty: a file in the data folder.
    std::string listen = "127.0.0.1:8443";
    std::filesystem::path port_file;
    std::string public_url;
};

std::optional<Command> read_command(int count, char** arguments)
{
    Command command;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view name = arguments[i];
        const char* value = arguments[i + 1];
        if (name == "--data")
            command.data = value;
        else if (name == "--store")
            command.store = value;
        else if (name == "--listen")
            command.listen = value;
        else if (name == "--port-file")
            command.port_file = value;
        else if (name == "--public-url")
            command.public_url = value;
        else
            return std::nullopt;
    }
    const bool is_whole = count % 2 == 1 && !command.data.empty();
    return is_whole ? std::optional(command) : std::nullopt;
}

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

std::optional<Endpoint> endpoint_from(const std::string& text)
{
    const auto colon = text.rfind(':');
    if (colon == text.npos)
        return std::nullopt;
    Endpoint endpoint{.address = text.substr(0, colon)};
    if (endpoint.address.starts_with('[') && endpoint.address.ends_with(']'))
        endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, endpoint.port);
    if (error != std::errc{} || stopped != end)
        return std::nullopt;
    return endpoint;
}

std::string public_url_of(const Command& command, std::uint16_t port)
{
    if (command.public_url.empty())
        return fmt::format("https://{}:{}", command.listen.substr(0, command.listen.rfind(':')),
                           port);
    auto url = command.public_url;
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

base::Result<central::cases::WorkingDays> working_days_of(const central::DataFolder& folder)
{
    if (!std::filesystem::exists(folder.holidays()))
        return central::cases::WorkingDays::built_in();
    return central::cases::WorkingDays::load(folder.holidays());
}

base::Result<> serve(const Command& command, const Endpoint& endpoint)
{
    const base::SystemClock clock;
    const central::DataFolder folder{command.data};
    const auto place = TRY(central::store::Location::from_text(
        command.store.empty() ? folder.store().string() : command.store));
    const auto credentials = TRY(central::Credentials::load(folder, clock.wall()));
    const auto store = TRY(central::store::Store::open(place));
    const central::document::Fonts fonts;
    central::sharing::Sharing sharing(clock);
    TRY(sharing.load(folder.sharing()));
    const auto working_days = TRY(working_days_of(folder));
    central::catalogue::Shelf catalogue(folder.catalogue());
    central::Office office{.store = *store,
                           .clock = clock,
                           .credentials = credentials,
                           .fonts = fonts,
                           .sharing = sharing,
                           .working_days = working_days,
                           .catalogue = catalogue,
                           .public_url = {}};

    const central::server::Options options{.address = endpoint.address,
                                           .port = endpoint.port,
                                           .certificate = folder.server_certificate(),
                                           .key = folder.server_key(),
                                           .authority = folder.authority_certificate()};
    const auto server = TRY(central::server::Server::open(
        options, [&office](const central::Request& request) { return answer(office, request); }));
    office.public_url = public_url_of(command, server->port());
    if (!command.port_file.empty())
        TRY(base::crypto::write_pem_file(command.port_file, std::to_string(server->port()) + "\n",
                                         base::crypto::Readable::by_all));
    base::log(base::LogEvent::started, {{"program", "yimen-central"}, {"version", YIMEN_VERSION}});
    server->run();
    base::log(base::LogEvent::stopped, {{"program", "yimen-central"}});
    return {};
}

}  // namespace

int main(int count, char** arguments)
{
    const auto command = read_command(count, arguments);
    const auto endpoint = command ? endpoint_from(command->listen) : std::nullopt;
    if (!endpoint) {
        fmt::print(stderr,
                   "usage: yimen-central --data DIR [--store postgresql://USER@HOST/DATABASE]\n"
                   "                     [--listen ADDRESS:PORT]\n"
                   "                     [--port-file FILE] [--public-url https://HOST]\n");
        return exit_mistake;
    }
    const auto served = serve(*command, *endpoint);
    if (served)
        return 0;
    fmt::print(stderr, "yimen-central: {}\n", served.error().detail);
    return exit_failure;
}
