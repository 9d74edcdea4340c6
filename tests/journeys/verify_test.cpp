// Somebody holds a certificate and wants to know whether it is genuine.
#include "tests/hall/printed_code.h"
#include "tests/journeys/rig.h"

using namespace journeys;

namespace {

bool to_scanner(Rig& rig)
{
    return rig.until_ready() && rig.hall.touch("begin") && rig.hall.touch("verify_paper") &&
           rig.hall.until_shown<ui::ShowCode>() &&
           rig.hall.until([&] { return rig.hall.scanner.is_looking(); });
}

const std::string unknown_paper =
    "https://central.example/v1/verifications/" + std::string(32, '0');

}  // namespace

TEST_CASE("the code on a receipt leads to the certificate, and the terminal calls it genuine")
{
    Rig rig;
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    const auto serial = rig.hall.last_serial();
    const auto code = hall::code_on(rig.hall.receipts.slips().at(0));
    REQUIRE(code);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(to_scanner(rig));
    rig.hall.scanner.show(*code);
    REQUIRE(rig.hall.until_shown<ui::Verified>());
    const auto& paper = std::get<ui::Verified>(rig.hall.terminal().screen());
    REQUIRE(paper.is_genuine);
    REQUIRE(paper.serial == serial);
    REQUIRE(rig.go_home());
}

// A code is on the paper before the camera and the citizen has come to where it is asked for.
static bool to_camera(Rig& rig, const drivers::camera::Picture& view)
{
    rig.hall.camera.show(view);
    return rig.until_ready() && rig.hall.touch("begin") && rig.hall.touch("verify_paper");
}

TEST_CASE("a camera reads the code on a receipt, and is dark when no code is asked for")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::camera);
    REQUIRE(rig.until_ready());
    const auto& camera = rig.hall.camera;
    REQUIRE_FALSE(camera.is_streaming());
    const int starts = camera.starts();
    REQUIRE(rig.to_printing());
    REQUIRE(rig.hall.until_shown<ui::Done>());
    const auto serial = rig.hall.last_serial();
    const auto view = hall::view_of_code(rig.hall.receipts.slips().at(0), 480);
    REQUIRE(view);
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.do_ledgers_agree());
    REQUIRE(camera.starts() == starts);
    REQUIRE(to_camera(rig, *view));
    REQUIRE(rig.hall.until_shown<ui::Verified>());
    REQUIRE(camera.starts() == starts + 1);
    REQUIRE(rig.hall.until([&] { return !camera.is_streaming(); }));
    const auto& paper = std::get<ui::Verified>(rig.hall.terminal().screen());
    REQUIRE(paper.is_genuine);
    REQUIRE(paper.serial == serial);
    REQUIRE(rig.go_home());
}

TEST_CASE("no code is held before the camera: the terminal says so and the camera is dark again")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::camera);
    REQUIRE(to_camera(rig, drivers::camera::make_picture(640, 480)));
    REQUIRE(rig.hall.until([&] { return rig.hall.camera.is_streaming(); }));
    REQUIRE(rig.hall.until_noticed(NoticeId::no_code));
    REQUIRE(rig.hall.until([&] { return !rig.hall.camera.is_streaming(); }));
    REQUIRE(rig.go_home());
}

TEST_CASE("the camera is pulled and put back while a code is waited for: it looks again")
{
    Rig rig(Rig::Screen::upright, Rig::Fitted::camera);
    REQUIRE(to_camera(rig, drivers::camera::make_picture(640, 480)));
    REQUIRE(rig.hall.until([&] { return rig.hall.camera.is_streaming(); }));
    rig.hall.camera.plug_out();
    const auto condition = [&] {
        return rig.hall.terminal().session().equipment().code_scanner.condition;
    };
    REQUIRE(rig.hall.until([&] { return condition() == kiosk::Condition::absent; }));
    rig.hall.camera.plug_in();
    REQUIRE(rig.hall.until(
        [&] { return condition() == kiosk::Condition::ready && rig.hall.camera.is_streaming(); }));
    REQUIRE(rig.go_home());
}

TEST_CASE("a code that is not of our papers is told as such, and nothing is asked")
{
    Rig rig;
    REQUIRE(to_scanner(rig));
    rig.hall.scanner.show("https://elsewhere.example/menu");
    REQUIRE(rig.hall.until_noticed(NoticeId::code_foreign));
    REQUIRE(rig.hall.touch("retry"));
    REQUIRE(rig.hall.until_shown<ui::ShowCode>());
    REQUIRE(rig.go_home());
    REQUIRE(rig.hall.until([&] { return !rig.hall.scanner.is_looking(); }));
}

TEST_CASE("a forged code: the centre does not know the paper, and it is not called genuine")
{
    Rig rig;
    REQUIRE(to_scanner(rig));
    rig.hall.scanner.show(unknown_paper);
    REQUIRE(rig.hall.until_noticed(NoticeId::paper_unknown));
    REQUIRE(rig.go_home());
}

TEST_CASE("no code is shown: the terminal says so and rests its scanner")
{
    Rig rig;
    REQUIRE(to_scanner(rig));
    REQUIRE(rig.hall.until_noticed(NoticeId::no_code));
    REQUIRE(rig.hall.until([&] { return !rig.hall.scanner.is_looking(); }));
    REQUIRE(rig.go_home());
}

TEST_CASE("the centre is away while a paper is to be verified")
{
    Rig rig;
    REQUIRE(to_scanner(rig));
    rig.hall.centre.stop();
    rig.hall.scanner.show(unknown_paper);
    REQUIRE(rig.hall.until_noticed(NoticeId::central_unreachable));
    REQUIRE(rig.go_home());
}

TEST_CASE("the scanner is pulled and put back while a code is waited for: it looks again")
{
    Rig rig;
    REQUIRE(to_scanner(rig));
    rig.hall.bus.unplug(rig.hall.scanner);
    const auto condition = [&] {
        return rig.hall.terminal().session().equipment().code_scanner.condition;
    };
    REQUIRE(rig.hall.until([&] { return condition() == kiosk::Condition::absent; }));
    rig.hall.bus.plug_in(rig.hall.scanner);
    // As it comes from its maker it looks at everything, until it is told otherwise.
    REQUIRE(rig.hall.until(
        [&] { return condition() == kiosk::Condition::ready && rig.hall.scanner.is_looking(); }));
    rig.hall.scanner.show(unknown_paper);
    REQUIRE(rig.hall.until_noticed(NoticeId::paper_unknown));
}

TEST_CASE("without a scanner certificates are printed all the same")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.hall.bus.unplug(rig.hall.scanner);
    REQUIRE(rig.hall.until([&] {
        return rig.hall.terminal().session().equipment().code_scanner.condition ==
               kiosk::Condition::absent;
    }));
    REQUIRE(rig.hall.touch("begin"));
    REQUIRE(rig.hall.until_shown<ui::Home>());
    REQUIRE_FALSE(rig.hall.terminal().face().touch("verify_paper"));
    REQUIRE(rig.hall.touch("print_certificate"));
    REQUIRE(rig.hall.until_shown<ui::PlaceCard>());
}
