// How a new terminal becomes one of the hall's: it makes a key that never leaves it, and trades a
// one-time code for a certificate.
#pragma once

#include "base/result.h"
#include "kiosk/settings.h"

#include <filesystem>
#include <string>

namespace kiosk {

// authority: the centre's CA in PEM, brought by the technician with the code. Writes the identity
// below settings.terminal.data and returns the terminal's name. Errc::refused when the code is
// spent or the machine is enrolled already.
base::Result<std::string> enrol(const Settings&, const std::string& code,
                                const std::filesystem::path& authority);

// The name in the terminal's certificate. Errc::not_found before enrolment.
base::Result<std::string> terminal_name(const IdentityFiles&);

// Replaces the technician's PIN; Errc::malformed unless it is six digits.
base::Result<> set_pin(const IdentityFiles&, const base::SecretText& pin);

}  // namespace kiosk
