// Every screen as a citizen may meet it, for the gallery and the layout tests: synthetic people.
#pragma once

#include "ui/screens/face.h"

#include <string>
#include <vector>

namespace samples {

struct Sample {
    std::string name;
    ui::Screen screen;
    bool is_asked = false;                  // "Are you still there?" over it.
    bool is_choosing_language = false;      // The five languages over it.
    bool is_looked_closer = false;          // A page, magnified.
    std::vector<std::string> touched = {};  // After it was shown, one after the other.
};

std::vector<Sample> screens();
void show(const Sample&, ui::Face&);
void add_own(std::vector<Sample>&);  // own_samples.cpp

ui::Hall hall();
ui::input::Methods methods();

// A page that looks like a certificate.
std::shared_ptr<const ui::PageImage> certificate_page();

}  // namespace samples
