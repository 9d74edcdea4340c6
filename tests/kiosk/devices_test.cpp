// The devices as the visit sees them: real drivers over emulated machines, answers as events.
#include "kiosk/devices.h"

#include "drivers/emulation/bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/ipp/emulator.h"
#include "drivers/sdt/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/ipp/documents.h"
#include "tests/eventually.h"
#include "tests/kiosk/events_seen.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace std::chrono_literals;
using drivers::PaperOutcome;
using tests::eventually;

namespace kiosk {

namespace {

enum class Plugged { all, none };

// The scanner has tests of its own.
constexpr std::array wired{Device::id_card_reader, Device::document_printer,
                           Device::receipt_printer};

struct Rig {
    explicit Rig(Plugged plugged = Plugged::all, const char* receipt_printer = "Epson TM-T20III",
                 std::chrono::milliseconds state_poll = 5ms)
        : receipts(drivers::escpos::model_named(receipt_printer))
    {
        if (plugged == Plugged::all) {
            bus.plug_in(reader);
            bus.plug_in(receipts);
        } else {
            papers.plug_out();
        }
        devices.emplace(bus,
                        Devices::Options{.document_printer_uri = papers.uri(),
                                         .blocked_limit = 20s,
                                         .card_poll = 5ms,
                                         .presence_poll = 5ms,
                                         .state_poll = state_poll,
                                         .reopen = 5ms},
                        [this](Event event) { seen.post(std::move(event)); });
    }

    bool until_ready() const
    {
        return std::ranges::all_of(
            wired, [this](Device device) { return seen.until_last(device, Condition::ready); });
    }

    drivers::sdt::Emulator reader;
    drivers::escpos::Emulator receipts;
    drivers::ipp::Emulator papers{1ms};
    drivers::emulation::Bus bus;
    test::EventsSeen seen;
    std::optional<Devices> devices;
};

base::Bitmap striped_slip(int width_dots)
{
    base::Bitmap slip{.width = width_dots, .height = 48, .rows = {}};
    slip.rows.assign(slip.stride() * 48, 0xaa);
    return slip;
}

Document document(int pages)
{
    wire::Issue issue;
    issue.serial = "XF-2026-00000001-3";
    issue.pages = pages;
    const auto pdf = drivers::ipp::pdf_of(pages);
    const auto bytes = base::view(pdf);
    return {.issue = issue,
            .pdf = base::Secret<base::Bytes>(base::Bytes(bytes.begin(), bytes.end()))};
}

}  // namespace

TEST_CASE("a state is told once, and again only when it changes")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    // Many looks later.
    const auto received = rig.receipts.received();
    REQUIRE(eventually([&] { return rig.receipts.received() > received + 100; }));
    rig.receipts.open_cover();
    REQUIRE(rig.seen.until_last(Device::receipt_printer, Condition::cover_open));
    rig.receipts.close_cover();
    REQUIRE(rig.seen.until_last(Device::receipt_printer, Condition::ready));
    REQUIRE(rig.seen.conditions(Device::receipt_printer) ==
            std::vector<Condition>{Condition::ready, Condition::cover_open, Condition::ready});
    REQUIRE(rig.seen.conditions(Device::id_card_reader) == std::vector{Condition::ready});
    REQUIRE(rig.seen.conditions(Device::document_printer) == std::vector{Condition::ready});
}

TEST_CASE("a reader whose secure module fails is told as failed, and as ready once it is mended")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.reader.fail_secure_module();
    REQUIRE(rig.seen.until_last(Device::id_card_reader, Condition::failed));
    rig.reader.mend_secure_module();
    REQUIRE(rig.seen.until_last(Device::id_card_reader, Condition::ready));
}

TEST_CASE("the document printer's tray and plug are told")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.papers.take_out_paper();
    REQUIRE(rig.seen.until_last(Device::document_printer, Condition::paper_out));
    rig.papers.plug_out();
    REQUIRE(rig.seen.until_last(Device::document_printer, Condition::absent));
    rig.papers.load_paper();
    rig.papers.plug_in();
    REQUIRE(rig.seen.until_last(Device::document_printer, Condition::ready));
}

