// A name that its owner recognises and nobody else learns: 林*一, 周*.
#pragma once

#include "base/secret.h"

#include <string>

namespace central {

std::string masked(const base::SecretText& name);

}  // namespace central
