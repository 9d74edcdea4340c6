// Keeps people out of recorded stories: what a reader says about a card is replaced by what it
// would say about a synthetic one, byte for byte, so that a replay takes the same course.
#pragma once

#include "drivers/sdt/protocol.h"

#include <optional>

namespace drivers::sdt {

// Sees one reader's bytes in order, whichever endpoints they use.
class StoryMask {
public:
    void see_sent(base::ByteView);

    // As many bytes. What is not certainly harmless is not let through: only answers of a mere
    // status and, when it was asked for, the module's identity.
    base::Bytes mask_received(base::ByteView);

private:
    std::byte mask(std::byte);
    void begin_answer();
    base::Bytes stand_in(std::size_t length) const;

    FrameParser commands_;
    std::optional<std::uint16_t> command_;
    base::Bytes head_;                        // Of the answer under way, to the end of its length.
    std::optional<base::Bytes> replacement_;  // For the rest of it; empty: as it came.
    std::size_t rest_ = 0;                    // Bytes of the answer still to come.
    std::size_t position_ = 0;                // In the replacement.
};

}  // namespace drivers::sdt
