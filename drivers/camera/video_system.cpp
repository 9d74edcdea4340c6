#include "drivers/camera/video_system.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace drivers::camera {

// The kernel's own limit on video nodes.
static constexpr int nodes_limit = 256;

std::vector<std::string> LinuxVideo::nodes()
{
    std::vector<std::string> out;
    for (int i = 0; i < nodes_limit; ++i) {
        auto path = fmt::format("/dev/video{}", i);
        std::error_code error;
        if (std::filesystem::is_character_file(path, error))
            out.push_back(std::move(path));
    }
    return out;
}

std::expected<int, int> LinuxVideo::open(const std::string& node)
{
    const int file = ::open(node.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return std::unexpected(errno);
    return file;
}

void LinuxVideo::close(int file)
{
    ::close(file);
}

int LinuxVideo::control(int file, unsigned long request, void* argument)
{
    int result = 0;
    do
        result = ::ioctl(file, request, argument);
    while (result < 0 && errno == EINTR);
    return result < 0 ? errno : 0;
}

std::expected<std::span<std::byte>, int> LinuxVideo::map(int file, std::size_t length,
                                                         std::uint32_t offset)
{
    void* at = ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, file,
                      static_cast<off_t>(offset));
    if (at == MAP_FAILED)
        return std::unexpected(errno);
    return std::span(static_cast<std::byte*>(at), length);
}

void LinuxVideo::unmap(std::span<std::byte> memory)
{
    ::munmap(memory.data(), memory.size());
}

bool LinuxVideo::wait(int file, base::Deadline deadline)
{
    pollfd waiting{.fd = file, .events = POLLIN, .revents = 0};
    while (true) {
        const auto left = base::time_left(deadline).count();
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long>(left, 60'000)));
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

}  // namespace drivers::camera
