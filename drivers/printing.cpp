#include "drivers/printing.h"

#include "drivers/document_printer.h"
#include "drivers/receipt_printer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers {

std::string_view name_of(PrinterState state)
{
    switch (state) {
    case PrinterState::ready:
        return "ready";
    case PrinterState::paper_low:
        return "paper_low";
    case PrinterState::paper_out:
        return "paper_out";
    case PrinterState::cover_open:
        return "cover_open";
    case PrinterState::jammed:
        return "jammed";
    case PrinterState::supply_low:
        return "supply_low";
    case PrinterState::supply_out:
        return "supply_out";
    case PrinterState::output_full:
        return "output_full";
    case PrinterState::offline:
        return "offline";
    case PrinterState::failed:
        return "failed";
    }
    std::unreachable();
}

std::string_view name_of(PaperOutcome outcome)
{
    switch (outcome) {
    case PaperOutcome::printed:
        return "printed";
    case PaperOutcome::not_printed:
        return "not_printed";
    case PaperOutcome::unknown:
        return "unknown";
    }
    std::unreachable();
}

std::string_view name_of(StatusTrust trust)
{
    switch (trust) {
    case StatusTrust::trusted:
        return "trusted";
    case StatusTrust::silent:
        return "silent";
    case StatusTrust::contradictory:
        return "contradictory";
    case StatusTrust::overdue:
        return "overdue";
    }
    std::unreachable();
}

std::string_view name_of(Sides sides)
{
    switch (sides) {
    case Sides::one_sided:
        return "one-sided";
    case Sides::two_sided_long_edge:
        return "two-sided-long-edge";
    case Sides::two_sided_short_edge:
        return "two-sided-short-edge";
    }
    std::unreachable();
}

std::string_view name_of(SupplyKind kind)
{
    switch (kind) {
    case SupplyKind::toner:
        return "toner";
    case SupplyKind::ink:
        return "ink";
    case SupplyKind::drum:
        return "drum";
    case SupplyKind::fuser:
        return "fuser";
    case SupplyKind::waste:
        return "waste";
    case SupplyKind::other:
        return "other";
    }
    std::unreachable();
}

bool is_document_printer_uri(std::string_view uri)
{
    static constexpr auto schemes =
        std::to_array<std::string_view>({"ipp://", "ipps://", "ipp-usb:", "cups:"});
    const bool has_scheme = std::ranges::any_of(
        schemes, [uri](std::string_view scheme) { return uri.starts_with(scheme); });
    return has_scheme || uri == document_printer_on_bus;
}

}  // namespace drivers
