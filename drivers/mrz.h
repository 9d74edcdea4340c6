// The machine-readable zone of travel documents (ICAO 9303 parts 3 to 6), from text that was typed,
// scanned, or read from the chip. Pure.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <string>
#include <string_view>

namespace drivers {

enum class MrzForm {
    td1,  // Cards: three lines of 30.
    td2,  // Two lines of 36.
    td3,  // Passports: two lines of 44.
};

// Without the filler. Dates are YYMMDD as printed: which century is not told, and a part of a date
// of birth that is not known is "<<".
struct Mrz {
    MrzForm form = MrzForm::td3;
    std::string document_code;  // "P", "PO", "I".
    std::string issuer;         // "CHN", "D".
    base::SecretText number;
    base::SecretText surname;
    base::SecretText given_names;  // Separated by blanks.
    base::SecretText nationality;
    base::SecretText birth;
    base::SecretText sex;  // "M", "F", or empty.
    base::SecretText expiry;
    base::SecretText optional_data;
};

// Lines may be separated by CR and LF or follow one another; blanks are ignored and small letters
// taken for capitals. Errc::malformed unless form, dates and every check digit are right.
base::Result<Mrz> parse_mrz(std::string_view text);

// '0' to '9', of capital letters, digits and filler.
char mrz_check_digit(std::string_view field);

// What the chip's access key is made of: number, birth and expiry, each with its check digit.
base::SecretText mrz_information(const Mrz&);

}  // namespace drivers
