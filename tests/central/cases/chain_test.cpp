#include "central/cases/chain.h"

#include "tests/central/cases/sample.h"

#include <functional>
#include <set>

using namespace central::cases;
using namespace central::cases::sample;

namespace {

// Five entries that use every field between them.
File whole_file()
{
    auto terms = plain_terms();
    terms.materials = {{.id = "photo", .is_key = false}, {.id = "form"}};
    terms.tolerance_days = 30;
    File file{.terms = terms, .entries = {}};
    REQUIRE(check(terms));
    const auto now = ten("2026-03-02");
    REQUIRE_FALSE(enter(file, by_applicant(Act::received), now));
    auto form = by_applicant(Act::material_supplied, "form");
    form.digest = some_digest();
    REQUIRE_FALSE(enter(file, form, now));
    auto photo = by_applicant(Act::material_deferred, "photo");
    photo.day = day("2026-03-20");
    REQUIRE_FALSE(enter(file, photo, now));
    REQUIRE_FALSE(enter(file, by_officer(Act::accepted), ten("2026-03-03")));
    auto extended = by_head(Act::extended, "需要上级复核");
    extended.text_en = "A review is needed";
    extended.days = 10;
    REQUIRE_FALSE(enter(file, extended, ten("2026-03-04")));
    return file;
}

struct Tampering {
    std::string what;
    std::function<void(Entry&)> change;
};

// Another value in each field; of what may be absent, also its absence.
std::vector<Tampering> tamperings()
{
    using std::chrono::days;
    using std::chrono::seconds;
    return {
        {"number", [](Entry& e) { ++e.number; }},
        {"moment, a second later", [](Entry& e) { e.at += seconds(1); }},
        {"moment, a second earlier", [](Entry& e) { e.at -= seconds(1); }},
        {"moment, a day earlier", [](Entry& e) { e.at -= days(1); }},
        {"act", [](Entry& e) { e.deed.act = Act::examined; }},
        {"by", [](Entry& e) { e.deed.by = e.deed.by == By::head ? By::officer : By::head; }},
        {"actor", [](Entry& e) { e.deed.actor += "1"; }},
        {"actor emptied", [](Entry& e) { e.deed.actor.clear(); }},
        {"department", [](Entry& e) { e.deed.department += "1"; }},
        // The bytes stay, the border between two fields moves.
        {"actor into department",
         [](Entry& e) {
             e.deed.department.insert(0, 1, e.deed.actor.back());
             e.deed.actor.pop_back();
         }},
        {"subject", [](Entry& e) { e.deed.subject += "x"; }},
        {"outcome", [](Entry& e) { e.deed.outcome = "agrees"; }},
        {"reason", [](Entry& e) { e.deed.reason = Reason::hearing; }},
        {"text", [](Entry& e) { e.deed.text += "。"; }},
        {"text_en", [](Entry& e) { e.deed.text_en += " "; }},
        {"text into text_en", [](Entry& e) { e.deed.text.swap(e.deed.text_en += "x"); }},
        {"day",
         [](Entry& e) {
             e.deed.day = e.deed.day ? *e.deed.day + days(1) : central::cases::Day(days(0));
         }},
        {"days", [](Entry& e) { --e.deed.days; }},
        {"digest",
         [](Entry& e) {
             e.deed.digest = e.deed.digest ? std::nullopt : std::optional(some_digest(2));
         }},
        {"link, first byte", [](Entry& e) { e.previous.front() ^= std::byte{1}; }},
        {"link, last byte", [](Entry& e) { e.previous.back() ^= std::byte{128}; }},
    };
}

}  // namespace

TEST_CASE("a file as it was made is whole, and goes on from each of its heads")
{
    auto file = whole_file();
    CHECK_FALSE(verify_chain(file));
    CHECK_FALSE(replay(file, calendar()));
    const auto whole = file;
    while (!file.entries.empty()) {
        CHECK_FALSE(verify_chain(whole, head_of(file)));
        file.entries.pop_back();
    }
    CHECK_FALSE(verify_chain(whole, head_of(file)));
}

