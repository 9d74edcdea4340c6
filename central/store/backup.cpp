#include "central/store/backup.h"

#include "base/crypto/digest.h"
#include "base/crypto/pem_file.h"
#include "central/store/copying.h"
#include "central/store/schema.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

namespace central::store {

using base::Errc;
using base::Result;
using std::filesystem::path;

namespace {

class File {
public:
    File(const path& name, int flags) : descriptor_(::open(name.c_str(), flags | O_CLOEXEC, 0600))
    {
    }
    ~File()
    {
        if (is_open())
            ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

// A copy may be larger than the memory: the system brings in what is being summed.
Result<std::string> sum_of(const path& name)
{
    const File file(name, O_RDONLY);
    const auto size = file.is_open() ? ::lseek(file.descriptor(), 0, SEEK_END) : -1;
    if (size <= 0)
        return base::fail(Errc::not_found, "store: no copy can be read there");
    const auto length = static_cast<std::size_t>(size);
    void* mapped = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (mapped == MAP_FAILED)
        return base::fail(Errc::exhausted, "store: the copy cannot be read");
    auto sum = base::crypto::sha256_hex({static_cast<const std::byte*>(mapped), length});
    ::munmap(mapped, length);
    return sum;
}

path beside(const path& file, const char* ending)
{
    return file.string() + ending;
}

Result<> create_empty(const path& name)
{
    if (!File(name, O_WRONLY | O_CREAT | O_EXCL).is_open())
        return base::fail(Errc::refused, "store: the copy cannot be written there");
    return {};
}

Result<> put_on_disk(const path& name)
{
    const File file(name, O_RDONLY);
    if (!file.is_open() || ::fsync(file.descriptor()) != 0)
        return base::fail(Errc::exhausted, "store: the copy cannot be put on the disk");
    return {};
}

Result<std::size_t> read_copy(Connection& connection, const path& file)
{
    return connection.location().is_file() ? read_file_copy(file)
                                           : read_server_copy(connection, file);
}

Result<> write_copy(Connection& from, const path& partial)
{
    TRY(from.location().is_file() ? copy_file_store(from, partial)
                                  : copy_server_store(from, partial));
    TRY(read_copy(from, partial));
    return put_on_disk(partial);
}

// Tables that are there before anybody has used the store.
constexpr std::string_view born_full[] = {"schema_version", "sqlite_sequence", "terminal_numbers"};

std::vector<std::string> tables_of(Connection& connection)
{
    const bool is_file = connection.dialect() == Dialect::sqlite;
    const soci::rowset<std::string> rows =
        (connection.sql.prepare << (is_file ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                                            : "SELECT tablename::text FROM pg_tables "
                                              "WHERE schemaname = current_schema()"));
    return {rows.begin(), rows.end()};
}

bool has_anything(Connection& connection)
{
    for (const auto& table : tables_of(connection)) {
        int rows = 0;
        if (std::ranges::find(born_full, table) == std::end(born_full))
            connection.sql << "SELECT count(*) FROM (SELECT 1 FROM \"" + table + "\" LIMIT 1) t",
                soci::into(rows);
        if (rows > 0)
            return true;
    }
    return false;
}

// In the form of sha256sum: the sum, two blanks, the name.
Result<> check_sum(const path& file)
{
    const auto told = TRY(base::crypto::read_pem_file(beside(file, ".sha256")));
    const auto sum = TRY(sum_of(file));
    if (told.substr(0, told.find(' ')) != sum)
        return base::fail(Errc::untrusted, "store: the copy is not the one that was written");
    return {};
}

Result<> load(Connection& to, const path& file)
{
    const auto version = TRY(read_copy(to, file));
    if (version > migrations().size())
        return base::fail(Errc::refused, "store: the copy is of a newer version of this program");
    if (has_anything(to))
        return base::fail(Errc::refused, "store: there is something in the store already");
    return to.location().is_file() ? load_file_copy(to, file) : load_server_copy(to, file);
}

}  // namespace

Result<> back_up(const Location& from, const path& file)
{
    if (std::filesystem::exists(file))
        return base::fail(Errc::refused, "store: the copy would overwrite a file");
    if (from.is_file() && !std::filesystem::exists(from.file))
        return base::fail(Errc::not_found, "store: there is none to copy");
    // Whoever finds FILE finds a whole one.
    const auto partial = beside(file, ".partial");
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    TRY(create_empty(partial));
    Connection connection(from);
    auto written = guarded(connection, [&] { return write_copy(connection, partial); });
    if (!written) {
        std::filesystem::remove(partial, ignored);
        return written;
    }
    const auto sum = TRY(sum_of(partial));
    TRY(base::crypto::write_pem_file(beside(file, ".sha256"),
                                     sum + "  " + file.filename().string() + "\n",
                                     base::crypto::Readable::by_owner));
    std::error_code failed;
    std::filesystem::rename(partial, file, failed);
    if (failed)
        return base::fail(Errc::exhausted, "store: the copy cannot be given its name");
    return put_on_disk(std::filesystem::absolute(file).parent_path());
}

Result<> restore(const Location& to, const path& file)
{
    TRY(check_sum(file));
    if (to.is_file() && !std::filesystem::exists(to.file))
        TRY(create_empty(to.file));
    {
        Connection connection(to);
        TRY(guarded(connection, [&] { return load(connection, file); }));
    }
    // Brings an older copy up to date, and shows that it opens.
    const auto store = TRY(Store::open(to));
    return store->check();
}

}  // namespace central::store
