// What can be read about services, without a card: the ways through it, the search, the sheet to
// take home, and that nothing of it outlives the visit.
#include "kiosk/session.h"

#include "tests/catch.h"
#include "tests/kiosk/catalogue_shown.h"
#include "tests/kiosk/visitor.h"

using namespace kiosk;
using namespace kiosk::test;
using ui::SlipState;
using ui::Touch;

namespace {

struct Reader : Visitor {
    Reader() { happens(CatalogueArrived{small_catalogue()}); }

    void to_home() { touches(Touch::begin); }
    void to_guide(int theme, int item)
    {
        to_home();
        touches(ui::Choose{theme});
        touches(ui::Choose{item});
    }
    template <class Screen>
    const Screen& sees()
    {
        const auto* screen = shown<Screen>(last);
        REQUIRE(screen);
        return *screen;
    }
    const Effects& enters(const char* words)
    {
        return touches(ui::Entered{base::SecretText(std::string(words))});
    }
};

drivers::PrintReport report(drivers::PaperOutcome outcome)
{
    return {
        .outcome = outcome, .state = drivers::PrinterState::ready, .pages_out = {}, .error = {}};
}

}  // namespace

TEST_CASE("home offers the themes of a catalogue that is there, and none while it is not")
{
    Visitor visitor;
    visitor.touches(Touch::begin);
    REQUIRE(shown<ui::Home>(visitor.last)->guides.themes.empty());
    REQUIRE(visitor.touches(Touch::guides).empty());
    REQUIRE(visitor.touches(Touch::search).empty());
    REQUIRE(visitor.touches(ui::Choose{0}).empty());
    const auto* home = shown<ui::Home>(visitor.happens(CatalogueArrived{small_catalogue()}));
    REQUIRE(home);
    REQUIRE(home->guides.themes.size() == 2);
    REQUIRE(home->guides.items == 4);
    REQUIRE(home->guides.packages == 1);
    REQUIRE(home->guides.day == "2026-03-01");
    REQUIRE(shown<ui::ItemList>(visitor.touches(ui::Choose{0})));
}

TEST_CASE("from a theme to its items to a guide of eight disclosures, and back the same way")
{
    Reader reader;
    reader.to_home();
    reader.touches(Touch::guides);
    REQUIRE(reader.sees<ui::Themes>().guides.themes.size() == 2);
    reader.touches(ui::Choose{0});
    REQUIRE(reader.sees<ui::ItemList>().entries.size() == 3);
    REQUIRE(reader.sees<ui::ItemList>().title.en == "Household");
    reader.touches(ui::Choose{1});
    const auto& guide = reader.sees<ui::Guide>();
    REQUIRE(guide.name.zh == "换领居民身份证");
    REQUIRE(guide.is_demonstration);
    std::vector<int> topics;
    for (const auto& page : guide.pages)
        if (page.part == 1)
            topics.push_back(static_cast<int>(page.topic));
    REQUIRE(topics == std::vector{0, 1, 2, 3, 4, 5, 6, 7});
    for (const auto& page : guide.pages)
        REQUIRE(page.lines.size() <= ui::lines_on_page);
    reader.touches(Touch::back);
    REQUIRE(reader.sees<ui::ItemList>().at == 1);
    reader.touches(Touch::back);
    REQUIRE(shown<ui::Themes>(reader.last));
    reader.touches(Touch::back);
    REQUIRE(shown<ui::Home>(reader.last));
}

TEST_CASE("what is not on the screen cannot be chosen")
{
    Reader reader;
    reader.to_home();
    for (const int index : {-1, 2, 1000})
        REQUIRE(reader.touches(ui::Choose{index}).empty());
    reader.touches(ui::Choose{1});
    for (const int index : {-1, 1, 1000})
        REQUIRE(reader.touches(ui::Choose{index}).empty());
    reader.touches(ui::Choose{0});
    REQUIRE(shown<ui::Guide>(reader.last));
    REQUIRE(reader.touches(ui::Choose{0}).empty());
}

TEST_CASE(
    "a package shows its items in their order, those that are gone left out, and materials once")
{
    Reader reader;
    reader.to_home();
    reader.touches(Touch::packages);
    REQUIRE(reader.sees<ui::ItemList>().entries.at(0).is_package);
    reader.touches(ui::Choose{0});
    const auto& package = reader.sees<ui::PackageGuide>();
    REQUIRE(package.items.size() == 2);
    REQUIRE(package.items[1].title.zh == "换领居民身份证");
    REQUIRE(package.materials.size() == 1);
    reader.touches(ui::Choose{1});
    REQUIRE(reader.sees<ui::Guide>().name.zh == "换领居民身份证");
    reader.touches(Touch::back);
    REQUIRE(reader.sees<ui::PackageGuide>().at == 1);
    reader.touches(Touch::back);
    reader.touches(Touch::back);
    REQUIRE(shown<ui::Home>(reader.last));
}

