// Which other terminals somebody can go to. Pure.
#pragma once

#include "base/clock.h"
#include "central/store/records.h"
#include "central/wire/messages.h"

#include <string>
#include <vector>

namespace central {

struct Fleet {
    const std::vector<store::Place>& places;
    const std::vector<store::Heartbeat>& heartbeats;
    const std::vector<store::Terminal>& terminals;
};

// Along the surface of the earth, to about a metre in a thousand.
double distance_m(const store::Place&, const store::Place&);

// At most three, the nearest first: those that stand somewhere known, are not revoked, and said
// within the last ten minutes that they are in service. None when `from` stands nowhere known.
std::vector<wire::NearbyTerminal> nearby(const Fleet&, const std::string& from, base::WallTime now);

}  // namespace central