TEST_CASE("devices that come and go are told, each time once")
{
    Rig rig(Plugged::none);
    for (const auto device : wired)
        REQUIRE(rig.seen.until_last(device, Condition::absent));
    for (int i = 0; i < 3; ++i) {
        rig.bus.plug_in(rig.reader);
        rig.bus.plug_in(rig.receipts);
        REQUIRE(rig.seen.until_last(Device::id_card_reader, Condition::ready));
        REQUIRE(rig.seen.until_last(Device::receipt_printer, Condition::ready));
        rig.bus.unplug(rig.reader);
        rig.bus.unplug(rig.receipts);
        REQUIRE(rig.seen.until_last(Device::id_card_reader, Condition::absent));
        REQUIRE(rig.seen.until_last(Device::receipt_printer, Condition::absent));
    }
    REQUIRE(rig.seen.conditions(Device::id_card_reader).size() == 7);
    REQUIRE(rig.seen.conditions(Device::receipt_printer).size() == 7);
    REQUIRE(rig.seen.conditions(Device::document_printer) == std::vector{Condition::absent});
}

TEST_CASE("a card is read once somebody asks for it, and not before")
{
    using drivers::sdt::Command;
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.reader.place(drivers::sdt::example_card());
    // The reader is looked at meanwhile, the card is not.
    const auto looks = rig.reader.commands_seen(Command::self_test);
    REQUIRE(eventually([&] { return rig.reader.commands_seen(Command::self_test) > looks + 3; }));
    REQUIRE(rig.reader.commands_seen(Command::find) == 0);

    rig.devices->read_card(7);
    REQUIRE(rig.seen.until<CardRead>(1));
    const auto read = rig.seen.all<CardRead>().front();
    REQUIRE(read.request == 7);
    REQUIRE(std::get<drivers::IdCard>(read.reading).number.reveal() ==
            drivers::sdt::example_fields().number);
    REQUIRE_FALSE(read.secure_module.empty());

    const auto finds = rig.reader.commands_seen(Command::find);
    const auto later = rig.reader.commands_seen(Command::self_test);
    REQUIRE(eventually([&] { return rig.reader.commands_seen(Command::self_test) > later + 3; }));
    REQUIRE(rig.reader.commands_seen(Command::find) == finds);
    REQUIRE(rig.seen.all<CardRead>().size() == 1);
}

TEST_CASE("a card that comes late is read when it comes")
{
    using drivers::sdt::Command;
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.devices->read_card(1);
    REQUIRE(eventually([&] { return rig.reader.commands_seen(Command::find) > 3; }));
    REQUIRE(rig.seen.all<CardRead>().empty());
    rig.reader.place(drivers::sdt::example_card());
    REQUIRE(rig.seen.until<CardRead>(1));
}

TEST_CASE("a reading that is stopped looks for no card any more")
{
    using drivers::sdt::Command;
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.devices->read_card(1);
    REQUIRE(eventually([&] { return rig.reader.commands_seen(Command::find) > 0; }));
    rig.devices->stop_reading();
    // A test is answered on the same worker, so the stop is behind it.
    rig.devices->test(Device::id_card_reader, {});
    REQUIRE(rig.seen.until<DeviceTested>(1));
    const auto finds = rig.reader.commands_seen(Command::find);
    rig.reader.place(drivers::sdt::example_card());
    const auto looks = rig.reader.commands_seen(Command::self_test);
    REQUIRE(eventually([&] { return rig.reader.commands_seen(Command::self_test) > looks + 3; }));
    REQUIRE(rig.reader.commands_seen(Command::find) == finds);
    REQUIRE(rig.seen.all<CardRead>().empty());
}

TEST_CASE("a reading that ends late does not slow down the next one")
{
    // At the pace of an idle reader the second card would never be seen.
    Rig rig(Plugged::all, "Epson TM-T20III", 1h);
    REQUIRE(rig.until_ready());
    rig.reader.place(drivers::sdt::example_card());
    rig.reader.set_thinking_time(50ms);
    rig.devices->read_card(1);
    rig.reader.wait_for_waiting_driver();
    rig.devices->stop_reading();
    rig.devices->read_card(2);
    REQUIRE(rig.seen.until<CardRead>(1));
    rig.reader.lift();
    rig.reader.set_thinking_time(0ms);
    rig.reader.place(drivers::sdt::example_card());
    REQUIRE(eventually([&] {
        const auto read = rig.seen.all<CardRead>();
        return read.back().request == 2;
    }));
}

TEST_CASE("a card that was read is reported as there, and as gone when it is taken")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.reader.place(drivers::sdt::example_card());
    rig.devices->read_card(1);
    REQUIRE(rig.seen.until<CardRead>(1));
    rig.devices->watch_card();
    REQUIRE(rig.seen.until<CardPresence>(1));
    REQUIRE(rig.seen.all<CardPresence>()[0].is_there);
    rig.reader.lift();
    REQUIRE(rig.seen.until<CardPresence>(2));
    REQUIRE_FALSE(rig.seen.all<CardPresence>()[1].is_there);
    rig.devices->unwatch_card();
    rig.devices->test(Device::id_card_reader, {});
    REQUIRE(rig.seen.until<DeviceTested>(1));
    REQUIRE(rig.seen.all<CardPresence>().size() == 2);
}

