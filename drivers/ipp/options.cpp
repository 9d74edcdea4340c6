#include "drivers/ipp/options.h"

#include <algorithm>
#include <array>

namespace drivers::ipp {

using base::Errc;
using base::Result;

static bool holds(const std::vector<std::string>& list, std::string_view wanted)
{
    return std::ranges::find(list, wanted) != list.end();
}

// 300 dots an inch are enough for any seal, and less to send; else what is nearest above, else the
// best there is.
static int choose_dpi(const std::vector<Resolution>& offered)
{
    static constexpr int enough = 300;
    int chosen = 0;
    for (const auto& resolution : offered) {
        if (resolution.across != resolution.along || resolution.across <= 0)
            continue;
        const int dpi = resolution.across;
        const bool is_better = chosen < enough ? dpi > chosen : dpi >= enough && dpi < chosen;
        if (is_better)
            chosen = dpi;
    }
    return chosen;
}

static std::optional<RasterWish> decode_raster(const Group& printer)
{
    static constexpr int least_dpi = 100;
    static constexpr int most_dpi = 1200;
    const auto types = printer.texts("pwg-raster-document-type-supported");
    const int dpi = choose_dpi(printer.resolutions("pwg-raster-document-resolution-supported"));
    const bool has_colour = holds(types, "srgb_8");
    const bool can_be_drawn = has_colour || holds(types, "sgray_8");
    if (!printer.lists("document-format-supported", raster_format) || !can_be_drawn ||
        dpi < least_dpi || dpi > most_dpi)
        return std::nullopt;
    return RasterWish{.dpi = dpi,
                      .is_colour = has_colour,
                      .sheet_back = printer.text("pwg-raster-document-sheet-back")};
}

Capabilities decode_capabilities(const Group& printer)
{
    const auto copies = printer.range("copies-supported");
    return Capabilities{.make_and_model = printer.text("printer-make-and-model"),
                        .formats = printer.texts("document-format-supported"),
                        .media = printer.texts("media-supported"),
                        .sources = printer.texts("media-source-supported"),
                        .types = printer.texts("media-type-supported"),
                        .sides = printer.texts("sides-supported"),
                        .most_copies = std::max(1, copies ? copies->high : 1),
                        .raster = decode_raster(printer),
                        .error_policy = printer.text("printer-error-policy"),
                        .device_uri = printer.text("device-uri")};
}

Result<Format> choose_format(const Capabilities& can, bool can_rasterise)
{
    if (holds(can.formats, pdf_format))
        return Format::pdf;
    if (!can.raster)
        return base::fail(Errc::refused, "the printer takes neither PDF nor a PWG raster we draw");
    if (!can_rasterise)
        return base::fail(Errc::refused, "the printer takes no PDF, and nothing here draws pages");
    return Format::raster;
}

static Result<> require_listed(const std::vector<std::string>& list, std::string_view wanted,
                               std::string_view what)
{
    if (holds(list, wanted))
        return {};
    return base::fail(Errc::refused, "the printer does not list the " + std::string(what) + " " +
                                         std::string(wanted));
}

Result<> check_options(const PrintOptions& options, const Capabilities& can)
{
    static constexpr int copies_limit = 99;
    TRY(require_listed(can.media, options.media, "size"));
    // A printer that has never heard of sides has one.
    if (!can.sides.empty() || options.sides != Sides::one_sided)
        TRY(require_listed(can.sides, name_of(options.sides), "sides"));
    if (!options.source.empty())
        TRY(require_listed(can.sources, options.source, "source"));
    if (!options.type.empty())
        TRY(require_listed(can.types, options.type, "type of paper"));
    if (options.copies < 1 || options.copies > std::min(can.most_copies, copies_limit))
        return base::fail(Errc::refused, "the printer does not make " +
                                             std::to_string(options.copies) + " copies");
    return {};
}

}  // namespace drivers::ipp