TEST_CASE("whatever field of whatever entry is changed, the first broken place is named")
{
    const auto whole = whole_file();
    const auto head = head_of(whole);
    for (std::size_t at = 0; at < whole.entries.size(); ++at)
        for (const auto& [what, change] : tamperings()) {
            auto file = whole;
            change(file.entries[at]);
            CAPTURE(what, at);
            REQUIRE(file.entries[at] != whole.entries[at]);
            const auto broken = verify_chain(file, head);
            REQUIRE(broken);
            // A changed entry is found where it stands, or by the link that follows it.
            const int place = static_cast<int>(at) + 1;
            const int next = std::min(place + 1, static_cast<int>(whole.entries.size()));
            CHECK((broken->entry == place || broken->entry == next));
        }
}

TEST_CASE("each single byte of an entry's encoding is under the digest")
{
    const auto whole = whole_file();
    std::set<std::string> digests;
    std::size_t encodings = 0;
    for (const auto& entry : whole.entries)
        for (const auto& [what, change] : tamperings()) {
            auto changed = entry;
            change(changed);
            digests.insert(to_text(digest_of(changed)));
            ++encodings;
        }
    // Texts that change in one place of one byte.
    for (std::size_t i = 0; i < whole.entries.back().deed.text.size(); ++i) {
        auto changed = whole.entries.back();
        changed.deed.text[i] = static_cast<char>(changed.deed.text[i] ^ 1);
        digests.insert(to_text(digest_of(changed)));
        ++encodings;
    }
    CHECK(digests.size() == encodings);
}

TEST_CASE("an entry that is removed, moved, doubled or put in is found where it is")
{
    const auto whole = whole_file();
    const auto head = head_of(whole);
    for (std::size_t at = 0; at < whole.entries.size(); ++at) {
        CAPTURE(at);
        const auto place = static_cast<std::ptrdiff_t>(at);
        auto removed = whole;
        removed.entries.erase(removed.entries.begin() + place);
        REQUIRE(verify_chain(removed, head));
        CHECK(verify_chain(removed, head)->entry == static_cast<int>(at) + 1);

        auto doubled = whole;
        doubled.entries.insert(doubled.entries.begin() + place, whole.entries[at]);
        CHECK(verify_chain(doubled, head) == BrokenAt{static_cast<int>(at) + 2, Break::miscounted});
        for (auto other = at + 1; other < whole.entries.size(); ++other) {
            auto moved = whole;
            std::swap(moved.entries[at], moved.entries[other]);
            CHECK(verify_chain(moved, head)->entry == static_cast<int>(at) + 1);
        }
    }
}

TEST_CASE("back-dating is found even when every later link is made anew")
{
    const auto whole = whole_file();
    auto file = whole;
    file.entries[3].at -= std::chrono::days(2);
    for (std::size_t i = 1; i < file.entries.size(); ++i)
        file.entries[i].previous = digest_of(file.entries[i - 1]);
    CHECK(verify_chain(file) == BrokenAt{4, Break::back_dated});

    // Moved within what the order lets it: only a head that was kept elsewhere finds that.
    file.entries[3].at = file.entries[2].at;
    for (std::size_t i = 1; i < file.entries.size(); ++i)
        file.entries[i].previous = digest_of(file.entries[i - 1]);
    CHECK_FALSE(verify_chain(file));
    CHECK(verify_chain(file, head_of(whole)) == BrokenAt{5, Break::replaced});
}

TEST_CASE("a cut end and terms that were changed later are found")
{
    const auto whole = whole_file();
    auto cut = whole;
    cut.entries.pop_back();
    CHECK_FALSE(verify_chain(cut));
    CHECK(verify_chain(cut, head_of(whole)) == BrokenAt{5, Break::cut});

    auto other = whole;
    other.terms.promised.days = 20;
    CHECK(verify_chain(other) == BrokenAt{1, Break::unlinked});
    auto foreign = head_of(whole);
    foreign.number = make_case_number(2026, 2);
    CHECK(verify_chain(whole, foreign) == BrokenAt{1, Break::foreign});
}

