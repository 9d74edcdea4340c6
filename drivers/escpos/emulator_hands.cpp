// The half of emulator.h that a hand does.
#include "drivers/escpos/emulator.h"

namespace drivers::escpos {

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
    is_paper_low_ = false;
    rows_left_.reset();
    changed();
    work();
}

void Emulator::take_out_paper()
{
    const std::lock_guard lock(mutex_);
    has_paper_ = false;
    changed();
}

void Emulator::set_paper_low(bool low)
{
    const std::lock_guard lock(mutex_);
    is_paper_low_ = low;
    changed();
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
    work();
}

void Emulator::jam()
{
    const std::lock_guard lock(mutex_);
    jammed_ = true;
    changed();
}

void Emulator::clear_jam()
{
    const std::lock_guard lock(mutex_);
    jammed_ = false;
    changed();
    work();
}

void Emulator::empty_basket()
{
    const std::lock_guard lock(mutex_);
    slips_.clear();
}

void Emulator::take_slip()
{
    const std::lock_guard lock(mutex_);
    slip_in_mouth_ = false;
}

void Emulator::paper_runs_out_after(int rows)
{
    const std::lock_guard lock(mutex_);
    rows_left_ = rows;
}

void Emulator::hold_printing()
{
    const std::lock_guard lock(mutex_);
    held_ = true;
}

void Emulator::release_printing()
{
    const std::lock_guard lock(mutex_);
    held_ = false;
    work();
    something_happened_.notify_all();
}

void Emulator::at_byte(std::size_t count, Fault fault)
{
    const std::lock_guard lock(mutex_);
    faults_[received_ + count] = fault;
    if (count == 0)
        trigger_fault();
}

void Emulator::accept_again()
{
    const std::lock_guard lock(mutex_);
    takes_data_ = true;
    something_happened_.notify_all();
}

int Emulator::rows_printed() const
{
    const std::lock_guard lock(mutex_);
    return rows_printed_;
}

void Emulator::say(base::ByteView bytes)
{
    const std::lock_guard lock(mutex_);
    replies_.insert(replies_.end(), bytes.begin(), bytes.end());
    something_happened_.notify_all();
}

std::size_t Emulator::received() const
{
    const std::lock_guard lock(mutex_);
    return received_;
}

std::vector<base::Bitmap> Emulator::slips() const
{
    const std::lock_guard lock(mutex_);
    return slips_;
}

base::Bitmap Emulator::uncut() const
{
    const std::lock_guard lock(mutex_);
    return strip_;
}

bool Emulator::is_slip_in_mouth() const
{
    const std::lock_guard lock(mutex_);
    return slip_in_mouth_;
}

int Emulator::retracted() const
{
    const std::lock_guard lock(mutex_);
    return retracted_;
}

int Emulator::thrown_out() const
{
    const std::lock_guard lock(mutex_);
    return thrown_out_;
}

bool Emulator::collects_by_itself() const
{
    const std::lock_guard lock(mutex_);
    return model_.presenter == Presenter::citizen && collection_seconds_ != 0;
}

void Emulator::tell(Lie lie)
{
    const std::lock_guard lock(mutex_);
    lies_.insert(lie);
}

}  // namespace drivers::escpos
