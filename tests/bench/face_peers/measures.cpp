#include "tests/bench/face_peers/measures.h"

#include "base/verify.h"

#include <fmt/format.h>

namespace bench {

using namespace std::chrono_literals;

namespace {

// Longer than any two pictures of one change are apart.
constexpr auto quiet = 120ms;
constexpr auto answer_limit = 2s;
// Drawings that are closer together are parts of one picture.
constexpr auto one_picture = 4ms;
// A letter is more than this. A whole home may have a tile that is still being touched up.
constexpr std::size_t strayed = 20;
constexpr std::size_t strayed_in_home = 2'000;
constexpr auto idle_time = 20s;
// The face's shield over what has just come up is over after this.
constexpr auto patience = 600ms;

// A way through all four screens and back to where it began.
const std::vector<std::string> circuit{
    "home.form", "form.key",  "form.back", "home.list",        "list.next",
    "list.next", "list.next", "list.back", "home.certificate", "certificate.back"};

double milliseconds(std::chrono::steady_clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

base::SteadyTime now()
{
    return std::chrono::steady_clock::now();
}

[[noreturn]] void give_up(const Contender& contender, const std::string& what)
{
    throw std::runtime_error(fmt::format("{}: {}", contender.name, what));
}

}  // namespace

Measures::Measures(const Contender& contender, Eye& eye, Hand& hand)
    : contender_(contender), eye_(eye), hand_(hand)
{
    hand_.rest();
    eye_.look();
    empty_ = eye_.picture();
    const Running running(contender_.command);
    if (!eye_.next_change(base::within(20s)) || !eye_.wait_for_rest(2s))
        give_up(contender_, "nothing that stands still comes on the display");
    home_ = eye_.picture();
}

void Measures::await_home(base::SteadyTime begun)
{
    const auto limit = base::within(20s);
    while (const auto changed = eye_.next_change(limit))
        if (eye_.sees(home_, strayed_in_home)) {
            add("start to the home", milliseconds(*changed - begun));
            eye_.wait_for_rest(quiet);
            return;
        }
    give_up(contender_, "the home did not come");
}

void Measures::await_empty()
{
    hand_.rest();
    eye_.wait_for_rest(quiet);
    eye_.look();
    if (!eye_.sees(empty_, strayed_in_home))
        give_up(contender_, "something was left on the display");
}

void Measures::tap(const std::string& place, const std::string& kind)
{
    const auto begun = now();
    hand_.tap(contender_.places.at(place));
    const auto first = eye_.next_change(base::within(answer_limit));
    if (!first)
        give_up(contender_, place + " was not answered");
    auto last = *first;
    while (const auto next = eye_.next_change(base::within(quiet)))
        last = *next;
    add("tap to changed pixels", milliseconds(*first - begun));
    add(kind, milliseconds(last - begun));
}

void Measures::taps()
{
    await_empty();
    const auto begun = now();
    const Running running(contender_.command);
    await_home(begun);
    eye_.wait_for_rest(300ms);
    tap("home.form", "tap to the whole next screen");
    for (int i = 0; i < 8; ++i)
        tap("form.key", "tap on a key to its letter");
    tap("form.back", "tap to the whole next screen");
    tap("home.list", "tap to the whole next screen");
    for (int i = 0; i < 4; ++i)
        tap("list.next", "tap to the next page of the list");
    tap("list.back", "tap to the whole next screen");
    tap("home.certificate", "tap to the whole next screen");
    tap("certificate.back", "tap to the whole next screen");
}

// Pictures of one change, and how far they are apart.
void Measures::fade(const std::string& place)
{
    eye_.wait_for_rest(patience);
    hand_.tap(contender_.places.at(place));
    auto picture = eye_.next_change(base::within(answer_limit));
    if (!picture)
        give_up(contender_, place + " was not answered");
    int pictures = 1;
    while (const auto next = eye_.next_change(base::within(quiet))) {
        if (*next - *picture < one_picture)
            continue;
        add("fade: from picture to picture", milliseconds(*next - *picture));
        picture = next;
        ++pictures;
    }
    add("fade: pictures", pictures);
}

void Measures::hall()
{
    await_empty();
    const auto begun = now();
    const Running running(contender_.moving);
    await_home(begun);
    eye_.wait_for_rest(2s);
    add("processes", running.processes());
    add("memory at rest", running.pss_mib());
    const auto before = running.processor_time();
    const auto rested = now();
    while (eye_.next_change(rested + idle_time))
        add("pictures drawn at rest", 1);
    const auto worked = running.processor_time() - before;
    add("CPU of one core at rest", milliseconds(worked) / milliseconds(now() - rested) * 100);
    for (int i = 0; i < 4; ++i)
        for (const auto* place : {"home.list", "list.back"})
            fade(place);
    add("memory after a visit", running.pss_mib());
}

void Measures::walk(int screens, std::chrono::seconds limit)
{
    await_empty();
    const auto begun = now();
    const Running running(contender_.command);
    await_home(begun);
    eye_.wait_for_rest(300ms);
    // The first time round tells what each screen looks like when it is all there.
    std::vector<Picture> wanted;
    for (const auto& place : circuit) {
        tap(place, "walk: the first time round");
        wanted.push_back(eye_.picture());
    }
    const auto memory = running.pss_mib();
    const auto walk_begun = now();
    int shown = 0;
    while (shown < screens && now() - walk_begun < limit) {
        const auto at = static_cast<std::size_t>(shown) % circuit.size();
        hand_.tap(contender_.places.at(circuit[at]));
        do {
            if (!eye_.next_change(base::within(answer_limit)))
                give_up(contender_, circuit[at] + " did not lead on in the walk");
        } while (!eye_.sees(wanted[at], strayed));
        ++shown;
    }
    add("walk: screens", shown);
    add("walk: screens in a second", shown / (milliseconds(now() - walk_begun) / 1000));
    add("memory before the walk", memory);
    eye_.wait_for_rest(1s);
    add("memory after the walk", running.pss_mib());
}

}  // namespace bench
