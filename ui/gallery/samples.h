// Every screen as a citizen may meet it, for the gallery and the tests: synthetic people
// at a place that does not exist.
#pragma once

#include "ui/screens/face.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ui::samples {

struct Sample {
    std::string name;
    Screen screen;
    bool is_asked = false;                  // "Are you still there?" over it.
    bool is_choosing_language = false;      // The five languages over it.
    bool is_assisting = false;              // The panel of assistance over it.
    bool is_looked_closer = false;          // A page, magnified.
    std::vector<std::string> touched = {};  // After it was shown, one after the other.
};

std::vector<Sample> screens();
void show(const Sample&, Face&);
void add_own(std::vector<Sample>&);  // own_samples.cpp

Hall hall();
// share: the folder that has keyboards/.
input::Methods methods(const std::filesystem::path& share = "config");

// What the home has of the catalogue: eleven themes and the packages.
Guides guides();

// A page that looks like a certificate.
std::shared_ptr<const PageImage> certificate_page();

}  // namespace ui::samples
