// The half of emulator.h that tells the host what it asks.
#include "drivers/escpos/emulator.h"

#include <algorithm>
#include <deque>
#include <string>

namespace drivers::escpos {

using base::Errc;
using base::Result;

static std::string name_told_by(const Model& model)
{
    return std::string(model.mark.empty() ? model.name : model.mark);
}

base::Bytes Emulator::device_id() const
{
    if (lies(Lie::no_device_id))
        return base::bytes({0, 2});
    const auto text = "MFG:EMULATED;CMD:ESC/POS;MDL:" + name_told_by(model_) + ";CLS:PRINTER;";
    const auto length = static_cast<int>(text.size()) + 2;
    const bool is_clone = model_.clearing == Clearing::silent;  // They mistake the byte order.
    auto out = is_clone ? base::bytes({length & 0xff, length >> 8})
                        : base::bytes({length >> 8, length & 0xff});
    base::append(out, text);
    return out;
}

std::uint8_t Emulator::port_status() const
{
    if (lies(Lie::nothing))
        return 0;
    if (lies(Lie::port_always_empty))
        return 0x38;
    const bool is_clone = model_.clearing == Clearing::silent;  // They are always well.
    if (is_clone || lies(Lie::port_always_well))
        return 0x18;
    const bool is_well = claims_paper() && !cover_open_ && !jammed_;
    return static_cast<std::uint8_t>((is_well ? 0x18 : 0x10) | (claims_paper() ? 0 : 0x20));
}

Result<base::Bytes> Emulator::control(const ControlSetup& setup, int generation)
{
    const std::lock_guard lock(mutex_);
    if (is_broken_line(generation))
        return base::fail(Errc::disconnected, "unplugged");
    if (setup.request_type == 0xa1 && setup.request == 0)
        return device_id();
    if (setup.request_type == 0xa1 && setup.request == 1)
        return base::bytes({port_status()});
    if (setup.request_type != 0x21 || setup.request != 2)
        return base::fail(Errc::refused, "unknown request");
    forget_jobs();
    return base::Bytes();
}

static bool ends_with(const std::deque<std::uint8_t>& bytes, std::initializer_list<int> end)
{
    return bytes.size() >= end.size() &&
           std::equal(end.begin(), end.end(), bytes.end() - std::ssize(end));
}

// True for a request that has been answered, or left unanswered.
bool Emulator::answer_status_request()
{
    if (model_.status == StatusDialect::custom) {
        if (!ends_with(newest_, {0x10, 0x04, 0x14}))
            return false;
        if (!lies(Lie::no_real_time))
            answer({0x10, 0x0f,
                    (claims_paper() ? 0 : 0x01) | (is_paper_low_ ? 0x04 : 0) |
                        (slip_in_mouth_ ? 0x20 : 0),
                    cover_open_ ? 0x02 : 0, jammed_ ? 0x40 : 0, 0});
        return true;
    }
    for (const int kind : {1, 2, 3, 4})
        if (ends_with(newest_, {0x10, 0x04, kind})) {
            if (!lies(Lie::no_real_time))
                answer({status_byte(kind)});
            return true;
        }
    return false;
}

// Served as the last byte arrives, wherever it stands: also in the middle of a picture, where the
// same bytes remain data. True when the buffer was emptied and the byte with it.
bool Emulator::serve_real_time()
{
    if (answer_status_request())
        return false;
    if (model_.clearing == Clearing::confirmed && !lies(Lie::no_real_time) &&
        ends_with(newest_, {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8})) {
        forget_jobs();
        answer({0x37, 0x25, 0x00});
        return true;
    }
    // Only out of an error that can be recovered from (HPRT TP80K manual); no paper is none.
    if (ends_with(newest_, {0x10, 0x05, 2}) && jammed_) {
        forget_jobs();
        return true;
    }
    return false;
}

std::uint8_t Emulator::status_byte(int kind) const
{
    const bool is_citizen = model_.status == StatusDialect::citizen;
    int value = 0x12;
    if (kind == 1)
        value |= claims_paper() && !cover_open_ && !jammed_ ? 0 : 1 << 3;
    if (kind == 2)
        value |=
            (cover_open_ ? 1 << 2 : 0) | (claims_paper() ? 0 : 1 << 5) | (jammed_ ? 1 << 6 : 0);
    if (kind == 3)
        value |= jammed_ ? 1 << 3 : 0;
    if (kind == 4)
        value |= (is_paper_low_ ? 0x0c : 0) | (claims_paper() ? 0 : is_citizen ? 0x20 : 0x60);
    if (kind == 4 && is_citizen)
        value |= slip_in_mouth_ ? 0x40 : 0;
    return static_cast<std::uint8_t>(value);
}

std::array<int, 4> Emulator::automatic_status() const
{
    const bool is_well = claims_paper() && !cover_open_ && !jammed_;
    int paper = (is_paper_low_ ? 0x03 : 0) | (claims_paper() ? 0 : 0x0c);
    if (model_.status == StatusDialect::citizen)
        paper =
            (is_paper_low_ ? 0x03 : 0) | (claims_paper() ? 0 : 0x04) | (slip_in_mouth_ ? 0 : 0x08);
    return {0x10 | (is_well ? 0 : 1 << 3) | (cover_open_ ? 1 << 5 : 0), jammed_ ? 1 << 3 : 0, paper,
            0x0f};
}

void Emulator::tell_name()
{
    if (lies(Lie::no_queued) || lies(Lie::nothing))
        return;
    replies_.push_back(std::byte{0x5f});
    for (const char letter : name_told_by(model_))
        replies_.push_back(static_cast<std::byte>(letter));
    answer({0});
}

void Emulator::answer_queued(std::initializer_list<int> bytes)
{
    if (!lies(Lie::no_queued))
        answer(bytes);
}

void Emulator::answer(std::initializer_list<int> bytes)
{
    if (lies(Lie::nothing))
        return;
    for (const int byte : bytes)
        replies_.push_back(static_cast<std::byte>(byte));
    something_happened_.notify_all();
}

void Emulator::changed()
{
    const auto now = automatic_status();
    if (model_.has_automatic_status && automatic_mask_ != 0 && now != told_)
        answer_queued({now[0], now[1], now[2], now[3]});
    told_ = now;
    something_happened_.notify_all();
}

}  // namespace drivers::escpos
