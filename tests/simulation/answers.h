// What the world answers to what a session asks of it: each question once, whenever, well or badly.
#pragma once

#include "kiosk/effects.h"
#include "tests/simulation/chance.h"

#include <optional>
#include <string>
#include <vector>

namespace simulation {

template <class T>
T any_enumerator(Chance& chance, T last)
{
    return static_cast<T>(chance.below(static_cast<std::uint64_t>(last) + 1));
}

// What became of one paper.
struct AllottedPaper {
    std::string serial;
    bool is_intent_recorded = false;
    int times_printed = 0;
    int times_settled = 0;
};

class Answers {
public:
    explicit Answers(Chance& chance) : chance_(chance) {}

    // An effect that has a number has to be answered.
    void note(const kiosk::Effect&);
    // To one of the questions, if there is any.
    std::optional<kiosk::Event> next();
    // Of the serials that were allotted; whoever reads them forgets them.
    std::vector<AllottedPaper>& papers() { return papers_; }

    bool is_journal_lying = false;  // Says sometimes that an intent is on disk which is not.

private:
    struct Question {
        kiosk::Effect effect;
        kiosk::Request request = 0;
    };
    kiosk::Event to(const Question&);
    kiosk::Event of_person(const Question&, bool is_good);
    kiosk::Event document_for(kiosk::Request, bool is_good);

    Chance& chance_;
    std::vector<Question> questions_;
    std::vector<AllottedPaper> papers_;
    std::uint64_t serials_ = 0;
};

}  // namespace simulation
