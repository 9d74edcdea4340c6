#include "drivers/escpos/emulated_commands.h"

#include "drivers/escpos/presenter.h"

#include <algorithm>
#include <span>

namespace drivers::escpos {

static constexpr int line_feed_units = 30;
static constexpr std::size_t raster_header = 8;

void CommandReader::push(std::uint8_t byte)
{
    partial_.push_back(byte);
    if (raster_rows_ > 0) {
        if (partial_.size() < raster_stride_)
            return;
        enqueue(PrintRow{partial_}, raster_stride_);
        --raster_rows_;
        partial_.clear();
        return;
    }
    if (partial_.size() < length_of_partial())
        return;
    finish_partial();
    partial_.clear();
}

const Command* CommandReader::front() const
{
    return queue_.empty() ? nullptr : &queue_.front().command;
}

void CommandReader::pop()
{
    buffered_ -= queue_.front().bytes;
    queue_.pop_front();
}

void CommandReader::forget()
{
    partial_.clear();
    queue_.clear();
    raster_rows_ = 0;
    buffered_ = 0;
}

void CommandReader::enqueue(Command command, std::size_t bytes)
{
    buffered_ += bytes;
    queue_.push_back({std::move(command), bytes});
}

static std::size_t length_of_escape(std::uint8_t letter)
{
    switch (letter) {
    case 'J':
    case 'a':
        return 3;
    default:  // ESC @, ESC i, and what this printer does not know: the letter is swallowed.
        return 2;
    }
}

static bool has_ejector(const Model& model)
{
    return model.presenter == Presenter::custom_kpm || model.presenter == Presenter::custom_tptcm ||
           model.presenter == Presenter::custom_tptcm60;
}

// GS e and GS R: one parameter, and another one for the distance or the time.
static std::size_t length_of_ejector(const std::vector<std::uint8_t>& bytes, const Model& model)
{
    const bool is_known =
        bytes[1] == 'e' ? has_ejector(model) : model.presenter == Presenter::citizen;
    if (!is_known)
        return 2;
    const auto longer = bytes[1] == 'e' ? 3 : '1';
    return bytes.size() < 3 || bytes[2] != longer ? 3 : 4;
}

static std::size_t length_of_group(const std::vector<std::uint8_t>& bytes, const Model& model)
{
    switch (bytes[1]) {
    case 'V':
        return bytes.size() < 3 || bytes[2] < 65 ? 3 : 4;
    case 'r':
    case 'I':
        return 3;
    case 'a':  // What does not know it prints the rest as text, as clones do.
        return model.has_automatic_status ? 3 : 2;
    case 'e':
    case 'R':
        return length_of_ejector(bytes, model);
    case 'P':
        return model.has_feed_unit ? 4 : 2;
    case 'v':
        return raster_header;
    case '(':
        return model.fence == Fence::process_id ? 11 : 2;
    default:
        return 2;
    }
}

static std::size_t length_of_real_time(const std::vector<std::uint8_t>& bytes)
{
    return bytes[1] == 0x14 ? 10 : 3;
}

std::size_t CommandReader::length_of_partial() const
{
    const auto first = partial_[0];
    const bool is_long = first == 0x1b || first == 0x1c || first == 0x1d || first == 0x10;
    if (partial_.size() < 2)
        return is_long ? 2 : 1;
    switch (first) {
    case 0x1b:
        return length_of_escape(partial_[1]);
    case 0x1d:
        return length_of_group(partial_, model_);
    case 0x1c:
        return model_.presenter == Presenter::custom_vkp && partial_[1] == 'P' ? 6 : 2;
    default:
        return length_of_real_time(partial_);
    }
}

void CommandReader::finish_partial()
{
    switch (partial_[0]) {
    case 0x00:
    case 0x10:  // Carried out as it was received; between commands nothing is left to do.
        return;
    case 0x0a:
        return enqueue(Feed{line_feed_units}, 1);
    case 0x1b:
        return finish_escape();
    case 0x1c:
        if (partial_.size() == 6)
            finish_presenter();
        return;
    case 0x1d:
        return finish_group();
    default:  // A misread command shows as dots, as it does on a real strip.
        if (partial_[0] >= 0x20)
            enqueue(TextByte{partial_[0]}, 1);
        return;
    }
}

// The bytes of the manuals, told apart by the very encoders' words: each model knows only its own.
void CommandReader::finish_presenter()
{
    const auto is = [this](const base::Bytes& wanted) {
        return std::ranges::equal(wanted, std::as_bytes(std::span(partial_)));
    };
    if (is(encode_present(model_.presenter)))
        enqueue(PresentSlip{}, partial_.size());
    else if (is(encode_disposal(model_.presenter)))
        enqueue(DisposeOfSlip{}, partial_.size());
}

void CommandReader::finish_escape()
{
    switch (partial_[1]) {
    case '@':
        return enqueue(Initialise{}, 2);
    case 'J':
        return enqueue(Feed{partial_[2]}, 3);
    case 'i':
        return enqueue(CutPaper{}, 2);
    default:
        return;
    }
}

void CommandReader::finish_group()
{
    switch (partial_[1]) {
    case 'V':
        return enqueue(CutPaper{}, partial_.size());
    case 'a':
        if (partial_.size() == 3)
            enqueue(SetAutomatic{partial_[2]}, 3);
        return;
    case 'r':
        return enqueue(TellPaper{}, 3);
    case 'I':
        return enqueue(TellName{}, 3);
    case 'e':
    case 'R':
        if (partial_.size() == 4 && partial_[1] == 'R')
            return enqueue(SetCollectionTimer{partial_[3]}, 4);
        if (partial_.size() > 2)
            finish_presenter();
        return;
    case 'P':
        if (partial_.size() == 4)
            enqueue(SetFeedUnit{partial_[3]}, 4);
        return;
    case '(':
        if (partial_.size() == 11)
            enqueue(TellProcessId{{partial_[7], partial_[8], partial_[9], partial_[10]}}, 11);
        return;
    case 'v':
        raster_stride_ = static_cast<std::size_t>(partial_[4] | partial_[5] << 8);
        raster_rows_ = raster_stride_ == 0 ? 0 : partial_[6] | partial_[7] << 8;
        return;
    default:
        return;
    }
}

}  // namespace drivers::escpos
