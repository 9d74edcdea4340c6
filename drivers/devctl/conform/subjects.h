// What the catalogue of faults is run over: emulated machines by class and model.
#pragma once

#include "drivers/emulation/faults/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace drivers::devctl::conform {

struct Subject {
    std::string device_class;  // "id_card_reader", "power_supply", as purposes are.
    std::string driver;        // "sdt".
    std::string name;
    bool is_representative;  // Of its dialect: the class is tried with these alone.
    emulation::faults::MakeTrial make;
    emulation::faults::Terms terms;
};

// Of the drivers that an emulator stands below.
std::vector<Subject> emulated_subjects();

// By class, driver or model. Empty for a word that names none.
std::vector<Subject> subjects_named(std::string_view);

}  // namespace drivers::devctl::conform
