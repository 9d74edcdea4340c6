#include "central/sharing/sharing.h"

#include "base/log.h"
#include "central/sharing/file_platform.h"

#include <algorithm>
#include <future>
#include <optional>

namespace central::sharing {

using base::Errc;
using base::Result;

// As many as a list of records may have groups.
static constexpr std::size_t platforms_limit = 10;
static constexpr std::chrono::seconds left_alone{30};

Result<> Sharing::load(const std::filesystem::path& folder)
{
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path());
    std::ranges::sort(files);
    if (files.size() > platforms_limit)
        return base::fail(Errc::exhausted, "more platforms than a list of records has room for");
    for (const auto& file : files)
        add(TRY(FilePlatform::load(file)));
    return {};
}

void Sharing::add(std::unique_ptr<Platform> platform)
{
    connections_.push_back({std::move(platform), std::nullopt});
}

static wire::RecordGroup group_of(const Platform& platform)
{
    return {.source = platform.id(),
            .title = platform.title(),
            .title_en = platform.title_en(),
            .platform = platform.owner(),
            .is_available = false,
            .as_of = {},
            .rows = {}};
}

void Sharing::note(Connection& connection, bool was_asked, const Result<Answer>& answer,
                   base::SteadyTime now)
{
    if (!was_asked)
        return;
    connection.silent_until.reset();
    if (answer || answer.error().code == Errc::not_found)
        return;
    connection.silent_until = now + left_alone;
    base::log(base::LogEvent::platform_silent,
              {{"platform", connection.platform->id()}, {"cause", answer.error()}});
}

wire::RecordList Sharing::records_of(const Subject& subject, std::chrono::milliseconds limit)
{
    const auto now = clock_.steady();
    const auto deadline = base::within(limit);
    std::vector<std::future<Result<Answer>>> answers(connections_.size());
    for (std::size_t i = 0; i < connections_.size(); ++i) {
        auto& [platform, silent_until] = connections_[i];
        if (!silent_until || *silent_until <= now)
            answers[i] =
                std::async(std::launch::async, [&subject, &platform = *platform, deadline] {
                    return platform.ask(subject, deadline);
                });
    }
    wire::RecordList list;
    for (std::size_t i = 0; i < connections_.size(); ++i) {
        const bool was_asked = answers[i].valid();
        auto answer =
            was_asked ? answers[i].get() : Result<Answer>(base::fail(Errc::timeout, "left alone"));
        note(connections_[i], was_asked, answer, now);
        auto group = group_of(*connections_[i].platform);
        if (!answer && answer.error().code == Errc::not_found)
            continue;
        if (answer) {
            group.is_available = true;
            group.as_of = answer->as_of;
            group.rows = std::move(answer->rows);
        }
        list.groups.push_back(std::move(group));
    }
    return list;
}

}  // namespace central::sharing
