#include "central/cases/chain.h"

#include "base/crypto/digest.h"
#include "base/verify.h"

#include <algorithm>
#include <utility>

namespace central::cases {

using base::Bytes;
using base::Errc;
using base::Result;

namespace {

class Encoding {
public:
    explicit Encoding(std::string_view kind) { text(kind); }

    Encoding& number(std::int64_t value)
    {
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes_.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(value) >> shift));
        return *this;
    }
    Encoding& text(std::string_view value)
    {
        const auto size = static_cast<std::uint32_t>(value.size());
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes_.push_back(static_cast<std::byte>(size >> shift));
        base::append(bytes_, value);
        return *this;
    }
    Encoding& yes(bool value)
    {
        bytes_.push_back(value ? std::byte{1} : std::byte{0});
        return *this;
    }
    Encoding& day(Day value) { return number(value.time_since_epoch().count()); }
    Encoding& day(const std::optional<Day>& value)
    {
        yes(value.has_value());
        return value ? day(*value) : *this;
    }
    Encoding& digest(const Digest& value)
    {
        base::append(bytes_, base::ByteView(value));
        return *this;
    }
    Encoding& limit(const Limit& value)
    {
        return number(value.days).text(value.unit == DayUnit::working ? "G" : "Z");
    }
    Encoding& count(std::size_t value) { return number(static_cast<std::int64_t>(value)); }
    Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_;
};

Digest hashed(const Bytes& bytes)
{
    const auto hash = base::crypto::sha256(bytes);
    Digest digest{};
    VERIFY(hash.size() == digest.size());
    std::ranges::copy(hash, digest.begin());
    return digest;
}

std::string_view word_of(Silence silence)
{
    switch (silence) {
    case Silence::nothing:
        return "nothing";
    case Silence::promised:
        return "promised";
    case Silence::legal:
        return "legal";
    }
    std::unreachable();
}

}  // namespace

Bytes encoding_of(const Entry& entry)
{
    const auto& deed = entry.deed;
    Encoding to("yimen.case-entry.1");
    to.number(entry.number).number(entry.at.time_since_epoch().count());
    to.text(name_of(deed.act)).text(name_of(deed.by)).text(deed.actor).text(deed.department);
    to.text(deed.subject).text(deed.outcome);
    to.text(deed.reason ? name_of(*deed.reason) : std::string_view());
    to.text(deed.text).text(deed.text_en).day(deed.day).number(deed.days);
    to.yes(deed.digest.has_value());
    if (deed.digest)
        to.digest(*deed.digest);
    return to.digest(entry.previous).take();
}

static void encode_lists(Encoding& to, const Terms& terms)
{
    to.count(terms.materials.size());
    for (const auto& material : terms.materials)
        to.text(material.id).yes(material.is_key).yes(material.is_promised);
    to.count(terms.points.size());
    for (const auto& point : terms.points) {
        to.text(point.id).count(point.outcomes.size());
        for (const auto& outcome : point.outcomes)
            to.text(outcome.name).yes(outcome.is_pass).yes(outcome.needs_text);
    }
    to.count(terms.levels.size());
    for (const auto& level : terms.levels)
        to.text(level.department).number(level.review_days);
    to.count(terms.departments.size());
    for (const auto& department : terms.departments)
        to.text(department.id).limit(department.limit).yes(department.is_silence_yes);
    to.count(terms.more_stops.size());
    for (const auto reason : terms.more_stops)
        to.text(name_of(reason));
}

Bytes encoding_of(const Terms& terms)
{
    Encoding to("yimen.case-terms.1");
    to.text(terms.number).text(terms.item).number(terms.version);
    to.text(terms.title).text(terms.title_en).limit(terms.legal).limit(terms.promised);
    to.number(terms.most_extension).yes(terms.is_own_law);
    encode_lists(to, terms);
    to.yes(terms.is_joint_survey).number(terms.correction_days).yes(terms.ends_unanswered);
    to.number(terms.tolerance_days).yes(terms.has_commitment).number(terms.after_check_days);
    to.number(terms.letter_days).text(word_of(terms.silence)).day(terms.renews);
    return to.take();
}

Digest digest_of(const Entry& entry)
{
    return hashed(encoding_of(entry));
}

Digest digest_of(const Terms& terms)
{
    return hashed(encoding_of(terms));
}

std::string to_text(const Digest& digest)
{
    return base::to_hex(digest);
}

Result<Digest> digest_from(std::string_view text)
{
    const auto bytes = TRY(base::from_hex(text));
    Digest digest{};
    if (text.size() != 2 * digest.size() || bytes.size() != digest.size())
        return base::fail(Errc::malformed, "a digest has 64 hexadecimal digits");
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

Head head_of(const File& file)
{
    return {
        .number = file.terms.number,
        .entries = static_cast<int>(file.entries.size()),
        .digest = file.entries.empty() ? digest_of(file.terms) : digest_of(file.entries.back())};
}

std::string_view name_of(Break how)
{
    switch (how) {
    case Break::miscounted:
        return "miscounted";
    case Break::unlinked:
        return "unlinked";
    case Break::back_dated:
        return "back_dated";
    case Break::cut:
        return "cut";
    case Break::replaced:
        return "replaced";
    case Break::foreign:
        return "foreign";
    }
    std::unreachable();
}

std::optional<BrokenAt> verify_chain(const File& file)
{
    auto before = digest_of(file.terms);
    std::optional<Moment> last;
    int number = 0;
    for (const auto& entry : file.entries) {
        ++number;
        if (entry.number != number)
            return BrokenAt{number, Break::miscounted};
        if (entry.previous != before)
            return BrokenAt{number, Break::unlinked};
        if (last && entry.at < *last)
            return BrokenAt{number, Break::back_dated};
        before = digest_of(entry);
        last = entry.at;
    }
    return std::nullopt;
}

std::optional<BrokenAt> verify_chain(const File& file, const Head& head)
{
    if (head.number != file.terms.number || head.entries < 0)
        return BrokenAt{1, Break::foreign};
    if (const auto broken = verify_chain(file))
        return broken;
    const auto known = static_cast<std::size_t>(head.entries);
    if (known > file.entries.size())
        return BrokenAt{static_cast<int>(file.entries.size()) + 1, Break::cut};
    const auto there = known == 0 ? digest_of(file.terms) : digest_of(file.entries[known - 1]);
    if (there != head.digest)
        return BrokenAt{std::max(head.entries, 1), Break::replaced};
    return std::nullopt;
}

Result<Digest> anchor_of(Day day, const Digest& day_before, std::vector<Head> heads)
{
    std::ranges::sort(heads, {}, &Head::number);
    const auto twice = std::ranges::adjacent_find(heads, {}, &Head::number);
    if (twice != heads.end())
        return base::fail(Errc::malformed, "a case has one head");
    Encoding to("yimen.case-anchor.1");
    to.day(day).digest(day_before).count(heads.size());
    for (const auto& head : heads)
        to.text(head.number).number(head.entries).digest(head.digest);
    return hashed(to.take());
}

}  // namespace central::cases
