#include "drivers/ipp/printer.h"

#include "drivers/ipp/job_watch.h"

namespace drivers::ipp {

using base::Errc;
using base::Error;
using base::Result;

Result<std::unique_ptr<DocumentPrinter>> Printer::open(const std::string& uri,
                                                       std::chrono::seconds blocked_limit)
{
    Patience patience;
    patience.blocked = blocked_limit;
    return open(uri, patience);
}

Result<std::unique_ptr<DocumentPrinter>> Printer::open(const std::string& uri,
                                                       const Patience& patience)
{
    auto connection = TRY(Connection::open(uri, patience));
    auto can = TRY(connection->capabilities());
    if (!can.takes_pdf)
        return base::fail(Errc::refused, "the printer does not take PDF");
    return std::unique_ptr<DocumentPrinter>(
        new Printer(std::move(connection), std::move(can), patience));
}

static PrintReport not_started(PrinterState state, Error cause)
{
    PrintReport report;
    report.outcome = PaperOutcome::not_printed;
    report.state = state;
    report.error = std::move(cause);
    return report;
}

// Where only the answer was lost, the job is found by its name.
Result<int> Printer::create_job(const std::string& token)
{
    auto id = connection_->create_job(token, can_);
    if (id || id.error().code == Errc::refused)
        return id;
    const auto found = connection_->find_job(token);
    if (found && *found && (*found)->id > 0 && !(*found)->is_final())
        return (*found)->id;
    return id;
}

PrintReport Printer::print(const PrintDocument& document, const Progress& progress)
{
    const auto here = std::source_location::current();
    if (document.pdf.empty() || document.pages <= 0)
        return not_started(PrinterState::ready, Error{Errc::refused, "nothing to print", here});
    auto before = state();
    if (!before)
        return not_started(PrinterState::offline, std::move(before).error());
    if (!can_print(*before))
        return not_started(*before, Error{Errc::refused, std::string(name_of(*before)), here});
    auto job = create_job(document.token);
    if (!job)
        return not_started(*before, std::move(job).error());

    bool has_left = false;
    auto sent = connection_->send_document(*job, document.pdf, [&has_left, &progress] {
        has_left = true;
        if (progress.first_byte)
            progress.first_byte();
    });
    JobWatch watch(*connection_, patience_, document, progress, *job);
    if (sent)
        return watch.follow();
    if (has_left)
        return watch.follow_broken(std::move(sent).error());
    auto report = watch.end(std::move(sent).error());
    report.outcome = PaperOutcome::not_printed;  // There was never anything to print.
    return report;
}

}  // namespace drivers::ipp
