// The half of emulator.h that tells the host what it asks.
#include "drivers/escpos/emulator.h"

#include <algorithm>

namespace drivers::escpos {

using base::Errc;
using base::Result;

base::Bytes Emulator::device_id() const
{
    const auto mdl = model_.mark.empty() ? model_.name : model_.mark;
    const auto text = "MFG:EMULATED;CMD:ESC/POS;MDL:" + std::string(mdl) + ";CLS:PRINTER;";
    const auto length = static_cast<int>(text.size()) + 2;
    const bool is_clone = model_.clearing == Clearing::silent;  // They mistake the byte order.
    auto out = is_clone ? base::bytes({length & 0xff, length >> 8})
                        : base::bytes({length >> 8, length & 0xff});
    base::append(out, text);
    return out;
}

Result<base::Bytes> Emulator::control(const ControlSetup& setup, int generation)
{
    const std::lock_guard lock(mutex_);
    if (is_broken_line(generation))
        return base::fail(Errc::disconnected, "unplugged");
    if (setup.request_type == 0xa1 && setup.request == 0)
        return device_id();
    if (setup.request_type == 0xa1 && setup.request == 1) {
        const bool tells = model_.clearing == Clearing::confirmed;  // Clones are always well.
        const bool is_well = is_online() || !tells;
        return base::bytes({(is_well ? 0x18 : 0x10) | (tells && !has_paper_ ? 0x20 : 0)});
    }
    if (setup.request_type != 0x21 || setup.request != 2)
        return base::fail(Errc::refused, "unknown request");
    forget_jobs();
    return base::Bytes();
}

// Served as the last byte arrives, wherever it stands: also in the middle of a picture, where the
// same bytes remain data. True when the buffer was emptied and the byte with it.
bool Emulator::serve_real_time()
{
    const auto ends_with = [this](std::initializer_list<int> bytes) {
        return newest_.size() >= bytes.size() &&
               std::equal(bytes.begin(), bytes.end(), newest_.end() - std::ssize(bytes));
    };
    if (model_.status == StatusDialect::custom && ends_with({0x10, 0x04, 0x14})) {
        answer({0x10, 0x0f,
                (has_paper_ ? 0 : 0x01) | (is_paper_low_ ? 0x04 : 0) | (slip_in_mouth_ ? 0x20 : 0),
                cover_open_ ? 0x02 : 0, jammed_ ? 0x40 : 0, 0});
        return false;
    }
    for (const int kind : {1, 2, 3, 4})
        if (model_.status == StatusDialect::epson && ends_with({0x10, 0x04, kind}))
            answer({status_byte(kind)});
    if (model_.clearing == Clearing::confirmed &&
        ends_with({0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8})) {
        forget_jobs();
        answer({0x37, 0x25, 0x00});
        return true;
    }
    // Only out of an error that can be recovered from (HPRT TP80K manual); no paper is none.
    if (ends_with({0x10, 0x05, 2}) && jammed_) {
        forget_jobs();
        return true;
    }
    return false;
}

std::uint8_t Emulator::status_byte(int kind) const
{
    int value = 0x12;
    if (kind == 1)
        value |= is_online() ? 0 : 1 << 3;
    if (kind == 2)
        value |= (cover_open_ ? 1 << 2 : 0) | (has_paper_ ? 0 : 1 << 5) | (jammed_ ? 1 << 6 : 0);
    if (kind == 3)
        value |= jammed_ ? 1 << 3 : 0;
    if (kind == 4)
        value |= (is_paper_low_ ? 0x0c : 0) | (has_paper_ ? 0 : 0x60);
    return static_cast<std::uint8_t>(value);
}

std::array<int, 4> Emulator::automatic_status() const
{
    return {0x10 | (is_online() ? 0 : 1 << 3) | (cover_open_ ? 1 << 5 : 0), jammed_ ? 1 << 3 : 0,
            (is_paper_low_ ? 0x03 : 0) | (has_paper_ ? 0 : 0x0c), 0x0f};
}

void Emulator::answer(std::initializer_list<int> bytes)
{
    for (const int byte : bytes)
        replies_.push_back(static_cast<std::byte>(byte));
    something_happened_.notify_all();
}

void Emulator::changed()
{
    const auto now = automatic_status();
    if (model_.has_automatic_status && automatic_mask_ != 0 && now != told_)
        answer({now[0], now[1], now[2], now[3]});
    told_ = now;
    something_happened_.notify_all();
}

}  // namespace drivers::escpos
