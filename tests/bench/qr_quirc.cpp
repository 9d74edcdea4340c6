#include "tests/bench/qr_peers_others.h"

#if __has_include(<quirc.h>)

extern "C" {
#include <quirc.h>
}

#include <algorithm>
#include <memory>

namespace bench {

static std::string read_once(quirc* reader, const Picture& picture)
{
    quirc_resize(reader, picture.width, picture.height);
    std::ranges::copy(picture.pixels, quirc_begin(reader, nullptr, nullptr));
    quirc_end(reader);
    for (int i = 0; i < quirc_count(reader); ++i) {
        quirc_code code{};
        quirc_data data{};
        quirc_extract(reader, i, &code);
        if (quirc_decode(&code, &data) == QUIRC_SUCCESS && data.payload_len > 0)
            return {reinterpret_cast<const char*>(data.payload),
                    static_cast<std::size_t>(data.payload_len)};
    }
    return {};
}

void add_quirc(std::vector<QrReaderPeer>& out)
{
    const std::shared_ptr<quirc> reader(quirc_new(), quirc_destroy);
    out.push_back({"quirc, inverted too", [reader](const Picture& picture) {
                       auto text = read_once(reader.get(), picture);
                       return text.empty() ? read_once(reader.get(), inverted(picture)) : text;
                   }});
}

}  // namespace bench

#else

namespace bench {

void add_quirc(std::vector<QrReaderPeer>&) {}

}  // namespace bench

#endif
