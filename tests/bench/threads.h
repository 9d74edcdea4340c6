// The processor's time of this process' threads but the calling one.
#pragma once

#include <chrono>

namespace bench {

// Threads that have ended meanwhile are not in it.
std::chrono::nanoseconds time_of_other_threads();

}  // namespace bench
