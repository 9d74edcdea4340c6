// A program that the tests or the demonstration start, talk to and end. It dies with us.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace hall {

struct Ran {
    int status = 0;  // Exit code, or 128 + signal.
    std::string out;
};

// Waits for its end. stdin is empty; stderr goes where ours goes.
Ran run(const std::vector<std::string>& command);

class Process {
public:
    // log: where its standard error goes; empty: where ours goes.
    static base::Result<std::unique_ptr<Process>> start(const std::vector<std::string>& command,
                                                        const std::filesystem::path& log);
    ~Process();  // Kills it when it still runs.
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool is_running();
    pid_t id() const { return pid_; }
    int stop();  // SIGTERM, then waits; the exit code.
    void kill();

private:
    explicit Process(pid_t pid) : pid_(pid) {}
    int wait();

    pid_t pid_;  // 0 once it was waited for.
};

}  // namespace hall
