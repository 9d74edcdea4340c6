#include "drivers/ipp/printer.h"

#include "drivers/ipp/discovery.h"
#include "drivers/ipp/job_watch.h"
#include "drivers/ipp/pwg_raster.h"

namespace drivers::ipp {

using base::Errc;
using base::Error;
using base::Result;

Result<std::unique_ptr<DocumentPrinter>> Printer::open(const std::string& uri,
                                                       std::chrono::seconds blocked_limit,
                                                       Rasterise rasterise)
{
    Patience patience;
    patience.blocked = blocked_limit;
    return open(uri, patience, std::move(rasterise));
}

Result<std::unique_ptr<DocumentPrinter>> Printer::open(const std::string& uri,
                                                       const Patience& patience,
                                                       Rasterise rasterise)
{
    static constexpr std::string_view usb_scheme = "ipp-usb:";
    if (uri.starts_with(usb_scheme)) {
        const auto model = std::string_view(uri).substr(usb_scheme.size());
        const auto found = TRY(find_behind_ipp_usb(model, ipp_usb_ports, patience));
        return open(found, patience, std::move(rasterise));
    }
    auto connection = TRY(Connection::open(uri, patience));
    auto can = TRY(connection->capabilities());
    [[maybe_unused]] const auto format = TRY(choose_format(can, rasterise != nullptr));
    auto witness = Witness::printer;
    if (connection->is_queue()) {
        // Any other policy keeps a failed job, and prints it when the next citizen stands there.
        if (can.error_policy != "abort-job")
            return base::fail(Errc::refused, "the queue's printer-error-policy is \"" +
                                                 can.error_policy + "\", and must be abort-job");
        witness = witness_of_queue(can.device_uri);
    }
    std::unique_ptr<Printer> printer(
        new Printer(std::move(connection), std::move(can), patience, std::move(rasterise)));
    printer->witness_ = witness;
    return printer;
}

static PrintReport not_started(PrinterState state, Error cause)
{
    PrintReport report;
    report.outcome = PaperOutcome::not_printed;
    report.state = state;
    report.error = std::move(cause);
    return report;
}

// Before there is a job: what cannot be had is found out while nothing has happened yet.
Result<Printer::Content> Printer::prepare(const PrintDocument& document)
{
    TRY(check_options(document.options, can_));
    if (TRY(choose_format(can_, rasterise_ != nullptr)) == Format::pdf)
        return Content{.format = pdf_format, .drawn = {}};
    return Content
    {
        .format = raster_format, .drawn = TRY(encode_pwg_raster(document, *can_.raster, rasterise_))
    };
}

// Where only the answer was lost, the job is found by its name.
Result<int> Printer::find_created(const PrintDocument& document, Error lost)
{
    if (lost.code != Errc::refused) {
        const auto found = connection_->find_job(document.token);
        if (found && *found && (*found)->id > 0 && !(*found)->is_final())
            return (*found)->id;
    }
    return std::unexpected(std::move(lost));
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
    auto content = prepare(document);
    if (!content)
        return not_started(*before, std::move(content).error());
    auto attempt = try_once(document, *content, progress, *before);
    // Nothing is printed twice: the printer itself has said that it holds nothing of the first.
    if (attempt.is_lost_at_gateway && attempt.report.outcome == PaperOutcome::not_printed) {
        auto second = progress;
        if (attempt.has_left)
            second.first_byte = {};
        attempt = try_once(document, *content, second, *before, Pipes::one_may_have_halted);
    }
    return std::move(attempt.report);
}

Printer::Attempt Printer::try_once(const PrintDocument& document, const Content& content,
                                   const Progress& progress, PrinterState before, Pipes pipes)
{
    if (pipes == Pipes::one_may_have_halted)
        connection_->pass_halted_pipe();
    auto job = connection_->create_job(document.token, document.options);
    const bool is_lost = connection_->has_gateway_failed();
    if (!job)
        job = find_created(document, std::move(job).error());
    if (!job)
        return {.report = not_started(before, std::move(job).error()),
                .is_lost_at_gateway = is_lost};
    if (pipes == Pipes::one_may_have_halted)
        connection_->pass_halted_pipe();
    return send(document, content, progress, *job);
}

Printer::Attempt Printer::send(const PrintDocument& document, const Content& content,
                               const Progress& progress, int job)
{
    bool has_left = false;
    const base::ByteView bytes = content.drawn.empty() ? document.pdf : content.drawn;
    auto sent = connection_->send_document(job, bytes, content.format, [&has_left, &progress] {
        has_left = true;
        if (progress.first_byte)
            progress.first_byte();
    });
    const bool is_lost = !sent && connection_->has_gateway_failed();
    JobWatch watch(*connection_, patience_, document, progress, job, witness_);
    if (sent)
        return {.report = watch.follow()};
    if (has_left)
        return {.report = watch.follow_broken(std::move(sent).error()),
                .is_lost_at_gateway = is_lost,
                .has_left = true};
    auto report = watch.end(std::move(sent).error());
    report.outcome = PaperOutcome::not_printed;  // There was never anything to print.
    return {.report = std::move(report), .is_lost_at_gateway = is_lost};
}

}  // namespace drivers::ipp
