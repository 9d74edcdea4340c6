#include "tests/conformance/clauses.h"

#include <fmt/format.h>

#include <utility>

namespace conformance {

static constexpr std::string_view head = R"(# Accessibility

What is met of EN 301 549 (chapters 5 and 8, as far as a terminal falls under them, and two
clauses of chapter 9), how, and what proves it. The clauses are told in our words; the standard's
text holds. This file is written by `YIMEN_ACCEPT=1 conformance_test` from what the program measures
on every sample of every screen (`tests/conformance`), in five languages, on upright panels; the
same test fails when it no longer says what is measured, when a figure falls below its promise
and when a test that it names does not exist.

*Met*: by the program, proven. *Partly*: the rest is said. *Installation*: decided by the cabinet,
the panel or the place, not by software; see the end.

| clause | wants | | how | measured | proven by |
|---|---|---|---|---|---|
)";

static constexpr std::string_view foot = R"(
## What software does not decide

Whoever puts up a terminal sets the amplifier so that the usual step of volume is 60 to 65 dBA
where the citizen stands, puts the jack and the keys where hands find them with a tactile sign
beside them, measures how high the panel hangs (`panel_bottom_mm`), and keeps
the floor before it free.

## What is not met

- The page of a certificate is shown as a picture, which can be magnified: its title, its holder and
  how long it is valid are spoken, what else stands on it is not.
- Yi, Tibetan and Uyghur are spoken in Chinese where no recordings were made.
- No one who lives with a disability has been asked to try it yet; the figures do not replace that.
)";

static std::string_view name_of(Standing standing)
{
    switch (standing) {
    case Standing::met:
        return "met";
    case Standing::partly:
        return "partly";
    case Standing::installation:
        return "installation";
    }
    std::unreachable();
}

std::string document(const std::vector<Clause>& clauses)
{
    std::string out(head);
    for (const auto& clause : clauses) {
        std::string tests;
        for (const auto& test : clause.tests)
            tests += fmt::format("{}“{}”", tests.empty() ? "" : "; ", test);
        out += fmt::format("| {} | {} | {} | {} | {} | {} |\n",
                           clause.number.empty() ? "–" : clause.number, clause.wants,
                           name_of(clause.standing), clause.how, clause.figures, tests);
    }
    return out + std::string(foot);
}

}  // namespace conformance
