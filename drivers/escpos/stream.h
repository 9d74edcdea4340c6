// Everything the printer says comes through one pipe without frames: this takes it apart. After
// bytes that fit nothing it finds its feet again; it never holds more than a few hundred bytes.
#pragma once

#include "base/bytes.h"
#include "drivers/escpos/models.h"
#include "drivers/escpos/protocol.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <variant>

namespace drivers::escpos {

struct StatusByte {  // DLE EOT 1 to 4: which of them, only the asker knows.
    std::uint8_t value;
    bool operator==(const StatusByte&) const = default;
};
struct AutomaticStatus {
    std::array<std::uint8_t, 4> bytes;
    bool operator==(const AutomaticStatus&) const = default;
};
struct FullStatus {
    std::array<std::uint8_t, 4> bytes;
    bool operator==(const FullStatus&) const = default;
};
struct ProcessId {
    FenceMark mark;
    bool operator==(const ProcessId&) const = default;
};
struct PaperStatus {  // GS r.
    std::uint8_t value;
    bool operator==(const PaperStatus&) const = default;
};
struct BuffersCleared {
    bool operator==(const BuffersCleared&) const = default;
};
struct InfoText {
    std::string text;
    bool operator==(const InfoText&) const = default;
};

using Answer = std::variant<StatusByte, AutomaticStatus, FullStatus, ProcessId, PaperStatus,
                            BuffersCleared, InfoText>;

class Stream {
public:
    explicit Stream(StatusDialect dialect) : dialect_(dialect) {}

    void push(base::ByteView);
    std::optional<Answer> next();

    // Forgets what is half received and what nobody has fetched.
    void reset();

    // How many bytes fitted nothing, ever.
    std::size_t discarded() const { return discarded_; }

private:
    enum class Step { answered, needs_more, misfit };

    Step parse();
    Step parse_automatic_status();
    Step parse_full_status();
    Step parse_block();
    Step parse_text();
    void accept(Answer, std::size_t length);

    StatusDialect dialect_;
    std::deque<std::uint8_t> pending_;
    std::deque<Answer> answers_;
    std::size_t discarded_ = 0;
};

}  // namespace drivers::escpos
