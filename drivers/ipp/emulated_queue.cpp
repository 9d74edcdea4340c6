#include "drivers/ipp/emulated_queue.h"

#include "drivers/ipp/options.h"

#include <cups/raster.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace drivers::ipp {

// The page tree says how many pages it has.
static std::optional<int> pages_by_tree(std::string_view text)
{
    std::optional<int> most;
    constexpr std::string_view key = "/Count ";
    for (auto at = text.find(key); at != text.npos; at = text.find(key, at)) {
        at += key.size();
        int count = 0;
        if (std::from_chars(text.data() + at, text.data() + text.size(), count).ec == std::errc{})
            most = std::max(most.value_or(0), count);
    }
    return most;
}

static int pages_by_objects(std::string_view text)
{
    int pages = 0;
    for (auto at = text.find("/Type"); at != text.npos; at = text.find("/Type", at)) {
        at += 5;
        const auto value = text.find_first_not_of(" \r\n\t", at);
        if (value == text.npos)
            break;
        const auto rest = text.substr(value);
        if (rest.starts_with("/Page") && !rest.starts_with("/Pages"))
            ++pages;
    }
    return pages;
}

// A file that was signed holds two versions of the page with the seal, so objects alone would count
// it twice.
int count_pages(base::ByteView pdf)
{
    const auto text = base::text(pdf);
    return pages_by_tree(text).value_or(pages_by_objects(text));
}

static ssize_t read_view(void* context, unsigned char* buffer, std::size_t size)
{
    auto& rest = *static_cast<base::ByteView*>(context);
    const auto count = std::min(size, rest.size());
    std::ranges::copy(rest.first(count), reinterpret_cast<std::byte*>(buffer));
    rest = rest.subspan(count);
    return static_cast<ssize_t>(count);
}

int count_raster_pages(base::ByteView raster)
{
    auto* const stream = cupsRasterOpenIO(read_view, &raster, CUPS_RASTER_READ);
    int pages = 0;
    cups_page_header2_t header;
    std::vector<unsigned char> line;
    bool is_whole = true;
    while (is_whole && stream && cupsRasterReadHeader2(stream, &header)) {
        line.resize(header.cupsBytesPerLine);
        for (unsigned y = 0; y < header.cupsHeight && is_whole; ++y)
            is_whole = cupsRasterReadPixels(stream, line.data(), header.cupsBytesPerLine) != 0;
        ++pages;
    }
    if (stream)
        cupsRasterClose(stream);
    return is_whole ? pages : 0;
}

int EmulatedQueue::create(std::string token, JobWishes wishes)
{
    const auto id = ++last_id_;
    Job job{.id = id,
            .name = std::move(token),
            .state = JobState::held,
            .reasons = {"job-data-insufficient"},
            .pages_out = 0,
            .has_begun = false};
    jobs_.push_back({.job = std::move(job), .pdf = {}, .wishes = std::move(wishes)});
    return id;
}

void EmulatedQueue::give_document(QueuedJob& job, base::Bytes document, std::string format)
{
    const bool is_raster = format == raster_format;
    job.pages =
        (is_raster ? count_raster_pages(document) : count_pages(document)) * job.wishes.copies;
    job.pdf = std::move(document);
    job.wishes.format = std::move(format);
    job.job.state = JobState::pending;
    job.job.reasons = {"none"};
}

EmulatedQueue::QueuedJob* EmulatedQueue::find(int id)
{
    const auto found =
        std::ranges::find_if(jobs_, [id](const auto& job) { return job.job.id == id; });
    return found == jobs_.end() ? nullptr : &*found;
}

void EmulatedQueue::step()
{
    const auto current = std::ranges::find_if(jobs_, [](const QueuedJob& job) {
        return !job.job.is_final() && job.job.state != JobState::held;
    });
    if (current == jobs_.end())
        return;
    auto& job = current->job;
    if (is_blocked()) {
        job.state = JobState::stopped;
        job.reasons = {"printer-stopped"};
    } else if (job.state != JobState::processing) {
        job.state = JobState::processing;
        job.has_begun = true;
        job.reasons = {"job-printing"};
    } else if (aborts) {
        job.state = JobState::aborted;
        job.reasons = {"aborted-by-system"};
    } else if (swallows || current->out == current->pages) {
        if (never_finishes)
            return;
        job.state = JobState::completed;
        job.reasons = {"job-completed-successfully"};
    } else {
        job.pages_out = ++current->out;
        if (sheets)
            --*sheets;
    }
}

std::vector<std::string> EmulatedQueue::reasons() const
{
    std::vector<std::string> out;
    if (has_no_paper())
        out.insert(out.end(), {"media-empty-error", "media-needed-error"});
    if (cover_open)
        out.emplace_back("cover-open-error");
    if (jammed)
        out.emplace_back("media-jam-error");
    if (toner_low)
        out.emplace_back("toner-low-warning");
    if (out.empty())
        out.emplace_back("none");
    return out;
}

void EmulatedQueue::empty_basket()
{
    std::erase_if(jobs_, [](const QueuedJob& queued) { return queued.job.is_final(); });
}

std::vector<PrintedDocument> EmulatedQueue::printed() const
{
    std::vector<PrintedDocument> out;
    for (const auto& job : jobs_)
        if (job.out > 0)
            out.push_back(
                {.pdf = job.pdf, .pages = job.out, .token = job.job.name, .wishes = job.wishes});
    return out;
}

}  // namespace drivers::ipp
