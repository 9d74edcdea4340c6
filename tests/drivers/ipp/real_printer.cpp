#include "tests/drivers/ipp/real_printer.h"

#include "drivers/ipp/printer.h"
#include "tests/eventually.h"

#include <array>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace drivers::ipp {

using namespace std::chrono_literals;

static constexpr auto kindness = 3s;  // Before a process is killed.

static std::vector<char*> pointers_to(const std::vector<std::string>& texts)
{
    std::vector<char*> out;
    for (const auto& text : texts)
        out.push_back(const_cast<char*>(text.c_str()));
    out.push_back(nullptr);
    return out;
}

Process::Process(const std::vector<std::string>& command,
                 const std::vector<std::string>& environment, const std::filesystem::path& log)
{
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    const auto arguments = pointers_to(command);
    const auto variables = pointers_to(environment);
    const int failed =
        ::posix_spawnp(&pid_, arguments[0], &files, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0)
        throw std::runtime_error("cannot start " + command[0]);
}

Process::~Process()
{
    if (!is_running())
        return;
    ::kill(pid_, SIGTERM);
    if (tests::eventually([this] { return !is_running(); }, kindness))
        return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

bool Process::is_running()
{
    if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == pid_)
        pid_ = -1;
    return pid_ > 0;
}

static void wait_for(const char* what, auto condition)
{
    if (!tests::eventually(condition))
        throw std::runtime_error(std::string("waited in vain for ") + what);
}

static void write_file(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path) << text;
}

static bool is_answering(const std::filesystem::path& socket_path)
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket_path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    const bool connected =
        ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return connected;
}

static int free_port()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(fd, generic, size) == 0 && ::getsockname(fd, generic, &size) == 0;
    ::close(fd);
    if (!bound)
        throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

static std::vector<std::string> environment_for(const std::filesystem::path& folder)
{
    return {"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME=" + folder.string(), "dir=" + folder.string(),
            "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder / "bus").string()};
}

RealPrinter::RealPrinter(const std::string& script, const std::string& format) : format_(format)
{
    std::array<char, 32> name{"/tmp/yimen-ipp-XXXXXX"};
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    folder_ = name.data();
    std::filesystem::create_directory(folder_ / "spool");
    std::filesystem::create_directory(folder_ / "keys");  // Of its own certificate, for ipps.
    write_file(file("job"), "#!/bin/sh\n" + script);
    std::filesystem::permissions(file("job"), std::filesystem::perms::owner_all);
    start_bus();
    start_avahi();
    start_printer();
}

RealPrinter::~RealPrinter()
{
    printer_.reset();
    avahi_.reset();
    bus_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string RealPrinter::uri() const
{
    return "ipp://localhost:" + std::to_string(port_) + "/ipp/print";
}

void RealPrinter::start_bus()
{
    write_file(file("bus.conf"),
               "<busconfig><type>system</type><listen>unix:path=" + file("bus").string() +
                   "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                   "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
                   "<allow own=\"*\"/><allow user=\"*\"/></policy></busconfig>");
    bus_ = std::make_unique<Process>(
        std::vector<std::string>{"dbus-daemon", "--config-file=" + file("bus.conf").string(),
                                 "--nofork", "--nopidfile"},
        environment_for(folder_), file("bus.log"));
    wait_for("the private D-Bus", [this] { return is_answering(file("bus")); });
}

void RealPrinter::start_avahi()
{
    write_file(file("avahi.conf"),
               "[server]\nhost-name=yimen-peer\nuse-ipv6=no\nallow-interfaces=lo\n"
               "[publish]\npublish-workstation=no\n");
    avahi_ = std::make_unique<Process>(
        std::vector<std::string>{"avahi-daemon", "-f", file("avahi.conf").string(),
                                 "--no-drop-root", "--no-chroot", "--no-proc-title",
                                 "--no-rlimits"},
        environment_for(folder_), file("avahi.log"));
}

// It gives up at once when Avahi is not there yet: then it is started again.
void RealPrinter::start_printer()
{
    wait_for("ippeveprinter", [this] {
        if (!printer_ || !printer_->is_running()) {
            port_ = free_port();
            printer_ = std::make_unique<Process>(
                std::vector<std::string>{"ippeveprinter", "-n", "localhost", "-p",
                                         std::to_string(port_), "-d", file("spool").string(), "-f",
                                         format_, "-2", "-K", file("keys").string(), "-c",
                                         file("job").string(), "yimen"},
                environment_for(folder_), file("printer.log"));
        }
        const auto draws_nothing = [](base::ByteView, const PageWanted&) -> base::Result<PageDots> {
            return base::fail(base::Errc::refused, "only asked whether it is there");
        };
        return Printer::open(uri(), 1s, draws_nothing).has_value();
    });
}

}  // namespace drivers::ipp
