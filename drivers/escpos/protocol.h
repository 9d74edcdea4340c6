// ESC/POS bytes to values and back. Pure: no device, no clock, no state.
#pragma once

#include "base/bitmap.h"
#include "base/bytes.h"
#include "base/result.h"
#include "drivers/escpos/models.h"
#include "drivers/printing.h"

#include <array>
#include <cstdint>
#include <vector>

namespace drivers::escpos {

// Names one process id request, so that the answer of an earlier job is not taken for this one's.
using FenceMark = std::array<std::uint8_t, 4>;

// A real-time request that interrupts a command is taken for that command's data as well (Epson's
// notes on real-time commands), so status may be asked only between pieces: they are kept short.
inline constexpr std::size_t longest_piece = 4096;

// The picture as pieces, each whole commands and at most piece_limit bytes: GS v 0 in bands, blank
// rows as ESC J, the white right margin left away. The picture must not be wider than 640 dots.
std::vector<base::Bytes> encode_job(const base::Bitmap&, std::size_t piece_limit = longest_piece);

// ESC @, and what it has just undone: left alignment, a feed unit of one dot, automatic status, a
// presenter that waits. Prints nothing.
base::Bytes encode_preamble(const Model&);

// Forgets settings, and text that was not printed yet.
base::Bytes encode_initialise();

// Ends whatever command was cut short: data of a raster, or else ignored. Prints at most white.
base::Bytes encode_padding();

// How far a slip is moved beyond its last row, from the head to the knife.
inline constexpr int head_to_knife_dots = 120;

base::Bytes encode_feed(int dots);
base::Bytes encode_cut(Cut);

base::Bytes encode_fence(Fence, const FenceMark&);
base::Bytes encode_process_id_request(const FenceMark&);
base::Bytes encode_paper_status_request();

// kind 1 to 4: printer, offline cause, error cause, paper.
base::Bytes encode_status_request(int kind);
base::Bytes encode_full_status_request();

// Answered by 37 25 00; nothing may be sent before that.
base::Bytes encode_clear_confirmed();
base::Bytes encode_clear_silent();

// GS a: the printer tells every change unasked, and what is so now at once.
base::Bytes encode_automatic_status_request();

// GS I 67: the model's name.
base::Bytes encode_name_request();

// What a printer has told about itself, in whichever dialect.
struct Condition {
    bool offline = false;
    bool cover_open = false;
    bool paper_end = false;
    bool paper_low = false;
    bool jammed = false;
    bool cutter_error = false;
    bool recoverable_error = false;
    bool unrecoverable_error = false;
    bool cooling = false;  // Comes back by itself when the head or the supply has recovered.
    bool error = false;    // Without a cause.
    bool slip_waiting = false;
    bool operator==(const Condition&) const = default;
};

// Adds what one DLE EOT answer tells. Errc::malformed when the fixed bits are wrong.
base::Result<> add_status(Condition&, int kind, std::uint8_t answer,
                          StatusDialect = StatusDialect::epson);

// Errc::malformed when the fixed bits are wrong.
base::Result<Condition> decode_automatic_status(const std::array<std::uint8_t, 4>&,
                                                StatusDialect = StatusDialect::epson);

// GS r 1. Errc::malformed unless both bits of each sensor agree and no other is set: the answer has
// no name, so this is all that tells it from noise.
base::Result<Condition> decode_paper_status(std::uint8_t answer);

// Custom's four bytes: paper, user, recoverable, unrecoverable.
Condition decode_full_status(const std::array<std::uint8_t, 4>&);

// GET_PORT_STATUS of the USB printer class. Many clones answer "healthy" whatever happens.
Condition decode_port_status(std::uint8_t);

PrinterState state_of(const Condition&);

// Whether a job that is under way has come to an end by this. Heat passes by itself, and a slip in
// the mouth may be the job's own.
bool stops_a_job(const Condition&);

}  // namespace drivers::escpos
