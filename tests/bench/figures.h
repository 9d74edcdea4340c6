// What a bench found: names, values and units, as a table and as JSON.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::string budget;  // As the architecture states it; empty: none.
};

// p from 0 to 1.
double percentile(std::vector<double> values, double p);

void print(const std::vector<Figure>&);
void write_json(const std::vector<Figure>&, const std::filesystem::path&);

}  // namespace bench
