#include "tests/bench/threads.h"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <string>

namespace bench {

namespace fs = std::filesystem;

std::chrono::nanoseconds time_of_other_threads()
{
    const auto own = std::to_string(::gettid());
    long long sum = 0;
    for (const auto& thread : fs::directory_iterator("/proc/self/task")) {
        std::ifstream file(thread.path() / "schedstat");
        long long on_processor = 0;
        if (thread.path().filename() != own && file >> on_processor)
            sum += on_processor;
    }
    return std::chrono::nanoseconds{sum};
}

}  // namespace bench
