// A finger on the display: presses of the pointer's button as a person's (XTest).
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace bench {

struct Place {
    int x = 0;
    int y = 0;
};

// Where a contender is touched, by name: "home.form". Lines of a file: name, x, y.
using Places = std::map<std::string, Place>;
Places read_places(const std::filesystem::path&);

class Hand {
public:
    Hand();
    ~Hand();
    Hand(const Hand&) = delete;
    Hand& operator=(const Hand&) = delete;

    // Down and up at once: nothing but the contender decides how long it takes.
    void tap(Place);
    // To where nothing can be touched.
    void rest();

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

}  // namespace bench