TEST_CASE("a search asks for words, shows what it found, and leads there and back")
{
    Reader reader;
    reader.to_home();
    reader.touches(Touch::search);
    REQUIRE(reader.sees<ui::TextEntry>().kind == ui::EntryKind::search);
    reader.enters("yanglao");
    REQUIRE(reader.sees<ui::ItemList>().kind == ui::ListKind::found);
    REQUIRE(reader.sees<ui::ItemList>().query.reveal() == "yanglao");
    REQUIRE(reader.sees<ui::ItemList>().entries.size() == 1);
    reader.touches(ui::Choose{0});
    REQUIRE(reader.sees<ui::Guide>().name.zh == "领取养老金");
    reader.touches(Touch::back);
    REQUIRE(shown<ui::ItemList>(reader.last));
    reader.touches(Touch::search);
    REQUIRE(shown<ui::TextEntry>(reader.last));
    reader.touches(Touch::back);
    REQUIRE(shown<ui::Home>(reader.last));
}

TEST_CASE("a search that finds nothing shows the way to all themes")
{
    Reader reader;
    reader.to_home();
    reader.touches(Touch::search);
    reader.enters("月球");
    REQUIRE(reader.sees<ui::ItemList>().entries.empty());
    reader.touches(Touch::guides);
    REQUIRE(shown<ui::Themes>(reader.last));
    reader.touches(Touch::back);
    REQUIRE(shown<ui::Home>(reader.last));
}

TEST_CASE("the sheet is printed without a card, and the guide says what became of it")
{
    const auto [outcome, state] = GENERATE(table<drivers::PaperOutcome, SlipState>({
        {drivers::PaperOutcome::printed, SlipState::printed},
        {drivers::PaperOutcome::not_printed, SlipState::not_printed},
        {drivers::PaperOutcome::unknown, SlipState::unknown},
    }));
    Reader reader;
    reader.to_guide(0, 0);
    REQUIRE(reader.sees<ui::Guide>().slip == SlipState::offered);
    reader.touches(Touch::print_slip);
    const auto* print = find<PrintGuide>(reader.last);
    REQUIRE(print);
    REQUIRE(print->guide.name.zh == "出生登记");
    const auto request = print->request;
    REQUIRE(reader.sees<ui::Guide>().slip == SlipState::printing);
    REQUIRE(reader.touches(Touch::leave).empty());
    reader.happens(ReceiptPrinted{request, report(outcome)});
    REQUIRE(reader.sees<ui::Guide>().slip == state);
    REQUIRE(asks<WatchSlip>(reader.last) == (outcome != drivers::PaperOutcome::not_printed));
    REQUIRE(reader.happens(ReceiptPrinted{request, report(outcome)}).empty());
    // One that is out is not printed again by a finger that slipped.
    REQUIRE(asks<PrintGuide>(reader.touches(Touch::print_slip)) == (state != SlipState::printed));
}

TEST_CASE("a printer that never answers is given up, and the slip is said to be unknown")
{
    Reader reader;
    reader.to_guide(0, 0);
    reader.touches(Touch::print_slip);
    const auto request = find<PrintGuide>(reader.last)->request;
    reader.waits();
    REQUIRE(reader.sees<ui::Guide>().slip == SlipState::unknown);
    REQUIRE(
        reader.happens(ReceiptPrinted{request, report(drivers::PaperOutcome::printed)}).empty());
}

TEST_CASE("a sheet left in the slot is told of when the citizen goes")
{
    Reader reader;
    reader.to_guide(0, 0);
    reader.touches(Touch::print_slip);
    reader.happens(ReceiptPrinted{find<PrintGuide>(reader.last)->request,
                                  report(drivers::PaperOutcome::printed)});
    reader.happens(SlipPresence{true});
    REQUIRE(reader.session.light()->place == drivers::LightPlace::receipt_slot);
    REQUIRE(noticed(reader.touches(Touch::leave)) == ui::NoticeId::paper_left_behind);
    reader.happens(SlipPresence{false});
    REQUIRE(reader.session.is_resting());
}

