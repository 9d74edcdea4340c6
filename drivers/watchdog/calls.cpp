#include "drivers/watchdog/calls.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace drivers::watchdog {

int SystemCalls::open(const char* path, int flags)
{
    return ::open(path, flags);
}

int SystemCalls::request(int descriptor, unsigned long code, void* argument)
{
    return ::ioctl(descriptor, code, argument);
}

ssize_t SystemCalls::write(int descriptor, const void* bytes, std::size_t count)
{
    return ::write(descriptor, bytes, count);
}

int SystemCalls::close(int descriptor)
{
    return ::close(descriptor);
}

}  // namespace drivers::watchdog
