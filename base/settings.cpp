#include "base/settings.h"

#include "base/toml_text.h"
#include "base/utf8.h"

#define TOML_EXCEPTIONS 0
#include <fmt/format.h>
#include <fmt/ranges.h>
// An illegal character where a key should begin trips an assertion of toml++ 3.3, before the error
// that it has for it.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <set>
#include <sstream>

namespace base {

using std::chrono::milliseconds;

static constexpr std::uintmax_t file_limit = 1 << 20;

struct Mistake {
    unsigned line = 0;  // 0: the whole file.
    std::string problem;
};

struct Settings::File {
    std::string name;
    toml::table root;
    std::set<const toml::node*> asked;
    std::vector<Mistake> mistakes;

    void note(unsigned line, std::string problem)
    {
        mistakes.push_back({line, std::move(problem)});
    }
};

struct Settings::Node {
    const toml::node* value = nullptr;
    std::string path;
    unsigned line() const { return value ? value->source().begin.line : 0; }
};

static std::string shown(milliseconds time)
{
    const auto ms = time.count();
    if (ms != 0 && ms % 3'600'000 == 0)
        return fmt::format("{} h", ms / 3'600'000);
    if (ms != 0 && ms % 60'000 == 0)
        return fmt::format("{} min", ms / 60'000);
    if (ms % 1000 == 0)
        return fmt::format("{} s", ms / 1000);
    return fmt::format("{} ms", ms);
}

static std::optional<milliseconds> parse_duration(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0 || count > 1'000'000'000)
        return std::nullopt;
    auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit.starts_with(' '))
        unit.remove_prefix(1);
    if (unit == "ms")
        return milliseconds(count);
    if (unit == "s")
        return std::chrono::seconds(count);
    if (unit == "min")
        return std::chrono::minutes(count);
    if (unit == "h")
        return std::chrono::hours(count);
    return std::nullopt;
}

Settings::Settings(std::unique_ptr<File> owned, File& file, const void* table, std::string path)
    : owned_(std::move(owned)), file_(&file), table_(table), path_(std::move(path))
{
}
Settings::Settings(Settings&&) noexcept = default;
Settings& Settings::operator=(Settings&&) noexcept = default;
Settings::~Settings() = default;

static Result<std::string> read_file(const std::filesystem::path& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error)
        return fail(Errc::not_found, fmt::format("{}: {}", path.string(), error.message()));
    if (size > file_limit)
        return fail(Errc::exhausted,
                    fmt::format("{}: {} bytes, at most {}", path.string(), size, file_limit));
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    if (!stream)
        return fail(Errc::not_found, fmt::format("{}: cannot be read", path.string()));
    return content.str();
}

Result<Settings> Settings::load(const std::filesystem::path& path)
{
    const auto text = TRY(read_file(path));
    return parse(text, path.string());
}

static void bring_back_texts(toml::node& node)
{
    if (auto* text = node.as_string())
        text->get() = toml_from_ascii(text->get());
    if (auto* array = node.as_array())
        for (auto& element : *array)
            bring_back_texts(element);
    if (auto* table = node.as_table())
        for (auto&& [key, value] : *table)
            bring_back_texts(value);
}

static std::string joined(const std::string& path, const toml::key& key)
{
    const auto name = toml_from_ascii(key.str());
    return path.empty() ? name : fmt::format("{}.{}", path, name);
}

// Keys stay as toml++ has seen them.
static Result<toml::table> parse_toml(std::string_view text, const std::string& name)
{
    if (!is_utf8(view(text)))
        return fail(Errc::malformed, fmt::format("{}: not UTF-8 text", name));
    auto parsed = toml::parse(toml_to_ascii(text), name);
    if (!parsed)
        return fail(Errc::malformed,
                    fmt::format("{}:{}: {}", name, parsed.error().source().begin.line,
                                toml_from_ascii(parsed.error().description())));
    auto table = std::move(parsed).table();
    bring_back_texts(table);
    return table;
}

Result<Settings> Settings::parse(std::string_view text, std::string name)
{
    auto root = TRY(parse_toml(text, name));
    auto file = std::make_unique<File>();
    file->name = std::move(name);
    file->root = std::move(root);
    auto& borrowed = *file;
    return Settings(std::move(file), borrowed, &borrowed.root, "");
}

std::string Settings::full(std::string_view key) const
{
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

Settings::Node Settings::find(std::string_view key)
{
    Node node{nullptr, full(key)};
    const auto* table = static_cast<const toml::table*>(table_);
    while (table) {
        const auto dot = key.find('.');
        const auto* found = table->get(key.substr(0, dot));
        if (found)
            file_->asked.insert(found);
        if (dot == std::string_view::npos) {
            node.value = found;
            return node;
        }
        table = found ? found->as_table() : nullptr;
        key.remove_prefix(dot + 1);
    }
    return node;
}

Settings::Node Settings::required(std::string_view key, std::string_view advice)
{
    auto node = find(key);
    const auto* table = static_cast<const toml::table*>(table_);
    if (!node.value && table)
        file_->note(table == &file_->root ? 0 : table->source().begin.line,
                    fmt::format("{} is missing: give it {}", node.path, advice));
    return node;
}

bool Settings::has(std::string_view key)
{
    return find(key).value != nullptr;
}

std::string Settings::checked_text(const Node& node, std::size_t min, std::size_t max)
{
    const auto text = node.value->value_exact<std::string>();
    if (!text) {
        file_->note(node.line(), node.path + " is not text: put it in \"quotes\"");
        return {};
    }
    if (text->size() < min || text->size() > max) {
        file_->note(node.line(), fmt::format("{} has {} bytes, not {} to {}", node.path,
                                             text->size(), min, max));
        return {};
    }
    return *text;
}

std::string Settings::text(std::string_view key, std::size_t min, std::size_t max)
{
    const auto node = required(key, "a text");
    return node.value ? checked_text(node, min, max) : std::string{};
}

std::optional<std::string> Settings::optional_text(std::string_view key, std::size_t max)
{
    const auto node = find(key);
    if (!node.value)
        return std::nullopt;
    return checked_text(node, 0, max);
}

std::int64_t Settings::checked_integer(const Node& node, std::int64_t min, std::int64_t max)
{
    const auto number = node.value->value_exact<std::int64_t>();
    if (!number) {
        file_->note(node.line(),
                    fmt::format("{} is not an integer, {} to {}", node.path, min, max));
        return min;
    }
    if (*number < min || *number > max) {
        file_->note(node.line(),
                    fmt::format("{} is {}, not {} to {}", node.path, *number, min, max));
        return min;
    }
    return *number;
}

std::int64_t Settings::integer(std::string_view key, std::int64_t min, std::int64_t max)
{
    const auto node = required(key, fmt::format("{} to {}", min, max));
    return node.value ? checked_integer(node, min, max) : min;
}

std::optional<std::int64_t> Settings::optional_integer(std::string_view key, std::int64_t min,
                                                       std::int64_t max)
{
    const auto node = find(key);
    if (!node.value)
        return std::nullopt;
    return checked_integer(node, min, max);
}

bool Settings::boolean(std::string_view key)
{
    const auto node = required(key, "true or false");
    if (!node.value)
        return false;
    const auto truth = node.value->value_exact<bool>();
    if (!truth)
        file_->note(node.line(), node.path + " is not true or false");
    return truth.value_or(false);
}

milliseconds Settings::duration(std::string_view key, milliseconds min, milliseconds max)
{
    const auto range = fmt::format("\"{}\" to \"{}\"", shown(min), shown(max));
    const auto node = required(key, range);
    if (!node.value)
        return min;
    const auto text = node.value->value_exact<std::string>();
    const auto time = text ? parse_duration(*text) : std::nullopt;
    if (!time) {
        file_->note(node.line(), fmt::format("{} is not a duration: write {}", node.path, range));
        return min;
    }
    if (*time < min || *time > max) {
        file_->note(node.line(), fmt::format("{} is {}, not {} to {}", node.path, *text, shown(min),
                                             shown(max)));
        return min;
    }
    return *time;
}

std::vector<std::string> Settings::texts(std::string_view key, std::size_t max_count,
                                         std::size_t max_length)
{
    std::vector<std::string> list;
    const auto node = required(key, "a list of texts");
    if (!node.value)
        return list;
    const auto* array = node.value->as_array();
    if (!array || array->size() > max_count) {
        file_->note(node.line(),
                    fmt::format("{} is not a list of at most {} texts", node.path, max_count));
        return list;
    }
    for (std::size_t i = 0; i < array->size(); ++i)
        list.push_back(
            checked_text({array->get(i), fmt::format("{}[{}]", node.path, i)}, 0, max_length));
    return list;
}

Settings Settings::table(std::string_view key)
{
    auto node = required(key, fmt::format("a table, [{}]", full(key)));
    const auto* table = node.value ? node.value->as_table() : nullptr;
    if (node.value && !table)
        file_->note(node.line(), fmt::format("{0} is not a table: write [{0}]", node.path));
    return Settings(nullptr, *file_, table, std::move(node.path));
}

std::vector<Settings> Settings::tables(std::string_view key, std::size_t max_count)
{
    std::vector<Settings> list;
    const auto node = find(key);
    if (!node.value)
        return list;
    const auto* array = node.value->as_array();
    if (!array || array->size() > max_count) {
        file_->note(node.line(),
                    fmt::format("{0} is not a list of at most {1} tables, each under [[{0}]]",
                                node.path, max_count));
        return list;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
        const auto* table = array->get(i)->as_table();
        auto path = fmt::format("{}[{}]", node.path, i);
        if (!table)
            file_->note(node.line(), path + " is not a table");
        list.push_back(Settings(nullptr, *file_, table, std::move(path)));
    }
    return list;
}

void Settings::note(std::string_view key, std::string_view problem)
{
    const auto node = find(key);
    file_->note(node.line(), fmt::format("{} {}", node.path, problem));
}

// A table nobody asked for is one mistake, not one for each of its keys.
template <class Note>
static void find_unasked(const toml::table& table, const std::string& path,
                         const std::set<const toml::node*>& asked, Note&& note)
{
    for (const auto& [key, value] : table) {
        const auto full = joined(path, key);
        if (!asked.contains(&value)) {
            note(key.source().begin.line, full);
            continue;
        }
        if (const auto* inner = value.as_table())
            find_unasked(*inner, full, asked, note);
        if (const auto* array = value.as_array())
            for (std::size_t i = 0; i < array->size(); ++i)
                if (const auto* element = array->get(i)->as_table())
                    find_unasked(*element, fmt::format("{}[{}]", full, i), asked, note);
    }
}

Result<> Settings::finish()
{
    find_unasked(file_->root, "", file_->asked, [this](unsigned line, const std::string& key) {
        file_->note(line, key + " is not known: remove it or correct its spelling");
    });
    if (file_->mistakes.empty())
        return {};
    std::ranges::stable_sort(file_->mistakes, {}, &Mistake::line);
    std::vector<std::string> lines;
    for (const auto& [line, problem] : file_->mistakes)
        lines.push_back(line == 0 ? fmt::format("{}: {}", file_->name, problem)
                                  : fmt::format("{}:{}: {}", file_->name, line, problem));
    return fail(Errc::malformed, fmt::format("{}", fmt::join(lines, "\n")));
}

using StringTable = std::map<std::string, std::string, std::less<>>;

// Plain data, where every leaf is a text.
static void collect(const toml::table& table, const std::string& path, const std::string& file,
                    StringTable& texts, std::vector<std::string>& mistakes)
{
    for (const auto& [key, value] : table) {
        const auto full = joined(path, key);
        if (const auto* inner = value.as_table())
            collect(*inner, full, file, texts, mistakes);
        else if (auto text = value.value_exact<std::string>())
            texts.emplace(full, std::move(*text));
        else
            mistakes.push_back(fmt::format("{}:{}: {} is not text: put it in \"quotes\"", file,
                                           key.source().begin.line, full));
    }
}

Result<StringTable> load_string_table(const std::filesystem::path& path)
{
    const auto text = TRY(read_file(path));
    const auto table = TRY(parse_toml(text, path.string()));
    StringTable texts;
    std::vector<std::string> mistakes;
    collect(table, "", path.string(), texts, mistakes);
    if (!mistakes.empty())
        return fail(Errc::malformed, fmt::format("{}", fmt::join(mistakes, "\n")));
    return texts;
}

}  // namespace base
