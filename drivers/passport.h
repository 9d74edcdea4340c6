// What the chip of a travel document tells to somebody who holds it open.
#pragma once

#include "base/bytes.h"
#include "drivers/mrz.h"

#include <variant>

namespace drivers {

enum class FaceFormat { jpeg, jpeg_2000 };

// The files are as the chip has them, for the centre, which knows the states' certificates: that
// they were signed by a state is not verified here.
struct Passport {
    Mrz mrz;  // Of the chip; it agrees with the printed one.
    base::Secret<base::Bytes> face;
    FaceFormat face_format = FaceFormat::jpeg;
    base::Secret<base::Bytes> data_group_1;
    base::Secret<base::Bytes> data_group_2;
    base::Secret<base::Bytes> security_object;
};

// Expected ways of not reading one; each has its own words on the screen.
enum class PassportProblem {
    no_card,
    moved,        // It left the field while it was being read.
    unreadable,   // Silent, damaged, or what it says has no sense.
    wrong_mrz,    // The chip does not open to these lines: read or type them again.
    refused,      // What it says fails verification: forged, or somebody is in between.
    unsupported,  // No chip of a travel document, or one that opens only by PACE.
};

std::string_view name_of(PassportProblem);

using PassportReading = std::variant<Passport, PassportProblem>;

}  // namespace drivers
