#include "tests/bench/figures.h"

#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace bench {

double percentile(std::vector<double> values, double p)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(last * p + 0.5)];
}

void print(const std::vector<Figure>& figures)
{
    fmt::print("{:52} {:>12}  {:8} {}\n", "figure", "value", "unit", "budget");
    for (const auto& figure : figures)
        fmt::print("{:52} {:>12.3f}  {:8} {}\n", figure.name, figure.value, figure.unit,
                   figure.budget);
}

void write_json(const std::vector<Figure>& figures, const std::filesystem::path& path)
{
    auto json = base::Json::array();
    for (const auto& figure : figures)
        json.push_back({{"name", figure.name},
                        {"value", figure.value},
                        {"unit", figure.unit},
                        {"budget", figure.budget}});
    std::ofstream(path) << json.dump(2) << '\n';
}

}  // namespace bench
