// What is plugged in, who it is and how it is.
#include "drivers/camera/v4l2_source.h"
#include "drivers/devctl/bench.h"
#include "drivers/registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <utility>

namespace drivers::devctl {

using base::Result;

namespace {

// As a row of devices, for what has no USB id of its own.
constexpr auto other_row = "{:<8} {:<9}  {:<11} {}";

std::string_view name_of(CardReaderState state)
{
    return state == CardReaderState::ready ? "ready" : "failed";
}

Result<std::string> identify(IdCardReader& reader)
{
    const auto state = TRY(reader.state());
    return fmt::format("{}, secure module {}", name_of(state), reader.secure_module());
}

Result<std::string> identify(ReceiptPrinter& printer)
{
    const auto state = TRY(printer.state());
    const auto trust = printer.trust();
    return fmt::format("{}, {}, {} dots wide at {} dpi, {}", drivers::name_of(state),
                       printer.model(), printer.width_dots(), printer.dpi(),
                       trust == StatusTrust::trusted
                           ? "status trusted"
                           : fmt::format("status not trustworthy ({})", drivers::name_of(trust)));
}

std::string told(const Supply& supply)
{
    const auto level = supply.percent ? fmt::format("{} %", *supply.percent) : "unknown";
    return fmt::format("{} ({}): {}", supply.name, drivers::name_of(supply.kind), level);
}

Result<std::string> identify(DocumentPrinter& printer)
{
    auto out = fmt::format("{}, {}", drivers::name_of(TRY(printer.state())), printer.model());
    if (const auto supplies = printer.supplies())
        for (const auto& supply : *supplies)
            out += fmt::format("\n  {}", told(supply));
    return out;
}

Result<std::string> identify(CodeScanner& scanner)
{
    const auto state = TRY(scanner.state());
    return fmt::format("{}, {}", drivers::name_of(state), scanner.model());
}

Result<std::string> identify(PowerSupply& supply)
{
    return fmt::format("{}, {}", describe(TRY(supply.status())), supply.model());
}

Result<std::string> identify(Cabinet& cabinet)
{
    const auto state = TRY(cabinet.state());
    return fmt::format("door {}{}, tamper {}, {}", drivers::name_of(state.door),
                       state.was_opened ? " (was opened)" : "", drivers::name_of(state.tamper),
                       cabinet.model());
}

template <class Device>
Result<std::string> probe_with(const Driver<Device>& driver, Bus& bus,
                               const DeviceDescription& device)
{
    auto transport = TRY(bus.open(device));
    const auto opened = TRY(driver.open(std::move(transport)));
    return identify(*opened);
}

template <class Device>
bool probe_device(Bench& bench, const Driver<Device>& driver, const DeviceDescription& device)
{
    bench.out << fmt::format("{:<8} {:<11} ", device.location, driver.name);
    const auto identity = probe_with(driver, bench.machines.bus, device);
    bench.out << (identity ? *identity : identity.error().detail) << '\n';
    return identity.has_value();
}

Exit document_status(Bench& bench, std::string_view uri)
{
    const auto printer = open_document_printer_at(bench, uri);
    if (!printer)
        return tell(bench, printer.error());
    const auto state = (*printer)->state();
    if (!state)
        return tell(bench, state.error());
    const auto identity = identify(**printer);
    if (!identity)
        return tell(bench, identity.error());
    bench.out << "document printer: " << *identity << '\n';
    return can_print(*state) ? Exit::ok : Exit::said_no;
}

template <class Device>
Exit device_status(Bench& bench, std::string_view name, Result<std::unique_ptr<Device>> device)
{
    bench.out << name << ": ";
    const auto state =
        device ? identify(**device) : Result<std::string>(std::unexpected(device.error()));
    bench.out << (state ? *state : state.error().detail) << '\n';
    return state ? Exit::ok : Exit::said_no;
}

// Of what not every terminal has: one that is not there is told, and is no failure.
template <class Device>
bool is_well_if_fitted(Bench& bench, std::string_view name, Result<std::unique_ptr<Device>> found)
{
    const bool is_missing = !found && found.error().code == base::Errc::not_found;
    return device_status(bench, name, std::move(found)) == Exit::ok || is_missing;
}

void list_cameras(Bench& bench)
{
    for (const auto& camera : camera::find_cameras(bench.machines.video)) {
        const auto node = camera.node.substr(camera.node.rfind('/') + 1);
        bench.out << fmt::format(other_row, node, "-", "camera", camera.name) << " on "
                  << camera.bus << '\n';
    }
}

// Most terminals have none, and no pcscd; one that does not answer is told.
void list_card_readers(Bench& bench)
{
    const auto names = bench.machines.cards.names();
    if (!names && names.error().code != base::Errc::not_found)
        tell(bench, names.error());
    for (const auto& name : names.value_or(std::vector<std::string>{}))
        bench.out << fmt::format(other_row, "pcscd", "-", "pcsc", name) << '\n';
}

}  // namespace

Exit list(Bench& bench)
{
    for (const auto& device : bench.machines.bus.devices()) {
        std::string_view driver = "-";
        with_driver_for(device, [&driver](auto, const auto& known) { driver = known.name; });
        bench.out << fmt::format("{:<8} {:04x}:{:04x}  {:<11} {} {}\n", device.location,
                                 device.id.vendor, device.id.product, driver, device.manufacturer,
                                 device.product);
    }
    list_cameras(bench);
    list_card_readers(bench);
    return Exit::ok;
}

Exit probe(Bench& bench)
{
    bool is_any_known = false;
    bool is_well = true;
    for (const auto& device : bench.machines.bus.devices()) {
        const bool is_known = with_driver_for(device, [&](auto, const auto& driver) {
            is_well = probe_device(bench, driver, device) && is_well;
        });
        is_any_known = is_any_known || is_known;
    }
    if (is_any_known)
        return is_well ? Exit::ok : Exit::said_no;
    bench.err << "no device that a driver knows\n";
    return Exit::said_no;
}

Exit status(Bench& bench)
{
    const auto& arguments = bench.arguments;
    if (arguments.size() == 2 && arguments[0] == "--uri")
        return document_status(bench, arguments[1]);
    if (!arguments.empty())
        return tell_usage(bench.err);
    const auto reader =
        device_status(bench, "ID card reader", open_id_card_reader(bench.machines.bus));
    const auto printer =
        device_status(bench, "receipt printer", open_receipt_printer(bench.machines.bus));
    const bool is_rest_well[]{
        is_well_if_fitted(bench, "code scanner", open_code_scanner(bench.machines.bus)),
        is_well_if_fitted(bench, "power supply", open_power_supply(bench.machines.bus)),
        is_well_if_fitted(bench, "cabinet", open_cabinet(bench.machines.bus)),
    };
    const bool is_well = reader == Exit::ok && printer == Exit::ok &&
                         std::ranges::all_of(is_rest_well, std::identity{});
    return is_well ? Exit::ok : Exit::said_no;
}

}  // namespace drivers::devctl