TEST_CASE("what a terminal prints can be printed from its guide, and back leads to the guide")
{
    Reader reader;
    reader.to_guide(0, 2);
    REQUIRE(reader.sees<ui::Guide>().is_printable);
    REQUIRE(reader.sees<ui::Guide>().not_printable.empty());
    reader.touches(Touch::print_certificate);
    REQUIRE(shown<ui::PlaceCard>(reader.last));
    reader.touches(Touch::back);
    REQUIRE(asks<StopReading>(reader.last));
    REQUIRE(reader.sees<ui::Guide>().name.zh == "打印居住证明");
    reader.touches(Touch::back);
    reader.touches(ui::Choose{0});
    REQUIRE(shown<ui::Guide>(reader.last));
    REQUIRE(reader.touches(Touch::print_certificate).empty());
}

TEST_CASE("what cannot be printed now says so on the guide, while one looks at it")
{
    Reader reader;
    reader.to_guide(0, 2);
    reader.happens(DeviceChanged{Device::document_printer, {Condition::paper_out, ""}});
    REQUIRE(reader.sees<ui::Guide>().not_printable == "out_of_service.document_printer");
    REQUIRE(reader.touches(Touch::print_certificate).empty());
    reader.happens(DeviceChanged{Device::receipt_printer, {Condition::paper_out, ""}});
    REQUIRE(reader.sees<ui::Guide>().slip == SlipState::unavailable);
    REQUIRE(reader.touches(Touch::print_slip).empty());
    reader.happens(DeviceChanged{Device::receipt_printer, {Condition::ready, ""}});
    REQUIRE(reader.sees<ui::Guide>().slip == SlipState::offered);
}

TEST_CASE("a terminal without centre or printer is out of service, and can still be read")
{
    Reader reader;
    reader.happens(CentralChanged{false});
    REQUIRE(reader.sees<ui::OutOfService>().has_guides);
    reader.touches(Touch::begin);
    const auto& home = reader.sees<ui::Home>();
    REQUIRE_FALSE(home.can_print_certificates);
    REQUIRE(home.guides.themes.size() == 2);
    reader.touches(ui::Choose{0});
    reader.touches(ui::Choose{0});
    REQUIRE(shown<ui::Guide>(reader.last));
    reader.touches(Touch::leave);
    REQUIRE(shown<ui::OutOfService>(reader.last));
}

TEST_CASE("nobody begins to read with the cabinet open or the battery almost empty")
{
    Reader reader;
    reader.happens(DeviceChanged{Device::power_supply, {Condition::battery_low, ""}});
    REQUIRE_FALSE(reader.sees<ui::OutOfService>().has_guides);
    REQUIRE(reader.touches(Touch::begin).empty());
}

TEST_CASE("a reader who says nothing is asked, and then the visit ends with all it knew")
{
    Reader reader;
    reader.to_home();
    reader.touches(Touch::search);
    reader.enters("csdj");
    reader.touches(ui::Choose{0});
    REQUIRE(asks<AskStillThere>(reader.waits()));
    reader.touches(Touch::more_time);
    REQUIRE(asks<AskStillThere>(reader.waits()));
    REQUIRE(noticed(reader.waits()) == ui::NoticeId::goodbye_idle);
    reader.waits();
    REQUIRE(asks<Forget>(reader.last));
    REQUIRE(reader.session.is_resting());
    reader.to_home();
    REQUIRE(reader.touches(Touch::back).empty());
}

TEST_CASE("a catalogue that arrives meanwhile waits until the reader is home again")
{
    Reader reader;
    reader.to_guide(0, 1);
    auto newer = *small_catalogue();
    newer.items.erase(newer.items.begin());
    newer.day = "2026-03-02";
    REQUIRE_FALSE(shown<ui::Home>(
        reader.happens(CatalogueArrived{std::make_shared<const wire::Catalogue>(newer)})));
    reader.touches(Touch::back);
    REQUIRE(reader.sees<ui::ItemList>().entries.size() == 3);
    reader.touches(Touch::back);
    REQUIRE(reader.sees<ui::Home>().guides.day == "2026-03-02");
    reader.touches(ui::Choose{0});
    REQUIRE(reader.sees<ui::ItemList>().entries.size() == 2);
}

TEST_CASE("a way that goes on and on is remembered only so far back")
{
    Reader reader;
    reader.to_home();
    for (int i = 0; i < 100; ++i)
        reader.touches(Touch::packages);
    int steps = 0;
    while (!shown<ui::Home>(reader.touches(Touch::back)))
        REQUIRE(++steps < 40);
}
