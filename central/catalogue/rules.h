// What makes a catalogue sound, and what of it is in force on a day. Pure.
#pragma once

#include "central/wire/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace central::catalogue {

// Something wrong with one key of an item or a package.
struct Mistake {
    std::string key;
    std::string problem;  // "is 30 days, more than the legal 20".
};

// What an item says against itself: a promise longer than the law's limit, an end before the
// beginning, a disclosure that is missing.
std::vector<Mistake> mistakes_in(const wire::Item&);
std::vector<Mistake> mistakes_in(const wire::Package&);

// What only shows side by side: versions of one item in force on the same day, one number for two
// items, a theme or an item that is not there. One sentence each.
std::vector<std::string> mistakes_across(const wire::Catalogue&);

// day: YYYY-MM-DD.
bool is_in_force(const wire::Item&, std::string_view day);

// Of all versions those in force on that day, and the packages that are still whole.
wire::Catalogue as_of(const wire::Catalogue& all, std::string_view day);

// Materials of these items in their order, each once: required if one of them requires it, as many
// as the one that wants most.
std::vector<wire::Material> shared_materials(const std::vector<wire::Item>&);

}  // namespace central::catalogue