TEST_CASE("each field of the terms is under their digest")
{
    const auto whole = whole_file().terms;
    const std::vector<std::function<void(Terms&)>> changes{
        [](Terms& t) { t.number.back() ^= 1; },
        [](Terms& t) { t.item += "x"; },
        [](Terms& t) { ++t.version; },
        [](Terms& t) { t.title += "x"; },
        [](Terms& t) { t.title_en += "x"; },
        [](Terms& t) { ++t.legal.days; },
        [](Terms& t) { t.legal.unit = DayUnit::natural; },
        [](Terms& t) { ++t.promised.days; },
        [](Terms& t) { ++t.most_extension; },
        [](Terms& t) { t.is_own_law = true; },
        [](Terms& t) { t.materials[0].is_key = true; },
        [](Terms& t) { t.materials[0].is_promised = true; },
        [](Terms& t) { std::swap(t.materials[0], t.materials[1]); },
        [](Terms& t) { t.points = {{.id = "age", .outcomes = {{.name = "met"}}}}; },
        [](Terms& t) { t.levels[0].review_days = 7; },
        [](Terms& t) { t.levels.push_back({.department = "city"}); },
        [](Terms& t) { t.departments = {{.id = "fire", .limit = {.days = 5}}}; },
        [](Terms& t) { t.more_stops = {Reason::publication}; },
        [](Terms& t) { t.is_joint_survey = true; },
        [](Terms& t) { ++t.correction_days; },
        [](Terms& t) { t.ends_unanswered = true; },
        [](Terms& t) { ++t.tolerance_days; },
        [](Terms& t) { t.has_commitment = true; },
        [](Terms& t) { ++t.after_check_days; },
        [](Terms& t) { ++t.letter_days; },
        [](Terms& t) { t.silence = Silence::legal; },
        [](Terms& t) { t.silence = Silence::promised; },
        [](Terms& t) { t.renews = day("2026-12-31"); },
    };
    std::set<std::string> digests{to_text(digest_of(whole))};
    for (const auto& change : changes) {
        auto changed = whole;
        change(changed);
        digests.insert(to_text(digest_of(changed)));
    }
    CHECK(digests.size() == changes.size() + 1);
}

TEST_CASE("the encoding is the one that is written down")
{
    // By hand: so that the chain of today can be verified by a program of another make.
    Entry entry{.number = 1,
                .at = Moment(std::chrono::seconds(2)),
                .deed = {.act = Act::received, .by = By::system, .actor = "s"},
                .previous = {}};
    const auto hex = base::to_hex(encoding_of(entry));
    const std::string expected = "00000012" + base::to_hex(base::view("yimen.case-entry.1")) +
                                 "0000000000000001" + "0000000000000002" + "00000008" +
                                 base::to_hex(base::view("received")) + "00000006" +
                                 base::to_hex(base::view("system")) + "00000001" + "73" +
                                 std::string(std::size_t{6} * 8, '0') + "00" + "0000000000000000" +
                                 "00" + std::string(64, '0');
    CHECK(hex == expected);
    CHECK(digest_from(to_text(digest_of(entry))) == digest_of(entry));
    CHECK_FALSE(digest_from("00"));
    CHECK_FALSE(digest_from(std::string(64, 'g')));
}

TEST_CASE("a day's anchor is over all heads, whatever their order, and over the day before")
{
    const auto on = day("2026-03-02");
    std::vector<Head> heads;
    for (int i = 1; i <= 5; ++i)
        heads.push_back(
            {.number = make_case_number(2026, i), .entries = i, .digest = some_digest(i)});
    const auto anchor = anchor_of(on, {}, heads).value();
    std::set<std::string> others{to_text(anchor)};
    auto turned = heads;
    std::ranges::reverse(turned);
    CHECK(anchor_of(on, {}, turned) == anchor);

    others.insert(to_text(anchor_of(day("2026-03-03"), {}, heads).value()));
    others.insert(to_text(anchor_of(on, some_digest(), heads).value()));
    others.insert(to_text(anchor_of(on, {}, {}).value()));
    for (auto& head : heads) {
        const auto was = head;
        ++head.entries;
        others.insert(to_text(anchor_of(on, {}, heads).value()));
        head = was;
        head.digest[31] ^= std::byte{1};
        others.insert(to_text(anchor_of(on, {}, heads).value()));
        head = was;
    }
    CHECK(others.size() == 14);
    heads.push_back(heads.front());
    CHECK_FALSE(anchor_of(on, {}, heads));
}
