#include "central/catalogue/files.h"

#include "base/settings.h"
#include "central/catalogue/pinyin.h"
#include "central/catalogue/rules.h"
#include "central/catalogue/toml_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <map>

namespace central::catalogue {

namespace fs = std::filesystem;
using base::Errc;
using base::Result;
using base::Settings;

namespace {

constexpr std::size_t files_limit = wire::items_limit * 4;

// In the order of their names, so that a catalogue is the same everywhere.
Result<std::vector<fs::path>> files_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path());
    if (error)
        return base::fail(Errc::not_found, fmt::format("{}: {}", folder.string(), error.message()));
    if (files.size() > files_limit)
        return base::fail(Errc::exhausted,
                          fmt::format("{}: more than {} files", folder.string(), files_limit));
    std::ranges::sort(files);
    return files;
}

// "birth-registration.2.toml" is a version of birth-registration.
std::string id_of(const fs::path& file)
{
    const auto name = file.filename().string();
    return name.substr(0, name.find('.'));
}

void note_all(Settings& file, const std::vector<Mistake>& mistakes)
{
    for (const auto& mistake : mistakes)
        file.note(mistake.key, mistake.problem);
}

template <class T>
Result<T> read(const fs::path& path)
{
    auto file = TRY(Settings::load(path));
    T value;
    TomlReading fields(file);
    describe(fields, value);
    if (value.id != id_of(path))
        file.note("id", fmt::format("is not the file's name, '{}'", id_of(path)));
    note_all(file, mistakes_in(value));
    TRY(file.finish());
    const auto spelling = spell(value.name.zh);
    value.pinyin = spelling.pinyin;
    value.initials = spelling.initials;
    return value;
}

template <class T>
void read_all(const fs::path& folder, std::vector<T>& to, std::vector<std::string>& mistakes)
{
    const auto files = files_in(folder);
    if (!files)
        return mistakes.push_back(files.error().detail);
    for (const auto& path : *files) {
        auto value = read<T>(path);
        if (value)
            to.push_back(std::move(*value));
        else
            mistakes.push_back(value.error().detail);
    }
}

Result<> read_head(const fs::path& path, wire::Catalogue& to)
{
    auto file = TRY(Settings::load(path));
    TomlReading fields(file);
    fields.flag("demonstration", to.is_demonstration);
    fields.each("themes", to.themes, wire::themes_limit);
    if (to.themes.empty())
        file.note("themes", "are missing: an item is found by them");
    return file.finish();
}

// The newest version of each stands for what a package wants.
void gather_materials(wire::Catalogue& all)
{
    std::map<std::string, const wire::Item*, std::less<>> newest;
    for (const auto& item : all.items) {
        auto& known = newest[item.id];
        if (!known || known->version < item.version)
            known = &item;
    }
    for (auto& package : all.packages) {
        std::vector<wire::Item> items;
        for (const auto& id : package.items)
            if (const auto found = newest.find(id); found != newest.end())
                items.push_back(*found->second);
        package.materials = shared_materials(items);
    }
}

Result<> write(const fs::path& path, const std::string& text)
{
    if (fs::exists(path))
        return base::fail(Errc::refused, path.string() + " is there already");
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        return base::fail(Errc::refused, path.string() + " cannot be written");
    return {};
}

std::string head_of(const wire::Catalogue& catalogue)
{
    TomlWriting head;
    head.flag("demonstration", catalogue.is_demonstration);
    head.each("themes", catalogue.themes, wire::themes_limit);
    return std::move(head.text);
}

template <class T>
std::string text_of(T value)
{
    value.pinyin.clear();
    value.initials.clear();
    if constexpr (std::is_same_v<T, wire::Package>)
        value.materials.clear();
    TomlWriting fields;
    describe(fields, value);
    return std::move(fields.text);
}

}  // namespace

Result<wire::Catalogue> load(const fs::path& folder)
{
    wire::Catalogue all;
    std::vector<std::string> mistakes;
    if (const auto head = read_head(folder / "catalogue.toml", all); !head)
        mistakes.push_back(head.error().detail);
    read_all(folder / "items", all.items, mistakes);
    read_all(folder / "packages", all.packages, mistakes);
    // What is missing because its own file is wrong is not told twice.
    if (mistakes.empty())
        mistakes = mistakes_across(all);
    if (!mistakes.empty())
        return base::fail(Errc::malformed, fmt::format("{}", fmt::join(mistakes, "\n")));
    if (all.items.size() > wire::items_limit || all.packages.size() > wire::packages_limit)
        return base::fail(Errc::exhausted, "more items or packages than a catalogue may have");
    gather_materials(all);
    return all;
}

Result<> save(const wire::Catalogue& catalogue, const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder / "items", error);
    fs::create_directories(folder / "packages", error);
    if (error)
        return base::fail(Errc::refused, folder.string() + ": " + error.message());
    TRY(write(folder / "catalogue.toml", head_of(catalogue)));
    for (const auto& item : catalogue.items) {
        const auto name = item.version == 1 ? fmt::format("{}.toml", item.id)
                                            : fmt::format("{}.{}.toml", item.id, item.version);
        TRY(write(folder / "items" / name, text_of(item)));
    }
    for (const auto& package : catalogue.packages)
        TRY(write(folder / "packages" / (package.id + ".toml"), text_of(package)));
    return {};
}

}  // namespace central::catalogue
