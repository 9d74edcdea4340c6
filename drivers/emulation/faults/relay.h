// The way of a TCP connection to a machine on this computer, on which the one fault of a course
// happens. Of each connection three transfers are told: the connect, what is sent, what comes back;
// so it is for machines that answer once and hang up, as the emulated IPP printer does.
#pragma once

#include "base/bytes.h"
#include "drivers/emulation/faults/course.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

namespace drivers::emulation::faults {

// What the faults are here. Unplug: the connection is reset, and none is taken afterwards. Stall:
// it is closed half way. Time-out: what should come does not, and the line is held. Garbage: a few
// bytes are others. Delay: the answer comes late, and in time.
class Relay {
public:
    // Of the loopback network.
    explicit Relay(int machine_port);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    int port() const { return port_; }

    // The course of the run that begins; nullptr when it has ended: from then on it is not used.
    void follow(Course*);

    // Nothing listens.
    void plug_out();
    void plug_in();

private:
    class Connection;

    void run(const std::stop_token&);
    int connect_to_machine() const;

    const int machine_port_;
    int listener_ = -1;
    int port_ = 0;
    std::mutex mutex_;  // Held while the course is used.
    Course* course_ = nullptr;
    std::jthread thread_;
};

}  // namespace drivers::emulation::faults
