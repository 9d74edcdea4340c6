#include "tests/soak/measure.h"

#include <fmt/format.h>

#include <malloc.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace soak {

namespace fs = std::filesystem;

static std::size_t resident_now()
{
    std::ifstream file("/proc/self/statm");
    std::size_t all_pages = 0;
    std::size_t resident_pages = 0;
    file >> all_pages >> resident_pages;
    return resident_pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// The one that lists them is among them each time.
static std::size_t descriptors_now()
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

Holding holding_now()
{
    ::malloc_trim(0);
    const auto heap = ::mallinfo2();
    return {.heap_bytes = heap.uordblks + heap.hblkhd,
            .resident_bytes = resident_now(),
            .descriptors = descriptors_now()};
}

std::optional<std::string> growth(const Holding& before, const Holding& after,
                                  const Tolerance& tolerance)
{
    if (after.descriptors > before.descriptors)
        return fmt::format("{} more descriptors", after.descriptors - before.descriptors);
    if (after.heap_bytes > before.heap_bytes + tolerance.heap_bytes)
        return fmt::format("{} more bytes of heap", after.heap_bytes - before.heap_bytes);
    if (after.resident_bytes > before.resident_bytes + tolerance.resident_bytes)
        return fmt::format("{} more bytes resident", after.resident_bytes - before.resident_bytes);
    return std::nullopt;
}

}  // namespace soak
