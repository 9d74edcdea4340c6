#include "drivers/devctl/run.h"

#include <iostream>
#include <utility>
#include <vector>

int main(int argc, char** argv)
{
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    return std::to_underlying(drivers::devctl::run(arguments, std::cout, std::cerr));
}
