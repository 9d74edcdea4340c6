// The visit of somebody who sees nothing and touches no screen: five keys, a headset, and the hands
// that put the card down and take the paper. What to press is decided by what was heard alone.
#include "base/json.h"
#include "tests/journeys/rig.h"

#include <algorithm>
#include <optional>
#include <vector>

using namespace journeys;
using ui::speech::SpeechMode;
using ui::toolkit::Key;

namespace {

bool is_among(const std::vector<std::string>& texts, std::string_view part)
{
    return std::ranges::any_of(texts, [&](const std::string& text) { return text.contains(part); });
}

struct BlindCitizen {
    explicit BlindCitizen(SpeechMode mode = SpeechMode::headset)
        : rig(Rig::Screen::upright, Rig::Fitted::as_usual, mode)
    {
    }

    void plug_in() { rig.hall.terminal().speaker()->set_headset(true); }
    void pull_out() { rig.hall.terminal().speaker()->set_headset(false); }

    std::vector<std::string> listen()
    {
        auto texts = rig.hall.hear();
        memory.insert(memory.end(), texts.begin(), texts.end());
        return texts;
    }
    std::vector<std::string> press(Key key)
    {
        REQUIRE(rig.hall.press(key));
        return listen();
    }
    bool wait_to_hear(std::string_view part)
    {
        if (is_among(listen(), part))
            return true;
        return rig.hall.until([&] { return is_among(listen(), part); });
    }
    // From wherever one is, right until a button of that name is heard; then OK.
    bool choose(std::string_view button)
    {
        static constexpr int patience = 30;
        for (int i = 0; i < patience; ++i)
            press(Key::up);
        for (int i = 0; i < patience; ++i) {
            const auto told = press(Key::right);
            if (!told.empty() && told[0].contains(button)) {
                REQUIRE(rig.hall.press(Key::ok));
                return true;
            }
        }
        return false;
    }

    Rig rig;
    std::vector<std::string> memory;
};

}  // namespace

TEST_CASE("a citizen who sees nothing gets the certificate by five keys and what is spoken")
{
    BlindCitizen citizen;
    auto& hall = citizen.rig.hall;
    REQUIRE(citizen.rig.until_ready());
    citizen.plug_in();
    REQUIRE(citizen.wait_to_hear("五个按键"));
    REQUIRE(citizen.choose("开始办理"));
    REQUIRE(citizen.wait_to_hear("您要办什么事"));
    REQUIRE(citizen.choose("打印证照"));
    REQUIRE(citizen.wait_to_hear("身份证平放在读卡区"));
    hall.place("three_certificates");
    REQUIRE(citizen.wait_to_hear("请选择要打印的证照"));
    REQUIRE(citizen.choose("打印居住证"));
    REQUIRE(citizen.wait_to_hear("请核对内容"));
    REQUIRE(citizen.choose("打印这份证照"));
    REQUIRE(citizen.wait_to_hear("证照打印好了"));
    REQUIRE(citizen.rig.papers_out() == 1);
    // Where the things are that are to be taken, and the serial.
    for (int i = 0; i < 20; ++i)
        citizen.press(Key::down);
    REQUIRE(is_among(citizen.memory, "出纸口"));
    REQUIRE(is_among(citizen.memory, "凭条口"));
    REQUIRE(is_among(citizen.memory, hall.last_serial()));
    REQUIRE(citizen.choose("评价服务"));
    REQUIRE(citizen.wait_to_hear("满意吗"));
    REQUIRE(citizen.choose("基本满意"));
    hall.reader.lift();
    hall.receipts.take_slip();
    REQUIRE(citizen.wait_to_hear("谢谢您的评价"));
    REQUIRE(citizen.wait_to_hear("一扇门"));
    REQUIRE(hall.do_ledgers_agree());
    REQUIRE(citizen.rig.state_here(hall.last_serial()) == "printed");
    const auto ratings = hall.centre.ctl_json({"ratings"});
    REQUIRE(ratings.size() == 1);
    REQUIRE(ratings[0].at("level") == 3);
}

