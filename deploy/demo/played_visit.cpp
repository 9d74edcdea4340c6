#include "deploy/demo/played_visit.h"

#include <fmt/format.h>

namespace demo {

using base::Errc;
using base::Result;

namespace {

template <class Screen>
Result<> see(hall::Hall& hall, const char* name)
{
    if (hall.until_shown<Screen>())
        return {};
    return base::fail(Errc::timeout, std::string("this screen did not come: ") + name);
}

Result<> touch(hall::Hall& hall, const char* id)
{
    if (hall.touch(id))
        return {};
    return base::fail(Errc::timeout, std::string("nothing to touch is called ") + id);
}

bool is_ready(hall::Hall& hall)
{
    const auto& equipment = hall.terminal().session().equipment();
    for (const auto device : kiosk::all_devices)
        if (kiosk::is_fault(equipment.of(device).condition))
            return false;
    return std::holds_alternative<ui::Attract>(hall.terminal().screen());
}

Result<> identify(hall::Hall& hall)
{
    TRY(touch(hall, "begin"));
    TRY(see<ui::Home>(hall, "home"));
    TRY(touch(hall, "print_certificate"));
    TRY(see<ui::PlaceCard>(hall, "place card"));
    hall.place("three_certificates");
    return see<ui::Certificates>(hall, "certificates");
}

Result<> print(hall::Hall& hall)
{
    TRY(touch(hall, "choose.0"));
    TRY(see<ui::Preview>(hall, "preview"));
    TRY(touch(hall, "confirm"));
    TRY(see<ui::Done>(hall, "done"));
    hall.reader.lift();
    hall.receipts.take_slip();
    return {};
}

Result<> rate_and_go(hall::Hall& hall)
{
    TRY(touch(hall, "confirm"));
    TRY(see<ui::Rating>(hall, "rating"));
    TRY(touch(hall, "rate.5"));
    return see<ui::Attract>(hall, "attract");
}

}  // namespace

Result<> play_visit(hall::Hall& hall, ui::Language language)
{
    if (!hall.until([&] { return is_ready(hall); }))
        return base::fail(Errc::timeout, "the terminal did not become ready");
    if (language != ui::Language::zh) {
        TRY(touch(hall, "language"));
        TRY(touch(hall, fmt::format("language.{}", ui::name_of(language)).c_str()));
    }
    TRY(identify(hall));
    TRY(print(hall));
    return rate_and_go(hall);
}

}  // namespace demo
