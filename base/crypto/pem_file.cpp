#include "base/crypto/pem_file.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <system_error>

namespace base::crypto {

static constexpr std::size_t pem_limit = 65'536;

class File {
public:
    File(const std::filesystem::path& path, int flags, mode_t mode)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode))
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

static std::string cause()
{
    return std::generic_category().message(errno);
}

Result<std::string> read_pem_file(const std::filesystem::path& path)
{
    const File file(path, O_RDONLY, 0);
    if (!file.is_open())
        return fail(Errc::not_found, path.filename().string() + ": " + cause());
    // One allocation: a growing buffer would leave pieces of a private key behind.
    std::string text(pem_limit + 1, '\0');
    std::size_t size = 0;
    for (ssize_t got = 1; got > 0 && size < text.size(); size += static_cast<std::size_t>(got)) {
        got = ::read(file.descriptor(), text.data() + size, text.size() - size);
        if (got < 0)
            return fail(Errc::not_found, path.filename().string() + ": " + cause());
    }
    if (size > pem_limit)
        return fail(Errc::exhausted, path.filename().string() + " is larger than 64 KiB");
    text.resize(size);
    return text;
}

static Result<> write_all(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written <= 0)
            return fail(Errc::exhausted, "cannot write: " + cause());
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0)
        return fail(Errc::exhausted, "cannot write: " + cause());
    return {};
}

static Result<> sync_folder(const std::filesystem::path& folder)
{
    const File file(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY, 0);
    if (!file.is_open() || ::fsync(file.descriptor()) != 0)
        return fail(Errc::exhausted, "cannot write the folder: " + cause());
    return {};
}

Result<> write_pem_file(const std::filesystem::path& path, std::string_view pem, Readable readable)
{
    auto temporary = path;
    temporary += ".new";
    ::unlink(temporary.c_str());
    {
        const mode_t mode = readable == Readable::by_owner ? 0600 : 0644;
        const File file(temporary, O_WRONLY | O_CREAT | O_EXCL, mode);
        if (!file.is_open())
            return fail(Errc::exhausted,
                        "cannot create " + path.filename().string() + ": " + cause());
        TRY(write_all(file.descriptor(), pem));
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return fail(Errc::exhausted, "cannot replace " + path.filename().string() + ": " + cause());
    return sync_folder(path.parent_path());
}

}  // namespace base::crypto
