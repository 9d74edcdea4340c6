// How the emulated printer reads what it is sent: bytes in, commands out, in the order they will
// be carried out.
#pragma once

#include "drivers/escpos/models.h"
#include "drivers/escpos/protocol.h"

#include <cstdint>
#include <deque>
#include <variant>
#include <vector>

namespace drivers::escpos {

struct PrintRow {
    std::vector<std::uint8_t> dots;
};
struct TextByte {  // Waits in the line until the line is printed.
    std::uint8_t character;
};
struct Feed {
    int units;
};
struct CutPaper {};
struct PresentSlip {};
struct DisposeOfSlip {};
struct SetCollectionTimer {  // Citizen's.
    int seconds;
};
struct TellName {};
struct TellProcessId {
    FenceMark mark;
};
struct TellPaper {};
struct SetFeedUnit {
    int per_inch;
};
struct SetAutomatic {
    int mask;
};
struct Initialise {};

using Command =
    std::variant<PrintRow, TextByte, Feed, CutPaper, PresentSlip, DisposeOfSlip, SetCollectionTimer,
                 TellName, TellProcessId, TellPaper, SetFeedUnit, SetAutomatic, Initialise>;

class CommandReader {
public:
    explicit CommandReader(const Model& model) : model_(model) {}

    void push(std::uint8_t);

    // The oldest complete command; null while there is none.
    const Command* front() const;
    void pop();

    // What waits, in bytes: commands that were not carried out, and the beginning of one.
    std::size_t buffered() const { return buffered_ + partial_.size(); }

    void forget();

private:
    std::size_t length_of_partial() const;
    void finish_partial();
    void finish_escape();
    void finish_group();
    void finish_presenter();
    void enqueue(Command, std::size_t bytes);

    const Model& model_;
    std::vector<std::uint8_t> partial_;
    std::size_t raster_stride_ = 0;
    int raster_rows_ = 0;
    struct Waiting {
        Command command;
        std::size_t bytes;
    };
    std::deque<Waiting> queue_;
    std::size_t buffered_ = 0;
};

}  // namespace drivers::escpos
