// What a process holds, and whether it came to hold more.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace soak {

struct Holding {
    std::size_t heap_bytes = 0;      // In use, of all arenas; 0 under AddressSanitizer.
    std::size_t resident_bytes = 0;  // What the kernel has given.
    std::size_t descriptors = 0;
};

Holding holding_now();

// What may be more at the end than after the warm-up. The heap is counted to the byte; vectors that
// once met a longer transfer, and the log's line, are what it is for. The kernel gives pages, and
// malloc keeps some that are free.
struct Tolerance {
    std::size_t heap_bytes = std::size_t{16} * 1024;
    std::size_t resident_bytes = std::size_t{1024} * 1024;
};

// Empty when it is flat. Descriptors have no tolerance.
std::optional<std::string> growth(const Holding& before, const Holding& after, const Tolerance&);

}  // namespace soak
