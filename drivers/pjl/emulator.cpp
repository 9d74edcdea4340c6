#include "drivers/pjl/emulator.h"

#include <algorithm>

namespace drivers::pjl {

using base::Errc;
using base::Result;

static constexpr std::uint8_t pipe_out = 0x01;
static constexpr std::uint8_t pipe_in = 0x82;

class Emulator::Wire final : public Transport {
public:
    Wire(Emulator& machine, int generation)
        : machine_(machine), description_(machine.description()), generation_(generation)
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& wanted) override
    {
        if (wanted != description_.interfaces[0])
            return base::fail(Errc::not_found, "no such interface");
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, base::ByteView bytes,
                              Deadline deadline) override
    {
        if (endpoint != pipe_out)
            return base::fail(Errc::refused, "not a pipe");
        return machine_.accept(bytes, deadline, generation_);
    }

    Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        if (endpoint != pipe_in)
            return base::fail(Errc::refused, "not a pipe");
        return machine_.deliver(max, deadline, generation_);
    }

    Result<base::Bytes> control(const ControlSetup& setup, base::ByteView, Deadline) override
    {
        return machine_.control(setup, generation_);
    }

    Result<> clear_halt(std::uint8_t) override { return {}; }

private:
    Emulator& machine_;
    const DeviceDescription description_;
    const int generation_;
};

Emulator::Emulator(std::string commands, std::string location)
    : commands_(std::move(commands)), location_(std::move(location))
{
    told_code_ = code();
}

Emulator::~Emulator() = default;

DeviceDescription Emulator::description() const
{
    return {.id = {0x232b, 0x0e20},
            .location = location_,
            .manufacturer = "Emulated",
            .product = "Emulated laser",
            .serial = "L0001",
            .interfaces = {{.number = 0,
                            .alternate = 0,
                            .class_code = 7,
                            .subclass = 1,
                            .protocol = 2,
                            .endpoints = {{pipe_out, TransferType::bulk, 512},
                                          {pipe_in, TransferType::bulk, 512}}}}};
}

std::unique_ptr<Transport> Emulator::connect()
{
    const std::lock_guard lock(mutex_);
    return std::make_unique<Wire>(*this, generation_);
}

bool Emulator::is_broken_line(int generation) const
{
    return !plugged_in_ || generation != generation_;
}

// With a file in hand and nothing to print it on, it takes nothing more (Pantum).
Result<std::size_t> Emulator::accept(base::ByteView bytes, Deadline deadline, int generation)
{
    std::unique_lock lock(mutex_);
    for (std::size_t count = 0; count < bytes.size(); ++count) {
        const bool in_time = something_happened_.wait_until(
            lock, deadline, [&] { return is_broken_line(generation) || !is_blocked() || !job_; });
        if (is_broken_line(generation))
            return base::fail(Errc::disconnected, "unplugged");
        if (!in_time)
            return count;
        receive(static_cast<char>(bytes[count]));
        if (!bytes_to_plug_out_ || --*bytes_to_plug_out_ > 0)
            continue;
        bytes_to_plug_out_.reset();
        plugged_in_ = false;
        ++generation_;
    }
    return bytes.size();
}

Result<base::Bytes> Emulator::deliver(std::size_t max, Deadline deadline, int generation)
{
    std::unique_lock lock(mutex_);
    const bool in_time = something_happened_.wait_until(
        lock, deadline, [&] { return is_broken_line(generation) || !replies_.empty(); });
    if (is_broken_line(generation))
        return base::fail(Errc::disconnected, "unplugged");
    if (!in_time)
        return base::fail(Errc::timeout, "nothing to read");
    const auto count = static_cast<std::ptrdiff_t>(std::min(max, replies_.size()));
    base::Bytes out(replies_.begin(), replies_.begin() + count);
    replies_.erase(replies_.begin(), replies_.begin() + count);
    return out;
}

void Emulator::plug_in()
{
    const std::lock_guard lock(mutex_);
    plugged_in_ = true;
    replies_.clear();
}

void Emulator::plug_out()
{
    const std::lock_guard lock(mutex_);
    plugged_in_ = false;
    ++generation_;
    something_happened_.notify_all();
}

void Emulator::load_paper()
{
    const std::lock_guard lock(mutex_);
    has_paper_ = true;
    sheets_left_.reset();
    changed();
}

void Emulator::take_out_paper()
{
    const std::lock_guard lock(mutex_);
    has_paper_ = false;
    changed();
}

void Emulator::paper_out_after_pages(int pages)
{
    const std::lock_guard lock(mutex_);
    sheets_left_ = pages;
}

void Emulator::open_cover()
{
    const std::lock_guard lock(mutex_);
    cover_open_ = true;
    changed();
}

void Emulator::close_cover()
{
    const std::lock_guard lock(mutex_);
    cover_open_ = false;
    changed();
}

void Emulator::take_out_cartridge()
{
    const std::lock_guard lock(mutex_);
    has_cartridge_ = false;
    toner_ = 0;
    changed();
}

void Emulator::set_toner(int percent)
{
    const std::lock_guard lock(mutex_);
    toner_ = percent;
}

void Emulator::empty_basket()
{
    const std::lock_guard lock(mutex_);
    printed_.clear();
}

void Emulator::set_fault(Fault fault)
{
    const std::lock_guard lock(mutex_);
    faults_.insert(fault);
}

void Emulator::plug_out_after(std::size_t bytes)
{
    const std::lock_guard lock(mutex_);
    bytes_to_plug_out_ = bytes;
}

std::vector<Emulator::Printed> Emulator::printed() const
{
    const std::lock_guard lock(mutex_);
    return printed_;
}

int Emulator::resets() const
{
    const std::lock_guard lock(mutex_);
    return resets_;
}

}  // namespace drivers::pjl
