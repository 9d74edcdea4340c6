// All platforms at once: each is asked on a thread of its own within one limit, and one that was
// silent is left alone for a while, so that it does not hold up everybody who comes after.
#pragma once

#include "central/sharing/platform.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace central::sharing {

class Sharing {
public:
    explicit Sharing(const base::Clock& clock) : clock_(clock) {}

    // Every *.toml of the folder as a FilePlatform, by name; none without the folder.
    base::Result<> load(const std::filesystem::path& folder);
    void add(std::unique_ptr<Platform>);

    int count() const { return static_cast<int>(connections_.size()); }
    // One group for each platform that keeps something, or that could not be had (is_available
    // false). Returns within the limit.
    wire::RecordList records_of(const Subject&, std::chrono::milliseconds limit);

private:
    struct Connection {
        std::unique_ptr<Platform> platform;
        std::optional<base::SteadyTime> silent_until;
    };

    static void note(Connection&, bool was_asked, const base::Result<Answer>&,
                     base::SteadyTime now);

    const base::Clock& clock_;
    std::vector<Connection> connections_;
};

}  // namespace central::sharing
