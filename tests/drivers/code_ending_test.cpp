#include "drivers/code_ending.h"

#include "tests/catch.h"

using namespace drivers;

TEST_CASE("every ending of codes has a name, and a mark that is known again")
{
    REQUIRE(code_ending_names() == "silence, crlf, cr, lf, tab");
    for (auto ending :
         {CodeEnding::silence, CodeEnding::crlf, CodeEnding::cr, CodeEnding::lf, CodeEnding::tab}) {
        REQUIRE(code_ending_named(name_of(ending)) == ending);
        REQUIRE(ending_of("code" + std::string(mark_of(ending))) == ending);
    }
    for (const auto* wrong : {"", "CRLF", "crlf ", "moon"})
        REQUIRE_FALSE(code_ending_named(wrong));
    REQUIRE(ending_of("") == CodeEnding::silence);
    REQUIRE(ending_of("\r\na") == CodeEnding::silence);
}
