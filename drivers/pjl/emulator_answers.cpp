// The half of emulator.h that understands PJL and prints.
#include "drivers/pjl/emulator.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace drivers::pjl {

using base::Errc;
using base::Result;

static constexpr std::string_view universal_exit = "\x1b%-12345X";

// The codes of a Pantum M6507 (tests/vectors/pjl/pantum_m6507.txt): no paper is a jam.
int Emulator::code() const
{
    if (cover_open_)
        return 40021;
    if (!has_cartridge_)
        return 40600;
    return has_paper_ ? 10001 : 42000;
}

std::uint8_t Emulator::port_status() const
{
    if (has(Fault::says_nothing))
        return 0;
    return static_cast<std::uint8_t>((is_blocked() ? 0x10 : 0x18) | (has_paper_ ? 0 : 0x20));
}

Result<base::Bytes> Emulator::control(const ControlSetup& setup, int generation)
{
    const std::lock_guard lock(mutex_);
    if (is_broken_line(generation))
        return base::fail(Errc::disconnected, "unplugged");
    if (setup.request_type == 0xa1 && setup.request == 0) {
        const auto text = "MFG:Pantum;MDL:M6500 series;CMD:" + commands_ + ";CLS:PRINTER;";
        const auto length = static_cast<int>(text.size()) + 2;
        auto out = base::bytes({length >> 8, length & 0xff});
        base::append(out, text);
        return out;
    }
    if (setup.request_type == 0xa1 && setup.request == 1)
        return base::bytes({port_status()});
    if (setup.request_type != 0x21 || setup.request != 2)
        return base::fail(Errc::refused, "unknown request");
    ++resets_;
    job_.reset();
    is_file_whole_ = false;
    received_.clear();
    mode_ = Mode::commands;
    tells_device_ = tells_jobs_ = false;
    something_happened_.notify_all();
    return base::Bytes();
}

void Emulator::receive(char letter)
{
    received_ += letter;
    if (received_.ends_with(universal_exit)) {
        received_.resize(received_.size() - universal_exit.size());
        if (mode_ == Mode::file)
            end_file();
        received_.clear();
        mode_ = Mode::commands;
        return;
    }
    if (mode_ == Mode::file || letter != '\n')
        return;
    const auto line = received_.substr(0, received_.find_last_not_of("\r\n") + 1);
    received_.clear();
    static constexpr std::string_view prefix = "@PJL ";
    if (line.starts_with(prefix))
        obey(line.substr(prefix.size()));
}

void Emulator::obey(const std::string& line)
{
    if (line == "INFO STATUS") {
        say("INFO STATUS", {fmt::format("CODE={}", is_blocked() ? code() : 10002),
                            fmt::format("TONER={}", toner_)});
    } else if (line == "USTATUS DEVICE=ON") {
        tells_device_ = true;
    } else if (line == "USTATUS JOB=ON" || line == "USTATUS PAGE=ON") {
        tells_jobs_ = !has(Fault::tells_no_jobs);
    } else if (line == "USTATUSOFF") {
        tells_device_ = tells_jobs_ = false;
    } else if (line.starts_with("JOB NAME=")) {
        job_.emplace();
        job_->paper.name = line.substr(line.find('"') + 1);
        job_->paper.name.pop_back();
    } else if (line.starts_with("SET ") && job_) {
        job_->paper.settings.push_back(line.substr(4));
        if (line.starts_with("SET COPIES="))
            job_->copies = std::stoi(line.substr(11));
    } else if (line == "ENTER LANGUAGE=PDF") {
        mode_ = Mode::file;
        received_.clear();
        if (tells_jobs_ && job_)
            say("USTATUS JOB", {"START", fmt::format("NAME=\"{}\"", job_->paper.name)});
    } else if (line.starts_with("EOJ ") && job_) {
        end_job();
    } else if (line.starts_with("INFO ")) {
        for (const char letter : std::string_view("?\r\n"))
            replies_.push_back(static_cast<std::byte>(letter));
        something_happened_.notify_all();
    }
}

static int count_pages(std::string_view pdf)
{
    int pages = 0;
    for (auto at = pdf.find("/Type /Page"); at != pdf.npos; at = pdf.find("/Type /Page", at + 1))
        pages += pdf.substr(at).starts_with("/Type /Pages") ? 0 : 1;
    return pages;
}

void Emulator::end_file()
{
    if (!job_)
        return;
    base::append(job_->paper.file, received_);
    job_->pages = has(Fault::swallows) ? 0 : count_pages(received_) * job_->copies;
    is_file_whole_ = true;
    work();
}

// Prints what it has, as far as the paper goes.
void Emulator::work()
{
    while (job_ && is_file_whole_ && !is_blocked() && job_->paper.pages < job_->pages)
        print_page();
    something_happened_.notify_all();
}

void Emulator::print_page()
{
    if (has(Fault::cancels) && job_->paper.pages == 1) {
        job_->pages = 1;
        return;
    }
    ++job_->paper.pages;
    if (tells_jobs_)
        say("USTATUS PAGE", {std::to_string(job_->paper.pages)});
    if (sheets_left_ && --*sheets_left_ <= 0) {
        has_paper_ = false;
        changed();
    }
}

void Emulator::end_job()
{
    const auto name = has(Fault::tells_of_another) ? "somebody-else" : job_->paper.name;
    if (tells_jobs_)
        say("USTATUS JOB",
            {has(Fault::cancels) ? "CANCELED" : "END", fmt::format("NAME=\"{}\"", name),
             fmt::format("PAGES={}", job_->paper.pages)});
    if (job_->paper.pages > 0)
        printed_.push_back(job_->paper);
    job_.reset();
    is_file_whole_ = false;
}

void Emulator::changed()
{
    if (tells_device_ && code() != told_code_)
        say("USTATUS DEVICE", {fmt::format("CODE={}", code()), fmt::format("TONER={}", toner_)});
    told_code_ = code();
    work();
}

void Emulator::say(const std::string& topic, const std::vector<std::string>& lines)
{
    if (has(Fault::says_nothing))
        return;
    std::string out = has(Fault::says_noise) ? std::string("\0=\xff\r\n?x", 7) : std::string();
    out += "@PJL " + topic + " \r\n";
    for (const auto& line : lines)
        out += line + "\r\n";
    out += '\x0c';
    for (const char letter : out)
        replies_.push_back(static_cast<std::byte>(letter));
    something_happened_.notify_all();
}

}  // namespace drivers::pjl
