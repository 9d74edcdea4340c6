// Social security cards and travel documents on readers of smart cards.
#include "base/overloaded.h"
#include "drivers/devctl/bench.h"
#include "drivers/devctl/masked.h"
#include "drivers/emrtd/reader.h"
#include "drivers/social_card/reader.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <functional>
#include <optional>
#include <ostream>
#include <utility>

namespace drivers::devctl {

using base::Errc;
using base::Result;

namespace {

// ---- Social security cards

std::string_view remedied(SocialCardProblem problem)
{
    switch (problem) {
    case SocialCardProblem::no_card:
        return "no card: put it in with the chip first, or lay it on";
    case SocialCardProblem::moved:
        return "the card was taken away while it was being read: once more";
    case SocialCardProblem::unreadable:
        return "the card cannot be read: wipe its contacts, or try another card";
    case SocialCardProblem::needs_central_authentication:
        return "a card of the third generation, which shows its holder only to who proves a key of "
               "the administration; the reader works";
    case SocialCardProblem::locked:
        return "the card is locked; the reader works";
    case SocialCardProblem::unsupported:
        return "another kind of card, or a version that is not known; the reader works";
    }
    std::unreachable();
}

void show(std::ostream& out, const SocialCard& card)
{
    const bool is_first = card.generation == SocialCardGeneration::first;
    out << fmt::format("generation      {}\n", is_first ? "first" : "second");
    out << fmt::format("name            {}\n", masked(card.name));
    out << fmt::format("number          {}\n", masked(card.number));
    out << fmt::format("sex             {}\n", hidden(card.sex));
    out << fmt::format("ethnic group    {}\n", hidden(card.ethnic_group));
    out << fmt::format("birth           {}\n", masked(card.birth));
    out << fmt::format("card number     {}\n", masked(card.card_number));
    out << fmt::format("identification  {}\n", masked(card.identification));
    out << fmt::format("issued on       {}\n", masked(card.issued_on));
    out << fmt::format("valid to        {}\n", masked(card.valid_to));
}

// ---- Travel documents

std::string_view remedied(PassportProblem problem)
{
    switch (problem) {
    case PassportProblem::no_card:
        return "no document: lay it open on the reader, the page with the photograph down";
    case PassportProblem::moved:
        return "the document was taken away while it was being read: once more";
    case PassportProblem::unreadable:
        return "the chip cannot be read: lay it down again, or try another document";
    case PassportProblem::wrong_mrz:
        return "the chip does not open to these lines: compare number, birth and expiry";
    case PassportProblem::refused:
        return "what the chip says fails verification: forged, or somebody is in between";
    case PassportProblem::unsupported:
        return "no chip of a travel document, or one that opens only by PACE";
    }
    std::unreachable();
}

void show(std::ostream& out, const Passport& passport)
{
    const auto& mrz = passport.mrz;
    const bool is_jpeg = passport.face_format == FaceFormat::jpeg;
    out << fmt::format("document        {} of {}\n", mrz.document_code, mrz.issuer);
    out << fmt::format("number          {}\n", masked(mrz.number));
    out << fmt::format("surname         {}\n", masked(mrz.surname));
    out << fmt::format("given names     {}\n", masked(mrz.given_names));
    out << fmt::format("nationality     {}\n", hidden(mrz.nationality));
    out << fmt::format("birth           {}\n", hidden(mrz.birth));
    out << fmt::format("sex             {}\n", hidden(mrz.sex));
    out << fmt::format("expiry          {}\n", hidden(mrz.expiry));
    out << fmt::format("face            {} bytes, {}\n", passport.face.reveal().size(),
                       is_jpeg ? "JPEG" : "JPEG 2000");
    out << fmt::format("security object {} bytes, not verified here\n",
                       passport.security_object.reveal().size());
}

// ---- Whichever reader has the card

// A terminal often has a slot and a field, which are two readers: what the first of them says that
// has read something, or else of the last one that has a card at all.
template <class Reading, class Problem>
Result<Reading> read_on_any(Bench& bench, std::string_view part_of_name,
                            const std::function<Result<Reading>(SmartCardReader&)>& read)
{
    const auto names = TRY(bench.machines.cards.names());
    Result<Reading> out = base::fail(
        Errc::not_found, names.empty() ? "no smart card reader is plugged in, or none that pcscd "
                                         "has a driver for (package libccid)"
                                       : "no smart card reader has this in its name; see list");
    for (const auto& name : names) {
        if (!name.contains(part_of_name))
            continue;
        auto reader = bench.machines.cards.open(name);
        auto reading =
            reader ? read(**reader) : Result<Reading>(std::unexpected(std::move(reader).error()));
        if (reading && !std::holds_alternative<Problem>(*reading))
            return reading;
        const bool is_empty = reading && std::get<Problem>(*reading) == Problem::no_card;
        if (!out || !is_empty)
            out = std::move(reading);
    }
    return out;
}

template <class Problem, class Card>
Exit tell_reading(Bench& bench, const Result<std::variant<Card, Problem>>& reading)
{
    if (!reading)
        return tell(bench, reading.error());
    return std::visit(base::overloaded{[&bench](const Card& card) {
                                           show(bench.out, card);
                                           return Exit::ok;
                                       },
                                       [&bench](Problem problem) {
                                           bench.err << remedied(problem) << '\n';
                                           return Exit::said_no;
                                       }},
                      *reading);
}

// ---- The command line

// The most that three lines, blanks and ends of lines take; more is something else.
constexpr std::size_t lines_limit = 512;

Result<base::SecretText> read_lines(std::string_view path)
{
    const std::string file(path == "-" ? "/dev/stdin" : path);
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::fail(Errc::not_found, fmt::format("{} cannot be read", file));
    std::string text(lines_limit + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    const bool is_too_long = text.size() > lines_limit;
    base::SecretText out(std::move(text));
    if (is_too_long)
        return base::fail(Errc::exhausted, fmt::format("{} is longer than such lines", file));
    return out;
}

struct Wanted {
    std::string_view reader;
    std::optional<std::string_view> lines;
    std::optional<std::string_view> file;
};

// --reader NAME, --mrz LINES, --mrz-file FILE. Empty for anything else.
std::optional<Wanted> read_wanted(std::span<const std::string_view> words)
{
    Wanted out;
    for (; !words.empty(); words = words.subspan(2)) {
        if (words.size() < 2)
            return std::nullopt;
        if (words[0] == "--reader")
            out.reader = words[1];
        else if (words[0] == "--mrz")
            out.lines = words[1];
        else if (words[0] == "--mrz-file")
            out.file = words[1];
        else
            return std::nullopt;
    }
    return out;
}

Result<Mrz> printed_lines(const Wanted& wanted)
{
    const auto text = wanted.lines ? Result<base::SecretText>(std::string(*wanted.lines))
                                   : read_lines(*wanted.file);
    if (!text)
        return std::unexpected(text.error());
    return parse_mrz(text->reveal());
}

}  // namespace

Exit read_social_card(Bench& bench)
{
    const auto wanted = read_wanted(bench.arguments);
    if (!wanted || wanted->lines || wanted->file)
        return tell_usage(bench.err);
    return tell_reading<SocialCardProblem>(
        bench, read_on_any<SocialCardReading, SocialCardProblem>(
                   bench, wanted->reader,
                   [](SmartCardReader& reader) { return social_card::read(reader); }));
}

Exit read_passport(Bench& bench)
{
    const auto wanted = read_wanted(bench.arguments);
    if (!wanted || wanted->lines.has_value() == wanted->file.has_value())
        return tell_usage(bench.err);
    const auto printed = printed_lines(*wanted);
    if (!printed)
        return tell(bench, printed.error());
    return tell_reading<PassportProblem>(
        bench, read_on_any<PassportReading, PassportProblem>(
                   bench, wanted->reader,
                   [&printed](SmartCardReader& reader) { return emrtd::read(reader, *printed); }));
}

}  // namespace drivers::devctl
