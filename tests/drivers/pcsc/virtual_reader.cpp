#include "tests/drivers/pcsc/virtual_reader.h"

#include "tests/eventually.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace tests {

using base::Bytes;
using base::ByteView;
using namespace std::chrono_literals;

static constexpr auto kindness = 5s;  // Before pcscd is killed.
static constexpr std::uint16_t port = 0x8c7b;

static void require(bool condition, const char* what)
{
    if (!condition)
        throw std::runtime_error(std::string("cannot ") + what);
}

static void write_to(const char* path, const std::string& text)
{
    std::ofstream(path) << text;
}

static void raise_loopback()
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    request.ifr_name[0] = 'l';
    request.ifr_name[1] = 'o';
    request.ifr_flags = IFF_UP;
    const bool is_up = ::ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    ::close(socket);
    require(is_up, "raise the loopback");
}

static void move_into_own_room()
{
    static bool is_there = false;
    if (is_there)
        return;
    const auto user = std::to_string(::getuid());
    const auto group = std::to_string(::getgid());
    require(::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) == 0,
            "have namespaces of one's own: this test needs a kernel that grants them");
    write_to("/proc/self/setgroups", "deny");
    write_to("/proc/self/uid_map", "0 " + user + " 1");
    write_to("/proc/self/gid_map", "0 " + group + " 1");
    require(::mount("none", "/run", "tmpfs", 0, nullptr) == 0, "mount a /run");
    raise_loopback();
    is_there = true;
}

static pid_t start_pcscd()
{
    static constexpr auto settings = "/run/reader.conf";
    write_to(settings,
             "FRIENDLYNAME \"Virtual PCD\"\n"
             "DEVICENAME /dev/null:" +
                 std::to_string(port) +
                 "\n"
                 "LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\n"
                 "CHANNELID " +
                 std::to_string(port) + "\n");
    std::vector<std::string> words{"setpriv",      "--pdeathsig", "TERM",  "/usr/sbin/pcscd",
                                   "--foreground", "--config",    settings};
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, "/run/log", O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    pid_t child = -1;
    const int error =
        ::posix_spawnp(&child, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    require(error == 0, "start pcscd");
    return child;
}

VirtualReader::VirtualReader()
{
    move_into_own_room();
    pcscd_ = start_pcscd();
    require(eventually([] { return std::filesystem::exists("/run/pcscd/pcscd.comm"); }),
            "wait for pcscd");
    server_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

VirtualReader::~VirtualReader()
{
    stop_pcscd();
}

void VirtualReader::stop_pcscd()
{
    if (pcscd_ < 0)
        return;
    ::kill(pcscd_, SIGTERM);
    const bool ended =
        eventually([this] { return ::waitpid(pcscd_, nullptr, WNOHANG) == pcscd_; }, kindness);
    if (!ended) {
        ::kill(pcscd_, SIGKILL);
        ::waitpid(pcscd_, nullptr, 0);
    }
    pcscd_ = -1;
}

void VirtualReader::insert(drivers::emulation::SmartCard& card)
{
    const std::lock_guard lock(mutex_);
    card_ = &card;
}

void VirtualReader::remove()
{
    const std::lock_guard lock(mutex_);
    card_ = nullptr;
}

drivers::emulation::SmartCard* VirtualReader::card()
{
    const std::lock_guard lock(mutex_);
    return card_;
}

// False when nothing came for a moment, so that a stop or a hand is noticed.
static bool is_readable(int descriptor)
{
    pollfd polled{.fd = descriptor, .events = POLLIN, .revents = 0};
    return ::poll(&polled, 1, 10) > 0;
}

// To vpcd a card is there as long as somebody is connected.
void VirtualReader::serve(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        if (card() != nullptr && ::connect(connection, generic, sizeof(address)) == 0)
            serve_card(stop, connection);
        else
            ::poll(nullptr, 0, 10);
        ::close(connection);
    }
}

void VirtualReader::serve_card(const std::stop_token& stop, int connection)
{
    const auto* const inserted = card();
    while (!stop.stop_requested()) {
        const bool has_request = is_readable(connection);
        const std::lock_guard lock(mutex_);
        if (card_ == nullptr || card_ != inserted)
            return;
        if (has_request && !serve_request(connection))
            return;
    }
}

static std::optional<Bytes> receive(int connection, std::size_t size)
{
    Bytes out(size);
    for (std::size_t done = 0; done < size;) {
        const auto count = ::recv(connection, out.data() + done, size - done, 0);
        if (count <= 0)
            return std::nullopt;
        done += static_cast<std::size_t>(count);
    }
    return out;
}

// False when vpcd has hung up.
bool VirtualReader::serve_request(int connection)
{
    const auto head = receive(connection, 2);
    if (!head)
        return false;
    base::ByteReader size(*head);
    const auto request = receive(connection, size.u16_big().value());
    if (!request)
        return false;
    const auto reply = answer(*request);
    if (reply.empty())
        return true;
    auto frame =
        base::bytes({static_cast<int>(reply.size() >> 8), static_cast<int>(reply.size() & 0xff)});
    base::append(frame, reply);
    return ::send(connection, frame.data(), frame.size(), MSG_NOSIGNAL) > 0;
}

Bytes VirtualReader::answer(ByteView request)
{
    static constexpr std::byte power_off{0};
    static constexpr std::byte give_answer_to_reset{4};

    if (request.size() != 1)
        return card_->obey(request);
    if (request[0] == give_answer_to_reset)
        return card_->answer_to_reset();
    if (request[0] != power_off)
        card_->power_up();
    return {};
}

}  // namespace tests
