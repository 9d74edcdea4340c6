#include "central/wire/formats.h"

#include "base/clock.h"
#include "base/json.h"
#include "central/wire/catalogue.h"

#include <algorithm>
#include <string>

namespace wire {

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_hex(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// '0' stands for a digit, 'A' for a digit or capital letter, the rest for itself.
static bool has_shape(std::string_view text, std::string_view shape)
{
    return std::ranges::equal(text, shape, [](char c, char wanted) {
        if (wanted == '0')
            return is_digit(c);
        if (wanted == 'A')
            return is_digit(c) || is_upper(c);
        return c == wanted;
    });
}

static bool is_word(std::string_view text, char joint)
{
    return is_lower(text.front()) && std::ranges::all_of(text, [joint](char c) {
               return is_lower(c) || is_digit(c) || c == joint;
           });
}

static bool is_of(std::string_view text, std::string_view marks)
{
    return std::ranges::all_of(text, [marks](char c) {
        return is_digit(c) || is_lower(c) || is_upper(c) || marks.contains(c);
    });
}

static bool is_hex_bytes(std::string_view text)
{
    return text.size() % 2 == 0 && is_hex(text);
}

static bool is_code(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return is_digit(c) || is_upper(c); });
}

static bool is_letters(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return is_digit(c) || is_lower(c); });
}

static bool is_terminal(std::string_view text)
{
    return has_shape(text, "T-000000");
}

static bool is_enrolment_code(std::string_view text)
{
    return has_shape(text, "AAAA-AAAA-AAAA-AAAA-AAAA");
}

static bool is_serial(std::string_view text)
{
    return has_shape(text, "XF-0000-00000000-0");
}

static bool is_case_number(std::string_view text)
{
    return has_shape(text, "BJ-0000-0000000-0");
}

static bool is_complaint_number(std::string_view text)
{
    return has_shape(text, "TS-0000-0000000000-0");
}

static bool is_time_of_day(std::string_view text)
{
    return has_shape(text, "00:00") && text < "24:00" && text[3] < '6';
}

static bool is_opening_hours(std::string_view text)
{
    return text.size() == 11 && text[5] == '-' && is_time_of_day(text.substr(0, 5)) &&
           is_time_of_day(text.substr(6));
}

static bool is_phone(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '+' || c == '-'; });
}

static bool is_base64(std::string_view text)
{
    for (int i = 0; i < 2 && text.ends_with('='); ++i)
        text.remove_suffix(1);
    return is_of(text, "+/");
}

static bool is_card_number(std::string_view text)
{
    return has_shape(text, "AAAAAAAAAAAAAAA") || has_shape(text, "AAAAAAAAAAAAAAAAAA");
}

static bool is_real_day(std::string_view year_month_day)
{
    return base::from_rfc3339(std::string(year_month_day) + "T00:00:00Z").has_value();
}

static bool is_iso_date(std::string_view text)
{
    return has_shape(text, "0000-00-00") && is_real_day(text);
}

static bool is_card_date(std::string_view text)
{
    if (text == "长期")
        return true;
    if (!has_shape(text, "00000000"))
        return false;
    return is_real_day(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                       std::string(text.substr(6)));
}

static bool is_moment(std::string_view text)
{
    return has_shape(text, "0000-00-00T00:00:00Z") && base::from_rfc3339(text).has_value();
}

static bool is_https(std::string_view text)
{
    return text.starts_with("https://") && text.size() > 8 &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

static bool is_pem(std::string_view text)
{
    return text.starts_with("-----BEGIN CERTIFICATE-----\n");
}

static bool is_request_pem(std::string_view text)
{
    return text.starts_with("-----BEGIN CERTIFICATE REQUEST-----\n");
}

// The contract counts characters, not bytes. parse_json let valid UTF-8 through only.
template <std::size_t max>
static bool is_line(std::string_view text)
{
    const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
    const auto begins_character = [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    };
    return std::ranges::none_of(text, is_control) &&
           static_cast<std::size_t>(std::ranges::count_if(text, begins_character)) <= max;
}

const Format hex_id{32, 32, is_hex, "is not 32 hexadecimal digits"};
const Format hex_digest{64, 64, is_hex, "is not 64 hexadecimal digits"};
const Format terminal_id{8, 8, is_terminal, "is not a terminal's id"};
const Format enrolment_code{24, 24, is_enrolment_code, "is not an enrolment code"};
const Format certificate_id{1, 64, [](std::string_view t) { return is_of(t, "-"); },
                            "is not a certificate's id"};
const Format optional_hex_id{0, 32, [](std::string_view t) { return t.size() == 32 && is_hex(t); },
                             "is not 32 hexadecimal digits"};
const Format case_number{17, 17, is_case_number, "is not a case's number"};
const Format complaint_number{20, 20, is_complaint_number, "is not a complaint's number"};
const Format opening_hours{0, 11, is_opening_hours, "are not hours of a day"};
const Format optional_phone{0, 20, is_phone, "is not a telephone number"};
const Format optional_base64{0, 4096, is_base64, "is not base64"};
const Format optional_moment{0, 20, is_moment, "is not an RFC 3339 time in UTC"};
const Format optional_line_200{0, 800, is_line<200>, "is not a line of at most 200 characters"};
const Format optional_line_120{0, 480, is_line<120>, "is not a line of at most 120 characters"};
const Format paper_serial{18, 18, is_serial, "is not a serial"};
const Format optional_serial{0, 18, is_serial, "is not a serial"};
const Format keyword{1, 64, [](std::string_view t) { return is_word(t, '_'); }, "is not a keyword"};
const Format optional_keyword{0, 64, keyword.fits, "is not a keyword"};
const Format item_code{1, 64, [](std::string_view t) { return is_word(t, '-'); },
                       "is not an item code"};
const Format optional_item_code{0, 64, item_code.fits, "is not an item code"};
const Format basic_code{10, 12, is_code, "is not a basic code"};
const Format implementation_code{24, 36, is_code, "is not an implementation code"};
const Format optional_letters{0, 400, is_letters, "is not lower-case letters and digits"};
const Format catalogue_text{1, catalogue_limit, [](std::string_view) { return true; }, ""};
const Format hex_signature{2, 160, is_hex_bytes, "is not hexadecimal digits in pairs"};
const Format version_text{1, 32, [](std::string_view t) { return is_of(t, ".+~-"); },
                          "is not a version"};
const Format module_id{1, 64, [](std::string_view t) { return is_of(t, ".-"); },
                       "is not a secure module's id"};
const Format card_number{15, 18, is_card_number, "is not a card's number"};
const Format card_date{6, 8, is_card_date, "is not a date of a card"};
const Format iso_date{10, 10, is_iso_date, "is not a date"};
const Format optional_date{0, 10, is_iso_date, "is not a date"};
const Format moment{20, 20, is_moment, "is not an RFC 3339 time in UTC"};
const Format https_url{9, 512, is_https, "is not an https address"};
const Format pem{1, 16384, is_pem, "is not a certificate in PEM"};
const Format request_pem{1, 4096, is_request_pem, "is not a certificate request in PEM"};
const Format line_200{1, 800, is_line<200>, "is not a line of at most 200 characters"};
const Format optional_line_400{0, 1600, is_line<400>, "is not a line of at most 400 characters"};
const Format line_120{1, 480, is_line<120>, "is not a line of at most 120 characters"};
const Format line_64{1, 256, is_line<64>, "is not a line of at most 64 characters"};
const Format optional_line_64{0, 256, is_line<64>, "is not a line of at most 64 characters"};

}  // namespace wire
