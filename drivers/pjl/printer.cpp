#include "drivers/pjl/printer.h"

#include "drivers/pjl/models.h"
#include "drivers/printer_class.h"

namespace drivers::pjl {

using base::Deadline;
using base::Errc;
using base::Result;
using base::within;
using namespace std::chrono_literals;

static constexpr std::size_t read_size = 512;  // Whole packets of any speed, or it overflows.

bool recognises(const DeviceDescription& device)
{
    return is_known(device.id) && find_printer_interface(device) != nullptr;
}

Result<std::unique_ptr<DocumentPrinter>> Printer::open(std::unique_ptr<Transport> transport)
{
    return open(std::move(transport), Patience{});
}

Result<std::unique_ptr<DocumentPrinter>> Printer::open(std::unique_ptr<Transport> transport,
                                                       const Patience& patience)
{
    const auto* const found = find_printer_interface(transport->description());
    if (!found)
        return base::fail(Errc::not_found, "no two-way printer interface");
    const auto interface = *found;
    TRY(transport->claim(interface));
    auto id = TRY(ask_device_id(*transport, interface));
    for (const auto* const language : {"PJL", "PDF"})
        if (!speaks(id, language))
            return base::fail(Errc::refused, std::string("the printer speaks no ") + language +
                                                 " (" + id.commands + "): give it a queue");
    std::unique_ptr<Printer> printer(
        new Printer(std::move(transport), interface, std::move(id), patience));
    [[maybe_unused]] const auto state = TRY(printer->state());
    return printer;
}

Printer::Printer(std::unique_ptr<Transport> transport, const Interface& interface, DeviceId id,
                 const Patience& patience)
    : transport_(std::move(transport)),
      interface_(interface),
      out_(out_pipe(interface)),
      in_(in_pipe(interface)),
      id_(std::move(id)),
      patience_(patience)
{
}

// A file that was cut short must not be completed by the next one.
Result<> Printer::start_afresh()
{
    TRY(reset_printer(*transport_, interface_));
    stream_.reset();
    TRY(send_all(encode_commands({"USTATUSOFF"}), within(patience_.answer)));
    is_clean_ = true;
    return {};
}

// Errc::timeout when the printer takes no data, as a Pantum that waits for paper does not. A pipe
// that stalled stays so until the printer is cleared: also after a mere question.
Result<> Printer::send_all(base::ByteView bytes, Deadline deadline)
{
    while (!bytes.empty()) {
        const auto accepted = transport_->write(out_, bytes, deadline);
        if (!accepted) {
            is_clean_ = false;
            return std::unexpected(accepted.error());
        }
        bytes = bytes.subspan(*accepted);
        if (bytes.empty() || base::time_left(deadline) > 0ms)
            continue;
        is_clean_ = false;
        return base::fail(Errc::timeout, "the printer takes no data");
    }
    return {};
}

// Empty at the deadline.
Result<std::optional<Answer>> Printer::hear(Deadline deadline)
{
    while (true) {
        if (auto answer = stream_.next()) {
            note(*answer);
            return answer;
        }
        const auto bytes = transport_->read(in_, read_size, deadline);
        if (!bytes && bytes.error().code == Errc::timeout)
            return std::optional<Answer>();
        if (!bytes) {
            // Also a pipe that has halted takes nothing before that.
            is_clean_ = false;
            return std::unexpected(bytes.error());
        }
        stream_.push(*bytes);
    }
}

// Whatever an answer was asked for, it is the newest that is known.
void Printer::note(const Answer& answer)
{
    if (answer.topic == "INFO STATUS" || answer.topic == "USTATUS DEVICE") {
        if (const auto code = answer.number("CODE"))
            code_ = code;
        const auto toner = answer.number("TONER");
        if (toner && *toner >= 0 && *toner <= 100)
            toner_ = toner;
    }
}

Result<std::optional<PrinterState>> Printer::ask_port()
{
    const auto status = ask_port_status(*transport_, interface_.number);
    if (status)
        return trouble_of_port(*status);
    if (status.error().code == Errc::disconnected)
        return std::unexpected(status.error());
    return std::optional<PrinterState>();
}

// A printer that waits for a person may take nothing and still say why; one that says nothing may
// be busy. What the port tells is better than nothing, and the last word better than that.
Result<PrinterState> Printer::state()
{
    if (!is_clean_) {
        const auto begun = start_afresh();
        if (!begun && begun.error().code != Errc::timeout)
            return std::unexpected(begun.error());
    }
    const auto deadline = within(patience_.answer);
    bool is_answered = false;
    if (is_clean_) {
        const auto asked = send_all(encode_commands({"INFO STATUS"}), deadline);
        if (!asked && asked.error().code != Errc::timeout)
            return std::unexpected(asked.error());
    }
    while (!is_answered) {
        const auto answer = TRY(hear(deadline));
        if (!answer)
            break;
        is_answered = answer->topic == "INFO STATUS" || answer->topic == "USTATUS DEVICE";
    }
    const auto trouble = TRY(ask_port());
    if (is_answered && code_) {
        const auto told = state_of_code(*code_);
        return can_print(told) ? trouble.value_or(told) : told;
    }
    if (trouble)
        return *trouble;
    const bool was_blocked = code_ && !can_print(state_of_code(*code_));
    return was_blocked ? state_of_code(*code_) : PrinterState::offline;
}

// INFO SUPPLIES is not understood (Pantum); the toner comes with the device's status.
Result<std::vector<Supply>> Printer::supplies()
{
    const auto asked = state();
    if (!asked)
        return std::unexpected(asked.error());
    std::vector<Supply> out;
    if (toner_)
        out.push_back({.name = "Toner", .kind = SupplyKind::toner, .percent = toner_});
    return out;
}

}  // namespace drivers::pjl
