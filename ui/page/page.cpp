#include "ui/page/page.h"

#include "base/secret.h"
#include "ui/page/answer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <system_error>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace ui::page {

using base::Errc;

namespace {

// Wipes what it held: a certificate is personal from edge to edge.
struct WipePixels {
    void operator()(PageImage* page) const
    {
        base::wipe(page->pixels);
        delete page;
    }
};

class Socket {
public:
    explicit Socket(int fd = -1) : fd_(fd) {}
    Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Socket& operator=(Socket&&) = delete;
    ~Socket() { close(); }
    int fd() const { return fd_; }
    void close()
    {
        if (fd_ >= 0)
            ::close(fd_);
        fd_ = -1;
    }

private:
    int fd_;
};

// Killed and buried in any case, so that no helper outlives the call that started it.
class Child {
public:
    Child(pid_t pid, Socket socket) : pid_(pid), socket_(std::move(socket)) {}
    Child(Child&& other) noexcept
        : pid_(std::exchange(other.pid_, -1)), socket_(std::move(other.socket_))
    {
    }
    Child& operator=(Child&&) = delete;
    ~Child()
    {
        if (pid_ < 0)
            return;
        ::kill(pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    int fd() const { return socket_.fd(); }

private:
    pid_t pid_;
    Socket socket_;
};

class SpawnActions {
public:
    explicit SpawnActions(int fd)
    {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, fd, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, fd, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_;
};

base::Result<Child> start(const std::filesystem::path& path, int page_index, int width)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return base::fail(Errc::exhausted, "no socket for the page helper");
    Socket ours(ends[0]);
    const Socket theirs(ends[1]);
    auto page_text = std::to_string(page_index);
    auto width_text = std::to_string(width);
    std::string program = path.string();
    std::array<char*, 4> words{program.data(), page_text.data(), width_text.data(), nullptr};
    std::string locale = "LC_ALL=C.UTF-8";
    std::array<char*, 2> environment{locale.data(), nullptr};
    const SpawnActions actions(theirs.fd());
    pid_t pid = -1;
    const int error = ::posix_spawn(&pid, program.c_str(), actions.get(), nullptr, words.data(),
                                    environment.data());
    if (error != 0)
        return base::fail(Errc::not_found, fmt::format("page helper {}: {}", program,
                                                       std::generic_category().message(error)));
    return Child(pid, std::move(ours));
}

base::Result<> wait_for(int fd, short events, base::Deadline deadline)
{
    pollfd waiting{fd, events, 0};
    const int left = static_cast<int>(base::time_left(deadline).count());
    const int ready = ::poll(&waiting, 1, left);
    if (ready == 0)
        return base::fail(Errc::timeout, "the page helper took too long");
    if (ready < 0 && errno != EINTR)
        return base::fail(Errc::disconnected, "the page helper cannot be waited for");
    return {};
}

base::Result<> send_all(int fd, base::ByteView bytes, base::Deadline deadline)
{
    while (!bytes.empty()) {
        TRY(wait_for(fd, POLLOUT, deadline));
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        // It need not read to the end to know what it has; its answer tells.
        if (sent < 0)
            break;
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    ::shutdown(fd, SHUT_WR);
    return {};
}

base::Result<> receive_all(int fd, std::span<std::byte> bytes, base::Deadline deadline)
{
    while (!bytes.empty()) {
        TRY(wait_for(fd, POLLIN, deadline));
        const auto got = ::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        if (got <= 0)
            return base::fail(Errc::disconnected, "the page helper ended without an answer");
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
    return {};
}

base::Result<> understood(Status status)
{
    switch (status) {
    case Status::drawn:
        return {};
    case Status::not_a_pdf:
        return base::fail(Errc::malformed, "the document is not a PDF");
    case Status::no_such_page:
        return base::fail(Errc::not_found, "the document has no such page");
    case Status::not_a_page:
        return base::fail(Errc::malformed, "the page has a size that no sheet has");
    case Status::too_large:
        return base::fail(Errc::exhausted, "the document is too large");
    case Status::not_enclosed:
        return base::fail(Errc::refused, "the page helper cannot be enclosed on this system");
    }
    std::unreachable();
}

}  // namespace

base::Result<std::shared_ptr<const PageImage>> render_page(const std::filesystem::path& path,
                                                           base::ByteView pdf, int page_index,
                                                           int width, base::Deadline deadline)
{
    if (pdf.size() > pdf_limit)
        return base::fail(Errc::exhausted, fmt::format("the document has {} bytes, limit {}",
                                                       pdf.size(), pdf_limit));
    if (page_index < 0 || width < least_width || width > most_width)
        return base::fail(Errc::not_found, "no such page or width");
    const auto helper = TRY(start(path, page_index, width));
    TRY(send_all(helper.fd(), pdf, deadline));
    std::array<std::byte, header_size> bytes{};
    TRY(receive_all(helper.fd(), bytes, deadline));
    const auto header = TRY(decode_header(bytes, width));
    TRY(understood(header.status));
    std::shared_ptr<PageImage> page(new PageImage, WipePixels{});
    page->width = static_cast<int>(header.width);
    page->height = static_cast<int>(header.height);
    page->pixels.resize(std::size_t{header.width} * header.height);
    TRY(receive_all(helper.fd(), std::as_writable_bytes(std::span(page->pixels)), deadline));
    return std::shared_ptr<const PageImage>(std::move(page));
}

}  // namespace ui::page
