// Which fields a catalogue has, with their forms and bounds, once for all who read or write it.
// Fields is a reader or a writer of one object:
//
//     line(key, std::string&, const Format&)      number(key, int&, min, max)      flag(key, bool&)
//     word(key, E&, Names<E>)                     words(key, std::vector<E>&, Names<E>, max)
//     lines(key, std::vector<std::string>&, const Format&, max)
//     one(key, T&)                                each(key, std::vector<T>&, max)
#pragma once

#include "central/wire/catalogue.h"
#include "central/wire/formats.h"

#include <span>
#include <string_view>
#include <utility>

namespace wire {

template <class E>
using Names = std::span<const std::pair<E, std::string_view>>;

extern const Names<ItemKind> item_kinds;
extern const Names<ItemLevel> item_levels;
extern const Names<AuthorityKind> authority_kinds;
extern const Names<Applicant> applicants;
extern const Names<HandlingForm> handling_forms;
extern const Names<Promise> promises;
extern const Names<ReformList> reform_lists;

inline constexpr int days_limit = 999;
inline constexpr int article_limit = 1300;
inline constexpr int copies_limit = 20;

template <class Fields>
void describe(Fields& fields, Bilingual& text)
{
    fields.line("zh", text.zh, optional_line_200);
    fields.line("en", text.en, optional_line_400);
}

template <class Fields>
void describe(Fields& fields, Basis& basis)
{
    fields.one("law", basis.law);
    fields.number("article", basis.article, 0, article_limit);
}

template <class Fields>
void describe(Fields& fields, Material& material)
{
    fields.one("name", material.name);
    fields.number("originals", material.originals, 0, copies_limit);
    fields.number("copies", material.copies, 0, copies_limit);
    fields.flag("required", material.is_required);
    fields.flag("shared", material.is_shared);
}

template <class Fields>
void describe(Fields& fields, ItemStep& step)
{
    fields.one("name", step.name);
    fields.number("days", step.days, 0, days_limit);
}

template <class Fields>
void describe(Fields& fields, Burden& burden)
{
    fields.number("materials", burden.materials, 0, 99);
    fields.number("steps", burden.steps, 0, 99);
    fields.number("days", burden.days, 0, days_limit);
}

template <class Fields>
void describe(Fields& fields, Counter& counter)
{
    fields.one("place", counter.place);
    fields.one("hours", counter.hours);
    fields.line("phone", counter.phone, optional_line_64);
}

template <class Fields>
void describe_identity(Fields& fields, Item& item)
{
    fields.line("id", item.id, item_code);
    fields.line("basic_code", item.basic_code, basic_code);
    fields.line("implementation_code", item.implementation_code, implementation_code);
    fields.number("version", item.version, 1, 999);
    fields.line("effective", item.effective, iso_date);
    fields.line("ends", item.ends, optional_date);
    fields.word("kind", item.kind, item_kinds);
    fields.word("level", item.level, item_levels);
    fields.word("promise", item.promise, promises);
    fields.one("authority", item.authority);
    fields.word("authority_kind", item.authority_kind, authority_kinds);
    fields.words("applicants", item.applicants, applicants, 6);
    fields.words("forms", item.forms, handling_forms, 5);
    fields.words("lists", item.lists, reform_lists, 4);
    fields.lines("themes", item.themes, item_code, 4);
    fields.one("name", item.name);
    fields.one("summary", item.summary);
    fields.line("pinyin", item.pinyin, optional_letters);
    fields.line("initials", item.initials, optional_letters);
}

template <class Fields>
void describe(Fields& fields, Item& item)
{
    describe_identity(fields, item);
    fields.each("basis", item.basis, 8);
    fields.each("conditions", item.conditions, 8);
    fields.each("materials", item.materials, 16);
    fields.each("steps", item.steps, 10);
    fields.number("legal_days", item.legal_days, 0, days_limit);
    fields.number("promised_days", item.promised_days, 0, days_limit);
    fields.one("fee", item.fee);
    fields.one("fee_basis", item.fee_basis);
    fields.one("result", item.result);
    fields.one("counter", item.counter);
    fields.one("before", item.before);
    fields.one("now", item.now);
    fields.flag("at_terminal", item.at_terminal);
    fields.flag("tolerance", item.has_tolerance);
    fields.flag("commitment", item.has_commitment);
    fields.flag("silence_is_yes", item.is_silence_yes);
    fields.line("certificate", item.certificate, optional_item_code);
}

template <class Fields>
void describe(Fields& fields, Package& package)
{
    fields.line("id", package.id, item_code);
    fields.one("name", package.name);
    fields.one("summary", package.summary);
    fields.line("pinyin", package.pinyin, optional_letters);
    fields.line("initials", package.initials, optional_letters);
    fields.lines("items", package.items, item_code, 12);
    fields.each("materials", package.materials, 24);
    fields.one("before", package.before);
    fields.one("now", package.now);
}

template <class Fields>
void describe(Fields& fields, Theme& theme)
{
    fields.line("id", theme.id, item_code);
    fields.one("name", theme.name);
    fields.line("icon", theme.icon, keyword);
}

template <class Fields>
void describe(Fields& fields, Catalogue& catalogue)
{
    fields.line("day", catalogue.day, iso_date);
    fields.flag("demonstration", catalogue.is_demonstration);
    fields.each("themes", catalogue.themes, themes_limit);
    fields.each("items", catalogue.items, items_limit);
    fields.each("packages", catalogue.packages, packages_limit);
}

template <class Fields>
void describe(Fields& fields, CatalogueRelease& release)
{
    fields.line("catalogue", release.catalogue, catalogue_text);
    fields.line("signature", release.signature, hex_signature);
}

}  // namespace wire