TEST_CASE("a document is printed under its serial, and its pages are told")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.devices->print_document(3, document(2));
    REQUIRE(rig.seen.until<DocumentPrinted>(1));
    const auto printed = rig.seen.all<DocumentPrinted>().front();
    REQUIRE(printed.request == 3);
    REQUIRE(printed.report.outcome == PaperOutcome::printed);
    REQUIRE(rig.papers.printed().size() == 1);
    REQUIRE(rig.papers.printed()[0].token == "XF-2026-00000001-3");
    const auto progress = rig.seen.all<PrintProgress>();
    REQUIRE_FALSE(progress.empty());
    REQUIRE(progress.back().request == 3);
    REQUIRE(progress.back().pages_out == 2);
}

TEST_CASE("a job that waits for paper says so, and goes on when there is some")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.papers.paper_out_after_pages(1);
    rig.devices->print_document(3, document(2));
    REQUIRE(eventually([&] {
        return std::ranges::any_of(rig.seen.all<PrintProgress>(), [](const auto& progress) {
            return progress.blocked == Condition::paper_out;
        });
    }));
    REQUIRE(rig.seen.all<DocumentPrinted>().empty());
    rig.papers.load_paper();
    REQUIRE(rig.seen.until<DocumentPrinted>(1));
    REQUIRE(rig.seen.all<DocumentPrinted>()[0].report.outcome == PaperOutcome::printed);
}

TEST_CASE("a receipt is painted for the width of the head and printed")
{
    const auto* model = GENERATE("Epson TM-T20III", "58 mm printer 0416:5011");
    Rig rig(Plugged::all, model);
    REQUIRE(rig.until_ready());
    rig.devices->print_receipt(5, striped_slip);
    REQUIRE(rig.seen.until<ReceiptPrinted>(1));
    const auto printed = rig.seen.all<ReceiptPrinted>().front();
    REQUIRE(printed.request == 5);
    REQUIRE(printed.report.outcome == PaperOutcome::printed);
    REQUIRE(rig.receipts.slips().size() == 1);
    REQUIRE(rig.receipts.slips()[0].width == drivers::escpos::model_named(model).dots);
}

TEST_CASE("printing without a printer is answered, with certainty that nothing came out")
{
    Rig rig(Plugged::none);
    rig.devices->print_document(1, document(1));
    rig.devices->print_receipt(2, striped_slip);
    REQUIRE(rig.seen.until<DocumentPrinted>(1));
    REQUIRE(rig.seen.until<ReceiptPrinted>(1));
    const auto paper = rig.seen.all<DocumentPrinted>().front();
    REQUIRE(paper.request == 1);
    REQUIRE(paper.report.outcome == PaperOutcome::not_printed);
    const auto slip = rig.seen.all<ReceiptPrinted>().front();
    REQUIRE(slip.request == 2);
    REQUIRE(slip.report.outcome == PaperOutcome::not_printed);
    REQUIRE(rig.papers.printed().empty());
}

TEST_CASE("a slip in the mouth is reported until it is taken")
{
    Rig rig(Plugged::all, "Custom VKP80III");
    REQUIRE(rig.until_ready());
    rig.devices->print_receipt(1, striped_slip);
    rig.devices->watch_slip();
    REQUIRE(rig.seen.until<SlipPresence>(1));
    REQUIRE(rig.seen.all<SlipPresence>()[0].is_waiting);
    rig.receipts.take_slip();
    REQUIRE(rig.seen.until<SlipPresence>(2));
    REQUIRE_FALSE(rig.seen.all<SlipPresence>()[1].is_waiting);
}

TEST_CASE("a slip that nobody takes is pulled back")
{
    Rig rig(Plugged::all, "Custom VKP80III");
    REQUIRE(rig.until_ready());
    rig.devices->print_receipt(1, striped_slip);
    rig.devices->watch_slip();
    REQUIRE(rig.seen.until<SlipPresence>(1));
    const auto before = rig.receipts.retracted();
    rig.devices->retract_slip();
    REQUIRE(eventually([&] { return rig.receipts.retracted() == before + 1; }));
    REQUIRE_FALSE(rig.receipts.is_slip_in_mouth());
}

