#include "ui/input/numbers.h"

#include "tests/catch.h"

#include <string>

using namespace ui::input;

TEST_CASE("the check digit is the one that makes the sum of ISO 7064 MOD 11-2 come to 1")
{
    // The weights as GB 11643 prints them, which the program does not use.
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    for (int number = 0; number < 1000; ++number) {
        auto digits = "11010519491231" + std::to_string(1000 + number).substr(1);
        int sum = 0;
        for (std::size_t i = 0; i < digits.size(); ++i)
            sum += (digits[i] - '0') * weights[i];
        const char check = check_digit_of(digits);
        sum += check == 'X' ? 10 : check - '0';
        REQUIRE(sum % 11 == 1);
    }
    CHECK(check_digit_of("11010519491231002") == 'X');
}

TEST_CASE("a number of a person is right, or says where it is not")
{
    const auto check = [](std::string_view text) { return check_id_number(text, 2026); };
    using enum NumberProblem;
    CHECK(check("11010519491231002X") == none);
    CHECK(check("810000199408230021") == none);
    CHECK(check("110105194912310021") == check_digit);
    CHECK(check("") == unfinished);
    CHECK(check("11010519491231002") == unfinished);
    CHECK(check("1") == unfinished);
    CHECK(check("99") == region);
    CHECK(check("1101051899") == birth_year);
    CHECK(check("1101052027") == birth_year);
    CHECK(check("110105194913") == birth_month);
    CHECK(check("110105194900") == birth_month);
    CHECK(check("11010519490231") == birth_day);
    CHECK(check("11010519490229") == birth_day);
    CHECK(check("11010520000229") == unfinished);
    CHECK(check("11010519000229") == birth_day);
}

TEST_CASE("each single wrong digit of a number is found")
{
    const std::string right = "11010519491231002X";
    for (std::size_t i = 0; i + 1 < right.size(); ++i)
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto wrong = right;
            wrong[i] = digit;
            CHECK((check_id_number(wrong, 2026) == NumberProblem::none) == (digit == right[i]));
        }
}

TEST_CASE("a mobile number has 11 digits and begins with 13 to 19")
{
    using enum NumberProblem;
    CHECK(check_phone("13812345678") == none);
    CHECK(check_phone("19900000000") == none);
    CHECK(check_phone("1381234567") == unfinished);
    CHECK(check_phone("") == unfinished);
    CHECK(check_phone("2") == not_a_phone);
    CHECK(check_phone("12345678901") == not_a_phone);
}
