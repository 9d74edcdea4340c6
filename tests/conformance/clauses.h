// The clauses of EN 301 549 that a self-service terminal without assistive technology falls under,
// and what is to be said to each.
#pragma once

#include "tests/conformance/measure.h"

#include "kiosk/settings.h"

#include <string>
#include <vector>

namespace conformance {

enum class Standing { met, partly, installation };  // installation: of the cabinet and the place.

struct Clause {
    std::string number;
    std::string wants;
    Standing standing{};
    std::string how;
    std::string figures = {};             // What was measured.
    std::vector<std::string> tests = {};  // Names of test cases.
};

std::vector<Clause> clauses(const Measured&, const kiosk::Settings&);

// The whole of docs/accessibility.md.
std::string document(const std::vector<Clause>&);

// Figures below what is promised, in words.
std::vector<std::string> shortfalls(const Measured&, const kiosk::Settings&);

}  // namespace conformance
