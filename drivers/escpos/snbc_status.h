// What SNBC (新北洋) printers tell, as far as it is public: three layouts, one for each family, in
// the form in which the vendor's library hands them on. How they are asked on the wire is not
// published, so no row of models.cpp uses them yet; the day a recording shows the question, the row
// gets its dialect. Pure.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/escpos/protocol.h"

#include <cstdint>

namespace drivers::escpos {

// BT-NH80 and BT-T080AII, kiosk printers ("TKIOSK"): one byte, real time.
Condition decode_snbc_bt(std::uint8_t);

// BTP and other counter printers: one byte, real time, another layout.
Condition decode_snbc_btp(std::uint8_t);

// BK-C310 with presenter ("KIOSK"): six bytes, sent unasked. Errc::malformed for another length.
base::Result<Condition> decode_snbc_bk(base::ByteView);

}  // namespace drivers::escpos
