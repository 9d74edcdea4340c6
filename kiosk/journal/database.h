// SQLite behind Result: one connection, prepared statements, transactions that roll back unless
// they are committed. The only file of the kiosk that knows SQLite.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;

namespace kiosk::journal {

using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;
using Row = std::vector<Value>;

// Used by one thread. Errors: Errc::exhausted for a full disk, Errc::malformed for a damaged file,
// Errc::timeout when another connection holds it too long, Errc::refused otherwise.
class Database {
public:
    // ":memory:" is a database of its own. WAL with synchronous=FULL: what is committed survives a
    // power cut.
    static base::Result<std::unique_ptr<Database>> open(const std::filesystem::path&);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    base::Result<> run(std::string_view sql, const std::vector<Value>& values = {});
    base::Result<std::vector<Row>> rows(std::string_view sql,
                                        const std::vector<Value>& values = {});
    std::int64_t changes() const;

    // All of it or none of it.
    base::Result<> transaction(const std::function<base::Result<>()>& work);

private:
    explicit Database(sqlite3* handle) : handle_(handle) {}
    std::unexpected<base::Error> error(std::string_view doing) const;

    sqlite3* handle_;
};

}  // namespace kiosk::journal
