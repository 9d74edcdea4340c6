// The rules one by one: which act on which subject may be done, and with what. For machine.cpp.
#pragma once

#include "central/cases/machine.h"

namespace central::cases {

struct Circumstances {
    const Terms& terms;
    const Progress& progress;
    const Who& who;
    Day today;
    const WorkingDays& calendar;

    bool is_applicant() const { return who.by == By::applicant; }
    bool is_officer() const { return who.by == By::officer || who.by == By::head; }
    // Of the department that has the case.
    bool is_holder() const;
    bool decides() const { return progress.level + 1 == terms.levels.size(); }
};

using Ruling = std::expected<Offer, Refusal>;
inline Ruling refuse(Refusal why)
{
    return std::unexpected(why);
}

// The stage is right when these are asked. Their acts: see offer_for().
Ruling rule_filing(const Circumstances&, Act, const std::string& subject);
Ruling rule_examination(const Circumstances&, Act, const std::string& subject);
Ruling rule_joint(const Circumstances&, Act, const std::string& subject);
Ruling rule_decision(const Circumstances&, Act);

// For every act but the system's own.
Ruling offer_for(const Circumstances&, Act, const std::string& subject);

// What an act can be about; one empty text when it is about the case as a whole.
std::vector<std::string> subjects_of(Act, const Terms&);

// Whether the deed carries what the offer asks for, and nothing else.
std::optional<Refusal> complaint_about(const Deed&, const Offer&);

// By timer alone.
bool is_of_the_system(Act);

}  // namespace central::cases
