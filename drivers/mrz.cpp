#include "drivers/mrz.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace drivers {

using base::Errc;
using base::Result;
using base::SecretText;

namespace {

struct Field {
    std::size_t line;
    std::size_t at;
    std::size_t size;
};

// Where each form has its fields. The character behind number, birth and expiry checks them.
struct Layout {
    MrzForm form;
    std::size_t lines;
    std::size_t width;
    std::string_view codes;  // First letters of the documents that have this form.
    Field issuer;
    Field number;
    Field nationality;
    Field birth;
    Field sex;
    Field expiry;
    Field optional_data;
    Field names;
    Field composite_check;
    std::array<Field, 4> composite;
};

constexpr std::size_t number_size = 9;
constexpr std::size_t date_size = 6;

constexpr std::array<Layout, 3> layouts{{
    {.form = MrzForm::td1,
     .lines = 3,
     .width = 30,
     .codes = "ACI",
     .issuer = {0, 2, 3},
     .number = {0, 5, number_size},
     .nationality = {1, 15, 3},
     .birth = {1, 0, date_size},
     .sex = {1, 7, 1},
     .expiry = {1, 8, date_size},
     .optional_data = {0, 15, 15},
     .names = {2, 0, 30},
     .composite_check = {1, 29, 1},
     .composite = {Field{0, 5, 25}, {1, 0, 7}, {1, 8, 7}, {1, 18, 11}}},
    {.form = MrzForm::td2,
     .lines = 2,
     .width = 36,
     .codes = "ACI",
     .issuer = {0, 2, 3},
     .number = {1, 0, number_size},
     .nationality = {1, 10, 3},
     .birth = {1, 13, date_size},
     .sex = {1, 20, 1},
     .expiry = {1, 21, date_size},
     .optional_data = {1, 28, 7},
     .names = {0, 5, 31},
     .composite_check = {1, 35, 1},
     .composite = {Field{1, 0, 10}, {1, 13, 7}, {1, 21, 14}, {1, 0, 0}}},
    {.form = MrzForm::td3,
     .lines = 2,
     .width = 44,
     .codes = "P",
     .issuer = {0, 2, 3},
     .number = {1, 0, number_size},
     .nationality = {1, 10, 3},
     .birth = {1, 13, date_size},
     .sex = {1, 20, 1},
     .expiry = {1, 21, date_size},
     .optional_data = {1, 28, 14},
     .names = {0, 5, 39},
     .composite_check = {1, 43, 1},
     .composite = {Field{1, 0, 10}, {1, 13, 7}, {1, 21, 22}, {1, 0, 0}}},
}};

constexpr char filler = '<';
constexpr std::size_t longest = 90;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::string_view without_filler(std::string_view text)
{
    while (text.ends_with(filler))
        text.remove_suffix(1);
    return text;
}

// The lines behind one another, with the form that this makes. Only for the time of parsing.
class Zone {
public:
    Zone() { text_.reserve(longest); }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;
    ~Zone() { base::wipe(text_); }

    Result<> take(std::string_view text);
    std::string_view in(Field field) const
    {
        return std::string_view(text_).substr(field.line * layout_->width + field.at, field.size);
    }
    char check_of(Field field) const { return in({field.line, field.at + field.size, 1})[0]; }
    const Layout& layout() const { return *layout_; }

private:
    Result<> find_layout(std::size_t width_of_first);