TEST_CASE("a loudspeaker tells the hall nothing personal on the whole way to the page")
{
    BlindCitizen citizen(SpeechMode::always);
    auto& hall = citizen.rig.hall;
    REQUIRE(citizen.rig.until_ready());
    citizen.press(Key::down);
    REQUIRE(is_among(citizen.memory, "五个按键"));
    REQUIRE(citizen.choose("开始办理"));
    REQUIRE(citizen.wait_to_hear("您要办什么事"));
    REQUIRE(citizen.choose("打印证照"));
    REQUIRE(citizen.wait_to_hear("身份证平放在读卡区"));
    hall.place("three_certificates");
    REQUIRE(citizen.wait_to_hear("个人信息"));
    REQUIRE(hall.until_shown<ui::Certificates>());
    const auto& list = std::get<ui::Certificates>(hall.terminal().screen());
    const std::string name(list.masked_name.reveal());
    const auto title = list.choices.at(0).title;
    for (int i = 0; i < 20; ++i)
        citizen.press(Key::down);
    REQUIRE(hall.touch("choose.0"));
    REQUIRE(citizen.wait_to_hear("请核对内容"));
    for (int i = 0; i < 20; ++i)
        citizen.press(Key::down);
    REQUIRE_FALSE(is_among(citizen.memory, name));
    REQUIRE_FALSE(is_among(citizen.memory, title));
    for (const auto& said : hall.terminal().speaker()->log())
        REQUIRE_FALSE(said.is_private);
}

TEST_CASE("keys keep the visit alive, and what was set lasts through a fault and not beyond")
{
    BlindCitizen citizen;
    auto& hall = citizen.rig.hall;
    auto& speaker = *hall.terminal().speaker();
    REQUIRE(citizen.rig.until_ready());
    citizen.plug_in();
    REQUIRE(citizen.wait_to_hear("五个按键"));
    REQUIRE(citizen.choose("开始办理"));
    REQUIRE(citizen.wait_to_hear("您要办什么事"));
    speaker.change_volume(1);
    speaker.change_speed(2);
    const int volume = speaker.volume_step();
    const int speed = speaker.speed_step();
    // Three times as long as a citizen may be idle, with a key now and then.
    for (int i = 0; i < 6; ++i) {
        hall.let_pass(std::chrono::seconds(2));
        citizen.press(i % 2 == 0 ? Key::down : Key::up);
        REQUIRE(std::holds_alternative<ui::Home>(hall.terminal().screen()));
    }
    REQUIRE_FALSE(hall.terminal().is_asking());
    hall.bus.unplug(hall.reader);
    REQUIRE(citizen.wait_to_hear("不能读身份证"));
    REQUIRE(speaker.volume_step() == volume);
    REQUIRE(speaker.speed_step() == speed);
    hall.bus.plug_in(hall.reader);
    REQUIRE(citizen.rig.go_home());
    REQUIRE(hall.until([&] { return speaker.volume_step() != volume; }));
    REQUIRE(speaker.speed_step() == ui::speech::usual_speed_step);
}

TEST_CASE("a citizen at the keys is asked aloud whether they are still there, and answers")
{
    BlindCitizen citizen;
    auto& hall = citizen.rig.hall;
    REQUIRE(citizen.rig.until_ready());
    citizen.plug_in();
    REQUIRE(citizen.wait_to_hear("五个按键"));
    REQUIRE(citizen.choose("开始办理"));
    REQUIRE(citizen.wait_to_hear("您还在办理吗"));
    REQUIRE(citizen.choose("继续办理"));
    REQUIRE(citizen.wait_to_hear("您要办什么事"));
    REQUIRE_FALSE(hall.terminal().is_asking());
}

TEST_CASE(
    "a citizen who sees nothing finds out by five keys what a service takes, and takes it home")
{
    BlindCitizen citizen;
    auto& hall = citizen.rig.hall;
    REQUIRE(citizen.rig.until_ready());
    citizen.plug_in();
    REQUIRE(citizen.wait_to_hear("五个按键"));
    REQUIRE(citizen.choose("开始办理"));
    REQUIRE(citizen.wait_to_hear("您要办什么事"));
    REQUIRE(citizen.choose("户籍身份"));
    REQUIRE(citizen.wait_to_hear("请选择"));
    REQUIRE(citizen.choose("出生登记"));
    REQUIRE(citizen.wait_to_hear("1/8 事项"));
    REQUIRE(citizen.choose("下一页"));
    REQUIRE(citizen.wait_to_hear("2/8 办理依据"));
    REQUIRE(citizen.choose("打印告知单"));
    REQUIRE(citizen.wait_to_hear("已打印"));
    REQUIRE(hall.receipts.slips().size() == 1);
    hall.receipts.take_slip();
    REQUIRE(citizen.choose("结束办理"));
    REQUIRE(citizen.wait_to_hear("一扇门"));
}
