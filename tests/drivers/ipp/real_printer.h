// ippeveprinter, the reference printer of the IPP Everywhere tools, with the private D-Bus and
// Avahi it insists on. Everything lives on the loopback network and in one temporary folder, and
// ends with the object.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace drivers::ipp {

class Process {
public:
    // Its output goes to the file log.
    Process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
            const std::filesystem::path& log);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool is_running();

private:
    int pid_ = -1;
};

class RealPrinter {
public:
    // script: what a job does, a shell script that finds the document in "$1" and the folder in
    // "$dir". Returns when the printer answers; throws std::runtime_error when it will not.
    explicit RealPrinter(const std::string& script, const std::string& format = "application/pdf");
    ~RealPrinter();
    RealPrinter(const RealPrinter&) = delete;
    RealPrinter& operator=(const RealPrinter&) = delete;

    std::string uri() const;

    // Between the test and the script.
    std::filesystem::path file(const std::string& name) const { return folder_ / name; }

private:
    void start_bus();
    void start_avahi();
    void start_printer();

    std::filesystem::path folder_;
    std::string format_;
    int port_ = 0;
    std::unique_ptr<Process> bus_;
    std::unique_ptr<Process> avahi_;
    std::unique_ptr<Process> printer_;
};

}  // namespace drivers::ipp
