// A platform of another authority that keeps something on people (社保, 医保, 公积金): what a
// connector to it is.
#pragma once

#include "base/clock.h"
#include "central/wire/records.h"

#include <string>
#include <vector>

namespace central::sharing {

// Who is asked for: the number on their card, and nothing else leaves the centre.
struct Subject {
    base::SecretText number;
};

struct Answer {
    std::string as_of;  // RFC 3339: when the platform had it so.
    std::vector<wire::RecordRow> rows;
};

// Contract of every connector: blocking; used by one thread at a time; returns by the deadline,
// with Errc::timeout when the platform did not answer, Errc::not_found when it keeps nothing on the
// person, any other error when it could not.
class Platform {
public:
    virtual ~Platform() = default;
    virtual const std::string& id() const = 0;     // "social-insurance"
    virtual const std::string& title() const = 0;  // Of what it keeps, Chinese.
    virtual const std::string& title_en() const = 0;
    virtual const std::string& owner() const = 0;  // The authority, Chinese.
    virtual base::Result<Answer> ask(const Subject&, base::Deadline) = 0;
};

}  // namespace central::sharing
