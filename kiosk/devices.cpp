#include "kiosk/devices.h"

#include "base/log.h"
#include "kiosk/presence.h"

namespace kiosk {

using base::Errc;
using base::LogEvent;
using drivers::DocumentPrinter;
using drivers::IdCardReader;
using drivers::PaperOutcome;
using drivers::PrintReport;
using drivers::ReceiptPrinter;

static Presence presence_after(const PrintReport& report)
{
    return report.error ? presence_after(*report.error) : Presence::there;
}

static PrintReport no_printer()
{
    return {.outcome = PaperOutcome::not_printed,
            .state = drivers::PrinterState::offline,
            .pages_out = std::nullopt,
            .error = base::Error{Errc::disconnected, "no printer", {}}};
}

// What a technician and the centre read beside the state: as much as two lines of the screen hold.
static std::string with_note(const std::string& model, const std::string& note)
{
    static constexpr std::size_t limit = 48;
    const auto tail = note.empty() ? std::string() : ", " + note;
    auto room = std::min(model.size(), limit - std::min(limit, tail.size()));
    while (room > 0 && room < model.size() && (model[room] & 0xc0) == 0x80)
        --room;  // Not within a character.
    return model.substr(0, room) + tail;
}

static std::string told_of(const ReceiptPrinter& printer)
{
    const bool is_trusted = printer.trust() == drivers::StatusTrust::trusted;
    return with_note(printer.model(), is_trusted ? "" : "status not trustworthy");
}

// Of what runs out, what runs out first.
static std::string told_of(const std::vector<drivers::Supply>& supplies)
{
    const drivers::Supply* least = nullptr;
    for (const auto& supply : supplies) {
        const bool runs_out = supply.kind != drivers::SupplyKind::waste && supply.percent;
        if (runs_out && (!least || *supply.percent < *least->percent))
            least = &supply;
    }
    if (!least)
        return {};
    return std::string(drivers::name_of(least->kind)) + " " + std::to_string(*least->percent) +
           " %";
}

Devices::Devices(drivers::Bus& bus, const Options& options, std::function<void(Event)> post)
    : options_(options),
      post_(std::move(post)),
      bus_(bus),
      disturbance_(options.disturbance),
      paper_used_mm_(options.receipt_roll.used_mm),
      reader_(reader_options(bus)),
      receipt_printer_(receipt_options(bus)),
      document_printer_(document_options())
{
    begin_what_is_fitted();
    bus_.watch([this] { nudge_all(); });
}

// What not every terminal has.
void Devices::begin_what_is_fitted()
{
    if (options_.open_code_scanner)
        code_scanner_.emplace(scanner_options());
    else
        report(Device::code_scanner, Condition::not_fitted, {});
    if (options_.open_power_supply)
        power_supply_.emplace(power_options());
    else
        report(Device::power_supply, Condition::not_fitted, {});
    if (options_.open_cabinet)
        cabinet_.emplace(cabinet_options());
    else
        report(Device::cabinet, Condition::not_fitted, {});
}

void Devices::nudge_all()
{
    reader_.nudge();
    receipt_printer_.nudge();
    if (code_scanner_)
        code_scanner_->nudge();
    if (power_supply_)
        power_supply_->nudge();
    if (cabinet_)
        cabinet_->nudge();
}

Devices::~Devices()
{
    bus_.watch({});
}

void Devices::report(Device device, Condition condition, const std::string& model)
{
    DeviceStatus status{.condition = condition, .model = model};
    auto& told = told_.at(static_cast<std::size_t>(device));
    if (told == status)
        return;
    told = status;
    base::log(LogEvent::device_state, {{"device", name_of(device)}, {"state", name_of(condition)}});
    post_(DeviceChanged{device, std::move(status)});
}

// ---- The card reader

DeviceWorker<IdCardReader>::Options Devices::reader_options(drivers::Bus& bus)
{
    return {
        .open = [&bus] { return drivers::open_id_card_reader(bus); },
        .poll = [this](IdCardReader& reader) { return poll_reader(reader); },
        .up =
            [this](IdCardReader& reader) {
                base::log(LogEvent::device_up,
                          {{"device", "id_card_reader"}, {"model", reader.secure_module()}});
                report(Device::id_card_reader, Condition::ready, reader.secure_module());
            },
        .down =
            [this](const base::Error& error) {
                base::log(LogEvent::device_down, {{"device", "id_card_reader"}, {"cause", error}});
                report(Device::id_card_reader, Condition::absent, {});
            },
        .poll_interval = options_.state_poll,
        .reopen_interval = options_.reopen};
}

Presence Devices::poll_reader(IdCardReader& reader)
{
    switch (reader_task_) {
    case ReaderTask::reading:
        return look_for_card(reader);
    case ReaderTask::watching:
        return look_for_leaving(reader);
    case ReaderTask::idle:
        break;
    }
    const auto state = reader.state();
    if (!state)
        return presence_after(state.error());
    report(Device::id_card_reader, condition_of(*state), reader.secure_module());
    return Presence::there;
}

Presence Devices::look_for_card(IdCardReader& reader)
{
    auto reading = reader.read_card();
    if (!reading) {
        base::log(LogEvent::device_failed,
                  {{"device", "id_card_reader"}, {"cause", reading.error()}});
        return presence_after(reading.error());
    }
    if (const auto* problem = std::get_if<drivers::CardProblem>(&*reading))
        if (*problem == drivers::CardProblem::no_card)
            return Presence::there;
    reader_task_ = ReaderTask::idle;
    reader_.set_poll_interval(options_.state_poll);
    post_(CardRead{reader_request_, std::move(*reading), reader.secure_module()});
    return Presence::there;
}

Presence Devices::look_for_leaving(IdCardReader& reader)
{
    const auto left = reader.is_card_left();
    if (!left)
        return presence_after(left.error());
    // A reader that cannot tell is taken to be free: nobody is told off for nothing.
    const bool is_there = left->value_or(false);
    if (card_presence_ != is_there)
        post_(CardPresence{is_there});
    card_presence_ = is_there;
    return Presence::there;
}

// On the worker, the interval too: a reading that ends late must not slow down the next one.
void Devices::set_reader_task(ReaderTask task, Request request,
                              std::chrono::milliseconds poll_interval)
{
    reader_.post([this, task, request, poll_interval](IdCardReader*) {
        reader_task_ = task;
        reader_request_ = request;
        card_presence_.reset();
        reader_.set_poll_interval(poll_interval);
        return Presence::there;
    });
}

void Devices::read_card(Request request)
{
    set_reader_task(ReaderTask::reading, request, options_.card_poll);
}

void Devices::stop_reading()
{
    set_reader_task(ReaderTask::idle, 0, options_.state_poll);
}

void Devices::watch_card()
{
    set_reader_task(ReaderTask::watching, 0, options_.presence_poll);
}

void Devices::unwatch_card()
{
    stop_reading();
}

// ---- The receipt printer

DeviceWorker<ReceiptPrinter>::Options Devices::receipt_options(drivers::Bus& bus)
{
    return {
        .open = [&bus] { return drivers::open_receipt_printer(bus); },
        .poll = [this](ReceiptPrinter& printer) { return poll_receipt_printer(printer); },
        .up =
            [this](ReceiptPrinter& printer) {
                base::log(LogEvent::device_up,
                          {{"device", "receipt_printer"}, {"model", printer.model()}});
                printer.set_roll({options_.receipt_roll.length_mm, paper_used_mm_});
                poll_receipt_printer(printer);
            },
        .down =
            [this](const base::Error& error) {
                base::log(LogEvent::device_down, {{"device", "receipt_printer"}, {"cause", error}});
                report(Device::receipt_printer, Condition::absent, {});
            },
        .poll_interval = options_.state_poll,
        .reopen_interval = options_.reopen};
}

Presence Devices::poll_receipt_printer(ReceiptPrinter& printer)
{
    const auto state = printer.state();
    if (!state)
        return presence_after(state.error());
    note_roll(printer);
    report(Device::receipt_printer, condition_of(*state), told_of(printer));
    return is_watching_slip_ ? look_for_slip(printer) : Presence::there;
}

Presence Devices::look_for_slip(ReceiptPrinter& printer)
{
    const auto waiting = printer.is_slip_waiting();
    if (!waiting)
        return presence_after(waiting.error());
    const bool is_waiting = waiting->value_or(false);
    if (slip_presence_ != is_waiting)
        post_(SlipPresence{is_waiting});
    slip_presence_ = is_waiting;
    if (!is_waiting) {
        is_watching_slip_ = false;
        receipt_printer_.set_poll_interval(options_.state_poll);
    }
    return Presence::there;
}

void Devices::print_receipt(Request request, PaintSlip paint)
{
    receipt_printer_.post(
        [this, request, paint = std::move(paint)](ReceiptPrinter* printer) mutable {
            const auto outcome =
                printer ? print_slip(*printer, paint(printer->width_dots())) : no_printer();
            post_(ReceiptPrinted{request, outcome});
            return presence_after(outcome);
        });
}

PrintReport Devices::print_slip(ReceiptPrinter& printer, const base::Bitmap& slip)
{
    auto report = printer.print(slip);
    note_roll(printer);
    return report;
}

// Also after a refill, which the printer tells.
void Devices::note_roll(const ReceiptPrinter& printer)
{
    note_paper_used(printer.roll().used_mm);
}

void Devices::note_paper_used(int used)
{
    if (used == paper_used_mm_)
        return;
    paper_used_mm_ = used;
    if (options_.keep_paper_used)
        options_.keep_paper_used(used);
}

void Devices::renew_receipt_roll()
{
    receipt_printer_.post([this](ReceiptPrinter* printer) {
        // Also while it is switched off for the change: it is told when it comes.
        note_paper_used(0);
        if (printer)
            printer->set_roll({options_.receipt_roll.length_mm, 0});
        return Presence::there;
    });
}

void Devices::watch_slip()
{
    receipt_printer_.post([this](ReceiptPrinter* printer) {
        is_watching_slip_ = true;
        slip_presence_.reset();
        receipt_printer_.set_poll_interval(options_.presence_poll);
        return printer ? look_for_slip(*printer) : Presence::there;
    });
}

void Devices::retract_slip()
{
    receipt_printer_.post([this](ReceiptPrinter* printer) {
        is_watching_slip_ = false;
        receipt_printer_.set_poll_interval(options_.state_poll);
        if (!printer)
            return Presence::there;
        const auto retracted = printer->retract();
        if (!retracted)
            base::log(LogEvent::device_failed,
                      {{"device", "receipt_printer"}, {"cause", retracted.error()}});
        return retracted ? Presence::there : presence_after(retracted.error());
    });
}

// ---- The document printer

DeviceWorker<DocumentPrinter>::Options Devices::document_options()
{
    return {.open =
                [this] {
                    return drivers::open_document_printer(bus_,
                                                          {.uri = options_.document_printer_uri,
                                                           .blocked_limit = options_.blocked_limit,
                                                           .rasterise = options_.rasterise});
                },
            .poll = [this](DocumentPrinter& printer) { return poll_document_printer(printer); },
            .up =
                [this](DocumentPrinter& printer) {
                    base::log(LogEvent::device_up,
                              {{"device", "document_printer"}, {"model", printer.model()}});
                    looks_at_supplies_ = 0;
                    poll_document_printer(printer);
                },
            .down =
                [this](const base::Error& error) {
                    base::log(LogEvent::device_down,
                              {{"device", "document_printer"}, {"cause", error}});
                    report(Device::document_printer, Condition::absent, {});
                },
            .poll_interval = options_.state_poll,
            .reopen_interval = options_.reopen};
}

// Toner falls slowly: it is asked for at every so many looks.
Presence Devices::poll_document_printer(DocumentPrinter& printer)
{
    static constexpr int looks_between = 60;
    const auto state = printer.state();
    if (!state)
        return presence_after(state.error());
    if (looks_at_supplies_++ % looks_between == 0)
        if (const auto supplies = printer.supplies())
            supplies_told_ = told_of(*supplies);
    report(Device::document_printer, condition_of(*state),
           with_note(printer.model(), supplies_told_));
    return Presence::there;
}

void Devices::print_document(Request request, Document document)
{
    document_printer_.post(
        [this, request, document = std::move(document)](DocumentPrinter* printer) {
            if (!printer) {
                post_(DocumentPrinted{request, no_printer()});
                return Presence::there;
            }
            const DocumentPrinter::Progress progress{
                .first_byte = {},
                .pages_out =
                    [this, request](int pages) {
                        post_(PrintProgress{request, pages, {}});
                    },
                .blocked =
                    [this, request](drivers::PrinterState state) {
                        post_(PrintProgress{request, {}, condition_of(state)});
                    }};
            base::log(LogEvent::print_started, {{"serial", document.issue.serial}});
            const auto outcome = printer->print({.token = document.issue.serial,
                                                 .pdf = document.pdf.reveal(),
                                                 .pages = document.issue.pages},
                                                progress);
            base::log(LogEvent::print_finished, {{"serial", document.issue.serial},
                                                 {"outcome", drivers::name_of(outcome.outcome)}});
            post_(DocumentPrinted{request, outcome});
            return presence_after(outcome);
        });
}

// ---- For the technician

void Devices::test(Device device, PaintSlip paint)
{
    const auto answer = [this, device](bool is_good) { post_(DeviceTested{device, is_good}); };
    switch (device) {
    case Device::id_card_reader:
        reader_.post([answer](IdCardReader* reader) {
            const auto state = reader ? reader->state() : base::fail(Errc::disconnected, "absent");
            answer(state && *state == drivers::CardReaderState::ready);
            return state ? Presence::there : presence_after(state.error());
        });
        return;
    case Device::document_printer:
        document_printer_.post([answer](DocumentPrinter* printer) {
            const auto state =
                printer ? printer->state() : base::fail(Errc::disconnected, "absent");
            answer(state && drivers::can_print(*state));
            return state ? Presence::there : presence_after(state.error());
        });
        return;
    case Device::receipt_printer:
        receipt_printer_.post(
            [this, answer, paint = std::move(paint)](ReceiptPrinter* printer) mutable {
                const auto outcome =
                    printer ? print_slip(*printer, paint(printer->width_dots())) : no_printer();
                answer(outcome.outcome == PaperOutcome::printed);
                return presence_after(outcome);
            });
        return;
    case Device::code_scanner:
        test_scanner();
        return;
    case Device::power_supply:
        test_power_supply();
        return;
    case Device::cabinet:
        test_cabinet();
        return;
    }
}

}  // namespace kiosk