    std::string text_;
    const Layout* layout_ = nullptr;
};

Result<> Zone::take(std::string_view text)
{
    std::size_t width_of_first = 0;
    for (char c : text) {
        const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const bool is_line_end = c == '\r' || c == '\n';
        if (is_line_end && width_of_first == 0)
            width_of_first = text_.size();
        if (is_line_end || c == ' ')
            continue;
        if (!is_digit(capital) && !is_capital(capital) && capital != filler)
            return base::fail(Errc::malformed, "not a character of a machine-readable zone");
        if (text_.size() == longest)
            return base::fail(Errc::malformed, "longer than a machine-readable zone");
        text_ += capital;
    }
    return find_layout(width_of_first);
}

// No two forms have as many characters in all.
Result<> Zone::find_layout(std::size_t width_of_first)
{
    const auto* const found = std::ranges::find_if(
        layouts, [this](const Layout& l) { return l.lines * l.width == text_.size(); });
    if (found == layouts.end())
        return base::fail(Errc::malformed, "no form of machine-readable zone is so long");
    const bool is_whole = width_of_first == 0 || width_of_first == text_.size();
    if (!is_whole && width_of_first != found->width)
        return base::fail(Errc::malformed, "lines of uneven length");
    layout_ = found;
    return {};
}

int value_of(char c)
{
    if (is_digit(c))
        return c - '0';
    return is_capital(c) ? c - 'A' + 10 : 0;
}

// Goes on over several fields as if they were one.
class CheckSum {
public:
    void add(std::string_view field)
    {
        static constexpr std::array weights{7, 3, 1};
        for (char c : field)
            sum_ += value_of(c) * weights.at(count_++ % weights.size());
    }
    char digit() const { return static_cast<char>('0' + sum_ % 10); }

private:
    int sum_ = 0;
    std::size_t count_ = 0;
};

bool is_date(std::string_view text)
{
    const auto part = [text](std::size_t at) {
        return value_of(text[at]) * 10 + value_of(text[at + 1]);
    };
    return std::ranges::all_of(text, is_digit) && part(2) >= 1 && part(2) <= 12 && part(4) >= 1 &&
           part(4) <= 31;
}

// Day, or day and month, may not be known.
bool is_birth(std::string_view text)
{
    if (text.ends_with("<<<<"))
        return is_digit(text[0]) && is_digit(text[1]);
    if (text.ends_with("<<"))
        return std::ranges::all_of(text.substr(0, 4), is_digit);
    return is_date(text);
}

Result<> check_field(const Zone& zone, Field field, std::string_view name)
{
    if (mrz_check_digit(zone.in(field)) != zone.check_of(field))
        return base::fail(Errc::malformed, std::string(name) + " does not fit its check digit");
    return {};
}

// A number that is longer than its field goes on in the optional data, and its check digit stands
// behind the rest; a filler in the place of the check digit tells it.
Result<SecretText> take_number(const Zone& zone, std::string_view& optional_data)
{
    const auto& layout = zone.layout();
    const auto beginning = zone.in(layout.number);
    if (zone.check_of(layout.number) != filler || layout.form == MrzForm::td3) {
        TRY(check_field(zone, layout.number, "number"));
        return SecretText(std::string(without_filler(beginning)));
    }
    const auto end = std::min(optional_data.find(filler), optional_data.size());
    if (end < 2)
        return base::fail(Errc::malformed, "number without a check digit");
    std::string whole(beginning);
    whole += optional_data.substr(0, end - 1);
    const bool fits = mrz_check_digit(whole) == optional_data[end - 1];
    SecretText out(whole);
    base::wipe(whole);
    if (!fits)
        return base::fail(Errc::malformed, "number does not fit its check digit");
    optional_data.remove_prefix(std::min(end + 1, optional_data.size()));
    return out;
}

Result<> check_composite(const Zone& zone)
{
    const auto& layout = zone.layout();
    CheckSum sum;
    for (const auto& field : layout.composite)
        sum.add(zone.in(field));
    if (sum.digit() != zone.in(layout.composite_check)[0])
        return base::fail(Errc::malformed, "zone does not fit its check digit");
    if (layout.form != MrzForm::td3)
        return {};
    // Where there are no optional data, their check digit may be filler.
    const auto check = zone.check_of(layout.optional_data);
    const auto data = zone.in(layout.optional_data);
    const bool is_left_out = check == filler && without_filler(data).empty();
    return is_left_out ? Result<>() : check_field(zone, layout.optional_data, "optional data");
}

Result<> check_values(const Zone& zone)
{
    const auto& layout = zone.layout();
    TRY(check_field(zone, layout.birth, "date of birth"));
    TRY(check_field(zone, layout.expiry, "date of expiry"));
    if (!is_birth(zone.in(layout.birth)) || !is_date(zone.in(layout.expiry)))
        return base::fail(Errc::malformed, "impossible date");
    if (std::string_view("MF<").find(zone.in(layout.sex)) == std::string_view::npos)
        return base::fail(Errc::malformed, "sex is neither M, F nor unspecified");
    if (layout.codes.find(zone.in({0, 0, 1})) == std::string_view::npos)
        return base::fail(Errc::malformed, "another kind of document");
    if (without_filler(zone.in(layout.number)).empty())
        return base::fail(Errc::malformed, "no number");
    return check_composite(zone);
}

SecretText with_blanks(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 16);  // More than fits into the object itself.
    out += text;
    std::ranges::replace(out, filler, ' ');
    SecretText secret(out);
    base::wipe(out);
    return secret;
}

}  // namespace

char mrz_check_digit(std::string_view field)
{
    CheckSum sum;
    sum.add(field);
    return sum.digit();
}

Result<Mrz> parse_mrz(std::string_view text)
{
    Zone zone;
    TRY(zone.take(text));
    TRY(check_values(zone));
    const auto& layout = zone.layout();
    const auto plain = [&zone](Field field) {
        return SecretText(std::string(without_filler(zone.in(field))));
    };
    auto optional_data = zone.in(layout.optional_data);
    const auto names = without_filler(zone.in(layout.names));
    const auto gap = std::min(names.find("<<"), names.size());

    Mrz out;
    out.form = layout.form;
    out.document_code = without_filler(zone.in({0, 0, 2}));
    out.issuer = without_filler(zone.in(layout.issuer));
    out.number = TRY(take_number(zone, optional_data));
    out.surname = with_blanks(names.substr(0, gap));
    out.given_names = with_blanks(names.substr(std::min(gap + 2, names.size())));
    out.nationality = plain(layout.nationality);
    out.birth = SecretText(std::string(zone.in(layout.birth)));
    out.sex = plain(layout.sex);
    out.expiry = plain(layout.expiry);
    out.optional_data = with_blanks(without_filler(optional_data));
    if (out.surname.is_empty())
        return base::fail(Errc::malformed, "no name");
    return out;
}

SecretText mrz_information(const Mrz& mrz)
{
    std::string out;
    out.reserve(longest);
    const auto add = [&out](std::string_view field, std::size_t width) {
        const auto begin = out.size();
        out += field;
        if (field.size() < width)
            out.append(width - field.size(), filler);
        out += mrz_check_digit(std::string_view(out).substr(begin));
    };
    add(mrz.number.reveal(), number_size);
    add(mrz.birth.reveal(), date_size);
    add(mrz.expiry.reveal(), date_size);
    SecretText secret(out);
    base::wipe(out);
    return secret;
}

}  // namespace drivers
