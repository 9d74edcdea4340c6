// Cards on their readers, and no more of a person than a technician needs.
#include "base/overloaded.h"
#include "drivers/devctl/bench.h"
#include "drivers/devctl/masked.h"
#include "drivers/registry.h"

#include <fmt/format.h>

#include <ostream>
#include <utility>

namespace drivers::devctl {

namespace {

std::string_view name_of(CardProblem problem)
{
    switch (problem) {
    case CardProblem::no_card:
        return "no card, or one that was read already: lift it and put it down again";
    case CardProblem::moved:
        return "the card moved while it was being read";
    case CardProblem::unreadable:
        return "the card cannot be read";
    case CardProblem::refused:
        return "the secure module refuses the card";
    case CardProblem::unsupported:
        return "another kind of card";
    }
    std::unreachable();
}

std::string_view name_of(CardKind kind)
{
    switch (kind) {
    case CardKind::citizen:
        return "citizen";
    case CardKind::regional_permit:
        return "residence permit (J)";
    case CardKind::foreigner_2017:
        return "foreign permanent resident, 2017 (I)";
    case CardKind::foreigner_2023:
        return "foreign permanent resident, 2023 (Y)";
    }
    std::unreachable();
}

void show(std::ostream& out, const IdCard& card)
{
    out << fmt::format("kind            {}\n", name_of(card.kind));
    out << fmt::format("name            {}\n", masked(card.name));
    out << fmt::format("number          {}\n", masked(card.number));
    out << fmt::format("address         {}\n", masked(card.address));
    out << fmt::format("newest address  {}\n", masked(card.newest_address));
    out << fmt::format("photo           {} bytes\n", card.photo.reveal().size());
    out << fmt::format("fingerprints    {} bytes\n", card.fingerprints.reveal().size());
}

}  // namespace

Exit read_card(Bench& bench)
{
    const auto reader = open_id_card_reader(bench.machines.bus);
    if (!reader)
        return tell(bench, reader.error());
    const auto reading = (*reader)->read_card();
    if (!reading)
        return tell(bench, reading.error());
    return std::visit(base::overloaded{[&bench](const IdCard& card) {
                                           show(bench.out, card);
                                           return Exit::ok;
                                       },
                                       [&bench](CardProblem problem) {
                                           bench.err << name_of(problem) << '\n';
                                           return Exit::said_no;
                                       }},
                      *reading);
}

}  // namespace drivers::devctl
