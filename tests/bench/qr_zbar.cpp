#include "tests/bench/qr_peers_others.h"

#if __has_include(<zbar.h>)

#include <zbar.h>

#include <memory>

namespace bench {

void add_zbar(std::vector<QrReaderPeer>& out)
{
    struct Release {
        void operator()(zbar::zbar_image_scanner_t* s) const
        {
            zbar::zbar_image_scanner_destroy(s);
        }
    };
    const std::shared_ptr<zbar::zbar_image_scanner_t> scanner(zbar::zbar_image_scanner_create(),
                                                              Release{});
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE,
                                        zbar::ZBAR_CFG_TEST_INVERTED, 1);
    out.push_back({"zbar, inverted too", [scanner](const Picture& picture) {
                       std::string text;
                       auto* image = zbar::zbar_image_create();
                       zbar::zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
                       zbar::zbar_image_set_size(image, static_cast<unsigned>(picture.width),
                                                 static_cast<unsigned>(picture.height));
                       zbar::zbar_image_set_data(image, picture.pixels.data(),
                                                 picture.pixels.size(), nullptr);
                       if (zbar::zbar_scan_image(scanner.get(), image) > 0)
                           text = zbar::zbar_symbol_get_data(zbar::zbar_image_first_symbol(image));
                       zbar::zbar_image_destroy(image);
                       return text;
                   }});
}

}  // namespace bench

#else

namespace bench {

void add_zbar(std::vector<QrReaderPeer>&) {}

}  // namespace bench

#endif
