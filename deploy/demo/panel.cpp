// yimen-demo-panel FILE: buttons for what hands do at a terminal that is not there. Each press adds
// its word to FILE, which yimen-demo reads.
#include "ui/toolkit/window.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string_view>

using namespace ui::toolkit;
using namespace std::chrono_literals;

namespace {

struct Hand {
    std::string_view word;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array hands{
    Hand{"card", "放上身份证", "Place a card"},
    Hand{"lift", "拿走身份证", "Lift the card"},
    Hand{"card-none", "放上无证照者的证", "Card of one with nothing"},
    Hand{"card-expired", "放上过期的证", "Place an expired card"},
    Hand{"slip", "取走凭条", "Take the slip"},
    Hand{"power-cut", "断电再来", "Cut the power"},
    Hand{"paper-out", "取出A4纸", "Take out paper"},
    Hand{"paper-in", "放入A4纸", "Load paper"},
    Hand{"roll-out", "取出凭条纸", "Take out the roll"},
    Hand{"roll-in", "放入凭条纸", "Load the roll"},
    Hand{"cover-open", "打开机盖", "Open the cover"},
    Hand{"cover-close", "合上机盖", "Close the cover"},
    Hand{"code", "出示凭条二维码", "Show the receipt's code"},
    Hand{"code-foreign", "出示别的二维码", "Show another code"},
    Hand{"reader-out", "拔掉读卡器", "Unplug the reader"},
    Hand{"reader-in", "插上读卡器", "Plug the reader in"},
    Hand{"network-cut", "断开网络", "Cut the network"},
    Hand{"network-back", "恢复网络", "Restore the network"},
};

constexpr Size window_size{480, 860};
constexpr int columns = 2;
constexpr int gap = 12;
constexpr int row_height = 82;
constexpr Colour ground{234, 238, 243};
constexpr Colour button{255, 255, 255};
constexpr Colour pressed_button{190, 214, 240};
constexpr Colour ink{20, 30, 45};
constexpr Colour edge{120, 135, 155};

Rect place_of(std::size_t index)
{
    const int width = (window_size.width - gap * (columns + 1)) / columns;
    const int column = static_cast<int>(index) % columns;
    const int row = static_cast<int>(index) / columns;
    return {gap + column * (width + gap), gap + row * (row_height + gap), width, row_height};
}

Scene draw(std::string_view pressed)
{
    Scene scene;
    scene.add(Box{.rect = {0, 0, window_size.width, window_size.height}, .fill = ground});
    for (std::size_t i = 0; i < hands.size(); ++i) {
        const auto& hand = hands.at(i);
        const auto rect = place_of(i);
        scene.add(Box{.rect = rect,
                      .fill = hand.word == pressed ? pressed_button : button,
                      .radius = 10,
                      .border = edge,
                      .border_width = 2});
        scene.add(Text{.rect = {rect.x, rect.y + 12, rect.width, 32},
                       .text = std::string(hand.zh),
                       .font = {.pixels = 22, .is_bold = true},
                       .colour = ink,
                       .align = Align::centre});
        scene.add(Text{.rect = {rect.x, rect.y + 46, rect.width, 26},
                       .text = std::string(hand.en),
                       .font = {.pixels = 16, .is_bold = false},
                       .colour = ink,
                       .align = Align::centre});
        scene.targets.push_back({rect, std::string(hand.word), std::string(hand.en)});
    }
    return scene;
}

}  // namespace

int main(int count, char** words)
{
    if (count != 2) {
        fmt::print(stderr, "usage: yimen-demo-panel FILE\n");
        return 2;
    }
    std::ofstream lines(words[1], std::ios::app);
    const auto window = Window::open({.title = "Yimen: hands", .size = window_size, .left = 20});
    if (!window) {
        fmt::print(stderr, "yimen-demo-panel: {}\n", window.error().detail);
        return 1;
    }
    std::string pressed;
    for (;;) {
        (*window)->present(draw(pressed));
        const auto event = (*window)->next(base::within(10s));
        if (event && std::holds_alternative<Closed>(*event))
            return 0;
        const auto* pointer = event ? std::get_if<Pointer>(&*event) : nullptr;
        if (!pointer || pointer->contact == Contact::moved)
            continue;
        const auto* target = (*window)->scene().target_at(pointer->x, pointer->y);
        const auto word = target ? target->id : std::string{};
        if (pointer->contact == Contact::up && !word.empty() && word == pressed)
            lines << word << '\n' << std::flush;
        pressed = pointer->contact == Contact::down ? word : std::string{};
    }
}
