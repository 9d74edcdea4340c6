// Stands in for a page helper that was taken over. What it does depends on the page asked for.
#include "ui/page/answer.h"

#include <unistd.h>

#include <cstdlib>

using namespace ui::page;

static void say(const base::Bytes& bytes)
{
    (void)!::write(STDOUT_FILENO, bytes.data(), bytes.size());
}

int main(int, char** words)
{
    const auto width = static_cast<std::uint32_t>(std::atoi(words[2]));
    switch (std::atoi(words[1])) {
    case 0:  // Never answers.
        for (;;)
            ::pause();
    case 1:  // Says nothing and goes.
        return 0;
    case 2:
        std::abort();
    case 3:  // A picture that would fill the memory.
        say(encode({.status = Status::drawn, .width = width, .height = 0x7FFFFFFF}));
        return 0;
    case 4:  // Another width than was asked for.
        say(encode({.status = Status::drawn, .width = width + 1, .height = 10}));
        return 0;
    case 5:  // Too few pixels.
        say(encode({.status = Status::drawn, .width = width, .height = 10}));
        say(base::Bytes(100));
        return 0;
    case 6:  // Pixels without end.
        say(encode({.status = Status::drawn, .width = width, .height = 1}));
        for (;;)
            say(base::Bytes(4096));
    case 7:
        say(base::Bytes(header_size));
        return 0;
    case 8:  // A status that does not exist.
        say(encode({.status = static_cast<Status>(99)}));
        return 0;
    case 9:  // Lets go of its end and stays.
        ::close(STDIN_FILENO);
        ::close(STDOUT_FILENO);
        for (;;)
            ::pause();
    default:
        return 1;
    }
}
