// Which request goes where, and who may send it.
#pragma once

#include "central/office.h"
#include "central/privilege.h"

#include <span>
#include <string_view>

namespace central {

struct Route {
    Method method;
    std::string_view pattern;  // "{}" stands for one parameter.
    Privilege privilege;
    Answer (*handler)(Office&, const Call&);
};

std::span<const Route> routes();

// Every request gets an answer; none throws.
Response answer(Office&, const Request&, std::span<const Route> = routes());

}  // namespace central
