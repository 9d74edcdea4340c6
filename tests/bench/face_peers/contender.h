// One of those that are compared: how it is started, and all of its processes as /proc has them.
#pragma once

#include "tests/bench/face_peers/hand.h"

#include <chrono>
#include <string>
#include <vector>

#include <sys/types.h>

namespace bench {

using Command = std::vector<std::string>;

struct Contender {
    std::string name;
    Command command;  // Pages follow each other at once, and as soon as one touches.
    Command moving;   // As it would be in a hall: they fade.
    Places places;
};

// From construction to destruction. Whatever descends from this program belongs to it, also what
// its parents have left: one at a time.
class Running {
public:
    Running(const Command&);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    int processes() const;
    // Memory, what is shared counted in parts.
    double pss_mib() const;
    // The processor's time of all threads that there are.
    std::chrono::nanoseconds processor_time() const;

private:
    pid_t pid_ = 0;
};

}  // namespace bench
