#include "drivers/mrz.h"

#include "tests/catch.h"

#include <string>

using namespace drivers;
using base::Errc;

// The specimens of ICAO 9303-11, appendix D.
static const std::string td3 =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
static const std::string older =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\n"
    "L898902C<3UTO6908061F9406236ZE184226B<<<<<14\r\n";
static const std::string td2 =
    "I<UTOSTEVENSON<<PETER<<<<<<<<<<<<<<<\n"
    "D23145890<UTO3407127M95071227349<<<8";
static const std::string td1 =
    "I<UTOD23145890<7349<<<<<<<<<<<\n"
    "3407127M9507122UTO<<<<<<<<<<<2\n"
    "STEVENSON<<PETER<JOHN<<<<<<<<<";

TEST_CASE("the lines of a passport are read")
{
    const auto mrz = parse_mrz(td3).value();
    REQUIRE(mrz.form == MrzForm::td3);
    REQUIRE(mrz.document_code == "P");
    REQUIRE(mrz.issuer == "UTO");
    REQUIRE(mrz.surname.reveal() == "ERIKSSON");
    REQUIRE(mrz.given_names.reveal() == "ANNA MARIA");
    REQUIRE(mrz.number.reveal() == "L898902C3");
    REQUIRE(mrz.nationality.reveal() == "UTO");
    REQUIRE(mrz.birth.reveal() == "740812");
    REQUIRE(mrz.sex.reveal() == "F");
    REQUIRE(mrz.expiry.reveal() == "120415");
    REQUIRE(mrz.optional_data.reveal() == "ZE184226B");
    REQUIRE(mrz_information(mrz).reveal() == "L898902C3674081221204159");
}

TEST_CASE("what opens the chip is made of the three fields and their check digits")
{
    REQUIRE(mrz_information(parse_mrz(older).value()).reveal() == "L898902C<369080619406236");
    for (const auto& lines : {td1, td2}) {
        const auto mrz = parse_mrz(lines).value();
        REQUIRE(mrz.number.reveal() == "D23145890734");
        REQUIRE(mrz.surname.reveal() == "STEVENSON");
        REQUIRE(mrz.optional_data.is_empty());
        REQUIRE(mrz_information(mrz).reveal() == "D23145890734934071279507122");
    }
}

TEST_CASE("lines are taken as they are typed and as scanners send them")
{
    const auto number = [](const std::string& text) {
        return parse_mrz(text).value().number.reveal();
    };
    auto small = td3;
    for (auto& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    auto joined = td3;
    std::erase(joined, '\n');
    for (const auto& text : {td3, small, joined, joined + "\r", " " + td3 + " \n"})
        REQUIRE(number(text) == "L898902C3");
}

// One that the check digits must tell from the first: they see characters modulo ten.
static char misread(char c)
{
    const int value = c >= 'A' ? c - 'A' : c - '0';
    return c == '<' ? '1' : static_cast<char>('0' + (value + 1) % 10);
}

TEST_CASE("every character of the second line that is misread is noticed")
{
    for (const auto& good : {td3, older})
        for (std::size_t i = good.find('\n') + 1; i < good.size(); ++i) {
            const std::size_t column = i - good.find('\n') - 1;
            const bool is_covered =
                column < 10 || (column >= 13 && column < 20) || (column >= 21 && column < 44);
            if (!is_covered || good[i] == '\r' || good[i] == '\n')
                continue;
            auto wrong = good;
            wrong[i] = misread(wrong[i]);
            INFO(wrong);
            REQUIRE(parse_mrz(wrong).error().code == Errc::malformed);
        }
}

TEST_CASE("what is no machine-readable zone is refused")
{
    auto impossible = td3;
    impossible.replace(impossible.find("740812"), 7,
                       "741312" + std::string(1, mrz_check_digit("741312")));
    for (const auto& wrong :
         {std::string(), std::string("P<UTO"), td3 + "<", td3.substr(1), std::string(88, '<'),
          std::string(90, '<'), std::string(72, '<'), std::string(1000, 'A'), std::string(88, '0'),
          std::string("P") + std::string(87, '0'), "V" + td3.substr(1),
          td3.substr(0, 40) + "\n" + td3.substr(40, 4) + td3.substr(45), td3 + "\x1b", impossible})
        REQUIRE(parse_mrz(wrong).error().code == Errc::malformed);
}

TEST_CASE("a number longer than its field needs its rest")
{
    auto cut = td1;
    cut.replace(cut.find("7349"), 4, "<<<<");
    REQUIRE(parse_mrz(cut).error().code == Errc::malformed);
    auto changed = td1;
    changed.replace(changed.find("7349"), 4, "7359");
    REQUIRE(parse_mrz(changed).error().code == Errc::malformed);
}

TEST_CASE("check digits have the published weights")
{
    REQUIRE(mrz_check_digit("L898902C<") == '3');
    REQUIRE(mrz_check_digit("690806") == '1');
    REQUIRE(mrz_check_digit("") == '0');
    REQUIRE(mrz_check_digit("<<<") == '0');
}
