// Looks at the display as a person would, whoever draws there: the server tells where something was
// drawn (XDamage), and what is different there counts (XShm).
#pragma once

#include "base/clock.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace bench {

// 0x00RRGGBB, rows from the top.
using Picture = std::vector<std::uint32_t>;

class Eye {
public:
    Eye();
    ~Eye();
    Eye(const Eye&) = delete;
    Eye& operator=(const Eye&) = delete;

    // Takes in the whole display; what was drawn before is no change any more.
    void look();
    // When pixels changed the next time, as soon as the server told it; nothing at the deadline.
    std::optional<base::SteadyTime> next_change(base::Deadline);
    // Until nothing has changed for so long; false when that does not come within ten seconds.
    bool wait_for_rest(std::chrono::milliseconds);
    // As it was at the last change.
    const Picture& picture() const;
    // All of it but so many pixels, with nearly the same colours.
    bool sees(const Picture&, std::size_t allowed) const;

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

}  // namespace bench
