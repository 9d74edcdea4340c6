// A bug in this program: say where, abort, let systemd start it again. For conditions that
// no input can cause; what input can cause is a Result.
#pragma once

#include <cstdio>
#include <cstdlib>

#define VERIFY(condition)                                                                         \
    do {                                                                                          \
        if (!(condition)) [[unlikely]] {                                                          \
            std::fprintf(stderr, "VERIFY(%s) failed at %s:%d\n", #condition, __FILE__, __LINE__); \
            std::abort();                                                                         \
        }                                                                                         \
    } while (false)