TEST_CASE("a test tells good devices from those that are away")
{
    const auto plugged = GENERATE(Plugged::all, Plugged::none);
    Rig rig(plugged);
    const bool is_all = plugged == Plugged::all;
    for (const auto device : wired)
        REQUIRE(rig.seen.until_last(device, is_all ? Condition::ready : Condition::absent));
    for (const auto device : wired)
        rig.devices->test(device, striped_slip);
    REQUIRE(rig.seen.until<DeviceTested>(wired.size()));
    for (const auto& tested : rig.seen.all<DeviceTested>())
        REQUIRE(tested.is_good == is_all);
    REQUIRE(rig.receipts.slips().size() == (is_all ? 1 : 0));
}

TEST_CASE("what was asked when the terminal is switched off is answered, each once")
{
    for (int i = 0; i < 20; ++i) {
        Rig rig(Plugged::none);
        for (Request request = 0; request < 5; ++request) {
            rig.devices->print_document(request, document(1));
            rig.devices->print_receipt(request, striped_slip);
        }
        rig.devices.reset();
        REQUIRE(rig.seen.all<DocumentPrinted>().size() == 5);
        REQUIRE(rig.seen.all<ReceiptPrinted>().size() == 5);
    }
}

TEST_CASE("beside the state stands the model, and what a technician should know of it")
{
    Rig rig(Plugged::none);
    rig.receipts.tell(drivers::escpos::Emulator::Lie::paper_status_is_empty);
    rig.bus.plug_in(rig.receipts);
    rig.papers.set_toner(12);
    rig.papers.plug_in();
    const auto model = [&rig](Device device) {
        const auto changed = rig.seen.all<DeviceChanged>();
        const auto last =
            std::ranges::find(changed.rbegin(), changed.rend(), device, &DeviceChanged::device);
        return last == changed.rend() ? std::string() : last->status.model;
    };
    REQUIRE(rig.seen.until_last(Device::receipt_printer, Condition::ready));
    CHECK(model(Device::receipt_printer) == "Epson TM-T20III, status not trustworthy");
    REQUIRE(rig.seen.until_last(Device::document_printer, Condition::ready));
    CHECK(model(Device::document_printer) == "Emulated Printer, toner 12 %");
}

TEST_CASE("the count of paper is kept after each slip, and given back to a printer that returns")
{
    drivers::escpos::Emulator receipts;
    drivers::emulation::Bus bus;
    bus.plug_in(receipts);
    test::EventsSeen seen;
    std::mutex mutex;
    std::vector<int> kept;
    const auto last_kept = [&] {
        const std::lock_guard lock(mutex);
        return kept.empty() ? -1 : kept.back();
    };
    Devices::Options options{.document_printer_uri = "usb:", .state_poll = 5ms, .reopen = 5ms};
    options.receipt_roll = {.length_mm = 50'000, .used_mm = 1'000};
    options.keep_paper_used = [&](int used_mm) {
        const std::lock_guard lock(mutex);
        kept.push_back(used_mm);
    };
    Devices devices(bus, options, [&seen](Event event) { seen.post(std::move(event)); });
    devices.print_receipt(1, striped_slip);
    REQUIRE(seen.until<ReceiptPrinted>(1));
    const int after_one = last_kept();
    CHECK(after_one > 1'000);
    receipts.plug_out();
    REQUIRE(seen.until_last(Device::receipt_printer, Condition::absent));
    receipts.plug_in();
    REQUIRE(seen.until_last(Device::receipt_printer, Condition::ready));
    devices.print_receipt(2, striped_slip);
    REQUIRE(seen.until<ReceiptPrinted>(2));
    CHECK(last_kept() > after_one);
    devices.renew_receipt_roll();
    CHECK(eventually([&] { return last_kept() == 0; }));
    // Switched off for the change.
    devices.print_receipt(3, striped_slip);
    REQUIRE(seen.until<ReceiptPrinted>(3));
    CHECK(last_kept() > 0);
    receipts.plug_out();
    REQUIRE(seen.until_last(Device::receipt_printer, Condition::absent));
    devices.renew_receipt_roll();
    CHECK(eventually([&] { return last_kept() == 0; }));
    receipts.plug_in();
    REQUIRE(seen.until_last(Device::receipt_printer, Condition::ready));
    devices.print_receipt(4, striped_slip);
    REQUIRE(seen.until<ReceiptPrinted>(4));
    CHECK(last_kept() == after_one - 1'000);
}

}  // namespace kiosk
