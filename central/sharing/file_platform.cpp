#include "central/sharing/file_platform.h"

#include "base/crypto/digest.h"
#include "base/settings.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace central::sharing {

using base::Errc;
using base::Result;
using base::Settings;
using namespace std::chrono_literals;

static constexpr std::size_t people_limit = 1000;
static constexpr std::size_t rows_limit = 30;
static constexpr std::size_t text_limit = 360;

static std::vector<wire::RecordRow> rows_of(Settings& person)
{
    std::vector<wire::RecordRow> rows;
    for (auto& row : person.tables("row", rows_limit))
        rows.push_back({.label = row.text("label", 1, text_limit),
                        .label_en = row.text("label_en", 1, text_limit),
                        .value = base::SecretText(row.text("value", 1, text_limit))});
    return rows;
}

Result<std::unique_ptr<FilePlatform>> FilePlatform::load(const std::filesystem::path& path)
{
    auto file = TRY(Settings::load(path));
    std::unique_ptr<FilePlatform> platform(new FilePlatform());
    platform->id_ = file.text("id", 1, 64);
    platform->title_ = file.text("title", 1, text_limit);
    platform->title_en_ = file.text("title_en", 1, text_limit);
    platform->owner_ = file.text("owner", 1, text_limit);
    platform->as_of_ = file.text("as_of", 20, 20);
    if (!base::from_rfc3339(platform->as_of_))
        file.note("as_of", "is not a time like 2026-03-01T08:00:00Z");
    platform->answer_after_ = file.duration("answer_after", 0ms, 60s);
    for (auto& person : file.tables("person", people_limit))
        platform->rows_.insert_or_assign(person.text("digest", 64, 64), rows_of(person));
    TRY(file.finish());
    return platform;
}

std::string FilePlatform::digest_of(const base::SecretText& number)
{
    return base::crypto::sha256_hex(base::view(number.reveal()));
}

// As slow as the platform that it stands for, and never later than the deadline.
static void wait_until(base::SteadyTime moment)
{
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    never.wait_until(lock, moment, [] { return false; });
}

Result<Answer> FilePlatform::ask(const Subject& subject, base::Deadline deadline)
{
    const auto answers_at = std::chrono::steady_clock::now() + answer_after_;
    wait_until(std::min(answers_at, deadline));
    if (answers_at > deadline)
        return base::fail(Errc::timeout, id_ + " did not answer in time");
    const auto found = rows_.find(digest_of(subject.number));
    if (found == rows_.end())
        return base::fail(Errc::not_found, "nothing is kept there");
    return Answer{.as_of = as_of_, .rows = found->second};
}

}  // namespace central::sharing
