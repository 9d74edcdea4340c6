#include "central/store/store.h"

#include "central/store/connection.h"
#include "central/store/schema.h"

#include <fcntl.h>
#include <unistd.h>

namespace central::store {

using base::Errc;
using base::Result;

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Store::~Store() = default;

// SQLite gives its -wal and -shm files the mode of the database.
static Result<> create_private(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(Errc::not_found, "store: cannot open the file");
    ::close(file);
    return {};
}

Result<std::unique_ptr<Store>> Store::open(const Location& location)
{
    if (location.is_file())
        TRY(create_private(location.file));
    auto connection = std::make_unique<Connection>(location);
    try {
        connection->open();
        TRY(migrate(*connection));
    } catch (const std::exception& error) {
        return std::unexpected(told_by(error).error());
    }
    return std::unique_ptr<Store>(new Store(std::move(connection)));
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file)
{
    return open(Location{.file = file, .url = {}});
}

Result<> Store::check()
{
    return guarded(*connection_, [&]() -> Result<> {
        int one = 0;
        connection_->sql << "SELECT 1", soci::into(one);
        return {};
    });
}

void Store::log_statements(std::ostream& log)
{
    connection_->sql.set_log_stream(&log);
}

}  // namespace central::store
