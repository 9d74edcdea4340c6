// Peers that are there only when their libraries are: each adds itself, or nothing.
#pragma once

#include "tests/bench/qr_peers.h"

namespace bench {

void add_zbar(std::vector<QrReaderPeer>&);
void add_quirc(std::vector<QrReaderPeer>&);

}  // namespace bench
