// The forms of the texts in messages: each is a pattern of config/api/openapi.yaml as a predicate.
#pragma once

#include <cstddef>
#include <string_view>

namespace wire {

struct Format {
    std::size_t min_bytes;
    std::size_t max_bytes;
    bool (*fits)(std::string_view);
    std::string_view complaint;
};

extern const Format hex_id;            // 32 lower-case hexadecimal digits.
extern const Format hex_digest;        // 64 of them.
extern const Format terminal_id;       // T-000001
extern const Format enrolment_code;    // Five groups of four of 0-9 and A-Z.
extern const Format certificate_id;    // [A-Za-z0-9-]{1,64}
extern const Format optional_hex_id;   // 32 hexadecimal digits, or empty.
extern const Format case_number;       // BJ-2026-0000001-3
extern const Format complaint_number;  // TS-2026-0000010007-4
extern const Format opening_hours;     // 08:30-17:30; empty: always.
extern const Format optional_phone;    // Up to 20 of 0-9, + and -.
extern const Format optional_base64;   // Up to 4 KiB.
extern const Format optional_moment;   // As moment, or empty.
extern const Format optional_line_200;
extern const Format optional_line_120;
extern const Format paper_serial;         // XF-2026-00000001-3
extern const Format optional_serial;      // The same, or empty.
extern const Format keyword;              // [a-z][a-z0-9_]{0,63}
extern const Format optional_keyword;     // The same, or empty.
extern const Format item_code;            // [a-z][a-z0-9-]{0,63}
extern const Format optional_item_code;   // The same, or empty.
extern const Format basic_code;           // [0-9A-Z]{10,12}
extern const Format implementation_code;  // [0-9A-Z]{24,36}
extern const Format optional_letters;     // [a-z0-9]{0,400}
extern const Format catalogue_text;       // 1 byte to 2 MiB of anything.
extern const Format hex_signature;        // Up to 80 bytes, two hexadecimal digits each.
extern const Format version_text;         // [0-9A-Za-z.+~-]{1,32}
extern const Format module_id;            // [0-9A-Za-z.-]{1,64}
extern const Format card_number;          // 15 or 18 of 0-9 and A-Z.
extern const Format card_date;            // YYYYMMDD or 长期.
extern const Format iso_date;             // YYYY-MM-DD
extern const Format optional_date;        // The same, or empty.
extern const Format moment;               // RFC 3339 in UTC to the second.
extern const Format https_url;
extern const Format pem;                // Up to 16 KiB.
extern const Format request_pem;        // PKCS #10, up to 4 KiB.
extern const Format line_200;           // 1 to 200 characters without control characters.
extern const Format optional_line_400;  // 400 without control characters, or empty.
extern const Format line_120;
extern const Format line_64;
extern const Format optional_line_64;

}  // namespace wire
