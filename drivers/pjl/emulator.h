// A laser that is not on the desk: speaks PJL on USB, takes PDF, and has traps of its own.
#pragma once

#include "base/bytes.h"
#include "drivers/emulation/bus.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace drivers::pjl {

class Emulator final : public emulation::Device {
public:
    explicit Emulator(std::string commands = "PJL,PCL,PDF", std::string location = "1-5");
    ~Emulator() override;

    DeviceDescription description() const override;
    std::unique_ptr<Transport> connect() override;
    void plug_in() override;
    void plug_out() override;

    // What a hand can do.
    void load_paper();
    void take_out_paper();
    void paper_out_after_pages(int pages);
    void open_cover();
    void close_cover();
    void take_out_cartridge();
    void set_toner(int percent);
    void empty_basket();  // The papers that came out are no longer kept.

    enum class Fault {
        tells_no_jobs,     // USTATUS JOB and PAGE are not known to it.
        says_nothing,      // No answer at all; the port is 0.
        swallows,          // Ends the job, and counts no page.
        cancels,           // CANCELED in the middle of the job.
        tells_of_another,  // The end of a job that is not ours.
        says_noise,        // Before each answer.
    };
    void set_fault(Fault);

    // The cable comes out when so many more bytes have been received.
    void plug_out_after(std::size_t bytes);

    struct Printed {
        std::string name;
        base::Bytes file;
        int pages = 0;  // Of all copies, that came out.
        std::vector<std::string> settings;
    };
    std::vector<Printed> printed() const;
    int resets() const;

private:
    class Wire;
    enum class Mode { commands, file };

    base::Result<std::size_t> accept(base::ByteView, Deadline, int generation);
    base::Result<base::Bytes> deliver(std::size_t max, Deadline, int generation);
    base::Result<base::Bytes> control(const ControlSetup&, int generation);

    void receive(char);
    void obey(const std::string& line);
    void end_file();
    void work();
    void print_page();
    void end_job();
    void changed();
    void say(const std::string& topic, const std::vector<std::string>& lines);
    int code() const;
    bool has(Fault fault) const { return faults_.contains(fault); }
    bool is_blocked() const { return !has_paper_ || cover_open_ || !has_cartridge_; }
    bool is_broken_line(int generation) const;
    std::uint8_t port_status() const;

    const std::string commands_;
    const std::string location_;

    mutable std::mutex mutex_;
    std::condition_variable something_happened_;
    int generation_ = 1;
    bool plugged_in_ = true;
    bool has_paper_ = true;
    bool cover_open_ = false;
    bool has_cartridge_ = true;
    int toner_ = 44;
    std::optional<int> sheets_left_;
    std::set<Fault> faults_;
    std::optional<std::size_t> bytes_to_plug_out_;
    int resets_ = 0;

    Mode mode_ = Mode::commands;
    std::string received_;  // Of the line, or of the file.
    std::deque<std::byte> replies_;
    bool tells_device_ = false;
    bool tells_jobs_ = false;
    int told_code_ = 0;

    struct Pending {
        Printed paper;
        int pages = 0;
        int copies = 1;
    };
    std::optional<Pending> job_;
    bool is_file_whole_ = false;
    std::vector<Printed> printed_;
};

}  // namespace drivers::pjl
