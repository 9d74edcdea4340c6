// The four system calls that a watchdog is spoken to with, so that tests run without one.
#pragma once

#include <sys/types.h>
#include <cstddef>

namespace drivers::watchdog {

// Each as its man page says, errno included.
class Calls {
public:
    virtual ~Calls() = default;
    virtual int open(const char* path, int flags) = 0;
    virtual int request(int descriptor, unsigned long code, void* argument) = 0;
    virtual ssize_t write(int descriptor, const void* bytes, std::size_t count) = 0;
    virtual int close(int descriptor) = 0;
};

class SystemCalls final : public Calls {
public:
    int open(const char* path, int flags) override;
    int request(int descriptor, unsigned long code, void* argument) override;
    ssize_t write(int descriptor, const void* bytes, std::size_t count) override;
    int close(int descriptor) override;
};

}  // namespace drivers::watchdog
