// A watchdog that bites nobody, behind the system calls.
#pragma once

#include "drivers/watchdog/calls.h"

#include <chrono>
#include <string>

namespace drivers::watchdog {

class Emulator final : public Calls {
public:
    static constexpr const char* path = "/dev/watchdog0";

    struct Kind {
        bool takes_timeout = true;
        bool knows_keepalive = true;
        bool knows_magic_close = true;
        bool nowayout = false;
        int least_s = 1;
        int most_s = 300;
    };
    explicit Emulator(const Kind& kind) : kind_(kind) {}
    Emulator() : Emulator(Kind{}) {}

    void pass(std::chrono::seconds);
    void hold_by_somebody_else() { is_held_ = true; }
    void break_down() { is_broken_ = true; }

    bool is_running() const { return is_running_; }
    bool has_reset() const { return has_reset_; }
    bool is_open() const { return is_open_; }

    // The machine comes up again after a reset.
    void boot();

    int open(const char* path, int flags) override;
    int request(int descriptor, unsigned long code, void* argument) override;
    ssize_t write(int descriptor, const void* bytes, std::size_t count) override;
    int close(int descriptor) override;

private:
    int set_timeout(int& seconds);

    const Kind kind_;
    int timeout_s_ = 60;
    std::chrono::seconds hungry_{0};
    bool is_open_ = false;
    bool is_running_ = false;
    bool may_stop_ = false;
    bool has_reset_ = false;
    bool was_reset_ = false;
    bool is_held_ = false;
    bool is_broken_ = false;
};

}  // namespace drivers::watchdog
