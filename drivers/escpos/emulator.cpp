#include "drivers/escpos/emulator.h"

#include "base/overloaded.h"
#include "drivers/escpos/presenter.h"

#include <algorithm>

namespace drivers::escpos {

using base::Errc;
using base::Result;

static constexpr std::size_t buffer_size = 16 * 1024;
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
        is_claimed_ = true;
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, base::ByteView data,
                              Deadline deadline) override
    {
        if (!is_claimed_ || endpoint != pipe_out)
            return base::fail(Errc::refused, "not a claimed pipe");
        return machine_.accept(data, deadline, generation_);
    }

    Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        if (!is_claimed_ || endpoint != pipe_in)
            return base::fail(Errc::refused, "not a claimed pipe");
        return machine_.deliver(max, deadline, generation_);
    }

    Result<base::Bytes> control(const ControlSetup& setup, base::ByteView, Deadline) override
    {
        return machine_.control(setup, generation_);
    }

    Result<> clear_halt(std::uint8_t) override
    {
        machine_.end_stall();
        return {};
    }

private:
    Emulator& machine_;
    const DeviceDescription description_;
    const int generation_;
    bool is_claimed_ = false;
};

Emulator::Emulator(const Model& model, std::string location)
    : model_(model),
      location_(std::move(location)),
      commands_(model),
      feed_units_per_inch_(model.has_feed_unit ? 2 * model.dpi : model.dpi)
{
    strip_.width = model.dots;
    told_ = automatic_status();
}

Emulator::~Emulator() = default;

DeviceDescription Emulator::description() const
{
    return {.id = model_.usb,
            .location = location_,
            .manufacturer = "Emulated",
            .product = std::string(model_.name),
            .serial = "E0001",
            .interfaces = {{.number = 0,
                            .alternate = 0,
                            .class_code = 7,
                            .subclass = 1,
                            .protocol = 2,
                            .endpoints = {{pipe_out, TransferType::bulk, 64},
                                          {pipe_in, TransferType::bulk, 64}}}}};
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

Result<std::size_t> Emulator::accept(base::ByteView data, Deadline deadline, int generation)
{
    std::unique_lock lock(mutex_);
    for (std::size_t count = 0; count < data.size(); ++count) {
        const bool in_time = something_happened_.wait_until(lock, deadline, [&] {
            return is_broken_line(generation) || stalled_ ||
                   (takes_data_ && commands_.buffered() < buffer_size);
        });
        if (is_broken_line(generation))
            return base::fail(Errc::disconnected, "unplugged");
        if (stalled_)
            return base::fail(Errc::refused, "stalled");
        if (!in_time)
            return count;
        receive(std::to_integer<std::uint8_t>(data[count]));
    }
    return data.size();
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

void Emulator::end_stall()
{
    const std::lock_guard lock(mutex_);
    stalled_ = false;
}

void Emulator::forget_jobs()
{
    commands_.forget();
    newest_.clear();
    something_happened_.notify_all();
}

bool Emulator::is_online() const
{
    return has_paper_ && !cover_open_ && !jammed_;
}

void Emulator::receive(std::uint8_t byte)
{
    ++received_;
    newest_.push_back(byte);
    if (newest_.size() > 10)
        newest_.pop_front();
    if (!serve_real_time())
        commands_.push(byte);
    work();
    trigger_fault();
}

void Emulator::trigger_fault()
{
    const auto found = faults_.find(received_);
    if (found == faults_.end())
        return;
    switch (found->second) {
    case Fault::takes_nothing:
        takes_data_ = false;
        break;
    case Fault::stalls:
        stalled_ = true;
        break;
    case Fault::plug_out:
        plugged_in_ = false;
        ++generation_;
        break;
    case Fault::paper_out:
        has_paper_ = false;
        break;
    case Fault::cover_open:
        cover_open_ = true;
        break;
    case Fault::jam:
        jammed_ = true;
        break;
    case Fault::noise:
        answer({0x00, 0xff, 0x5f, 0x10, 0x37, 0x22, 0x00, 0x12, 0x0f, 0x91});
        break;
    }
    changed();
}

void Emulator::work()
{
    while (is_online() && !held_) {
        const auto* const command = commands_.front();
        if (!command)
            return;
        carry_out(*command);
        commands_.pop();
    }
}

void Emulator::carry_out(const Command& command)
{
    std::visit(
        base::overloaded{
            [this](const PrintRow& row) {
                print_line();
                print_row(row.dots);
            },
            [this](const TextByte& text) { line_.push_back(text.character); },
            [this](const Feed& feed) {
                print_line();
                // Rows the roll does not have are not fed later: only white is lost.
                feed_rest_ += feed.units * model_.dpi;
                for (; feed_rest_ >= feed_units_per_inch_; feed_rest_ -= feed_units_per_inch_)
                    print_row({});
            },
            [this](const CutPaper&) { cut(); },
            [this](const PresentSlip&) { slip_in_mouth_ = true; },
            [this](const DisposeOfSlip&) { dispose_of_slip(); },
            [this](const SetCollectionTimer& timer) { collection_seconds_ = timer.seconds; },
            [this](const TellName&) { tell_name(); },
            [this](const TellProcessId& ask) {
                answer_queued({0x37, 0x22, ask.mark[0], ask.mark[1], ask.mark[2], ask.mark[3], 0});
            },
            [this](const TellPaper&) {
                const bool is_end = !claims_paper() || lies(Lie::paper_status_is_empty);
                answer_queued({(is_paper_low_ ? 0x03 : 0) | (is_end ? 0x0c : 0)});
            },
            [this](const SetFeedUnit& unit) {
                feed_units_per_inch_ = unit.per_inch == 0 ? 2 * model_.dpi : unit.per_inch;
            },
            [this](const SetAutomatic& automatic) {
                automatic_mask_ = automatic.mask;
                told_ = {};
                changed();
            },
            [this](const Initialise&) {
                feed_units_per_inch_ = model_.has_feed_unit ? 2 * model_.dpi : model_.dpi;
                feed_rest_ = 0;
                line_.clear();
            },
        },
        command);
}

// Text shows as dots.
void Emulator::print_line()
{
    if (!line_.empty())
        print_row(std::exchange(line_, {}));
}

void Emulator::dispose_of_slip()
{
    slip_in_mouth_ = false;
    (disposal_of(model_.presenter) == Disposal::thrown_out ? thrown_out_ : retracted_) += 1;
}

void Emulator::print_row(const std::vector<std::uint8_t>& dots)
{
    if (!has_paper_)
        return;
    const auto start = strip_.rows.size();
    strip_.rows.resize(start + strip_.stride(), 0);
    const auto count = std::min(dots.size(), strip_.stride());
    std::copy_n(dots.begin(), count, strip_.rows.begin() + static_cast<std::ptrdiff_t>(start));
    ++strip_.height;
    rows_printed_ += std::ranges::any_of(dots, [](std::uint8_t d) { return d != 0; }) ? 1 : 0;
    if (rows_left_ && --*rows_left_ <= 0) {
        rows_left_.reset();
        has_paper_ = false;
        changed();
    }
}

void Emulator::cut()
{
    print_line();
    if (model_.presenter == Presenter::citizen)
        slip_in_mouth_ = true;
    if (std::ranges::any_of(strip_.rows, [](std::uint8_t dots) { return dots != 0; }))
        slips_.push_back(strip_);
    strip_.rows.clear();
    strip_.height = 0;
}

}  // namespace drivers::escpos
