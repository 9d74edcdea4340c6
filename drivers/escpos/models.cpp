#include "drivers/escpos/models.h"

#include "base/verify.h"

#include <algorithm>
#include <array>

namespace drivers::escpos {

static constexpr int metre = 1'000;

// The kinds of machine; a row below starts from one of them. Sources and what is unconfirmed: see
// README.md.
static constexpr Model epson_80mm{.usb = {},
                                  .mark = "",
                                  .name = "",
                                  .dots = 576,
                                  .dpi = 203,
                                  .status = StatusDialect::epson,
                                  .fence = Fence::process_id,
                                  .has_automatic_status = true,
                                  .has_feed_unit = true,
                                  .cut = Cut::partial_after_feed,
                                  .presenter = Presenter::none,
                                  .clearing = Clearing::confirmed,
                                  .piece_limit = 4096,
                                  .roll_mm = 80 * metre};

static constexpr Model clone_58mm{.usb = {},
                                  .mark = "",
                                  .name = "",
                                  .dots = 384,
                                  .dpi = 203,
                                  .status = StatusDialect::epson,
                                  .fence = Fence::paper_status,
                                  .has_automatic_status = false,
                                  .has_feed_unit = false,
                                  .cut = Cut::partial_after_feed,
                                  .presenter = Presenter::none,
                                  .clearing = Clearing::silent,
                                  .piece_limit = 512,
                                  .roll_mm = 20 * metre};

static constexpr Model custom_vkp{.usb = {},
                                  .mark = "",
                                  .name = "",
                                  .dots = 640,
                                  .dpi = 203,
                                  .status = StatusDialect::custom,
                                  .fence = Fence::paper_status,
                                  .has_automatic_status = false,
                                  .has_feed_unit = true,
                                  .cut = Cut::full,
                                  .presenter = Presenter::custom_vkp,
                                  .clearing = Clearing::silent,
                                  .piece_limit = 4096,
                                  .roll_mm = 150 * metre};

static constexpr Model snbc{.usb = {},
                            .mark = "",
                            .name = "",
                            .dots = 640,
                            .dpi = 203,
                            .status = StatusDialect::epson,
                            .fence = Fence::paper_status,
                            .has_automatic_status = true,
                            .has_feed_unit = true,
                            .cut = Cut::partial_after_feed,
                            .presenter = Presenter::none,
                            .clearing = Clearing::silent,
                            .piece_limit = 4096,
                            .roll_mm = 80 * metre};

static constexpr Model row(Model kind, UsbId usb, std::string_view mark, std::string_view name)
{
    kind.usb = usb;
    kind.mark = mark;
    kind.name = name;
    return kind;
}

static constexpr Model with_dots(Model kind, int dots, int dpi = 203)
{
    kind.dots = dots;
    kind.dpi = dpi;
    return kind;
}

static constexpr Model without_process_id(Model kind)
{
    kind.fence = Fence::paper_status;
    return kind;
}

static constexpr Model clone_80mm()
{
    auto kind = with_dots(clone_58mm, 576);
    kind.roll_mm = 60 * metre;
    return kind;
}

// A maker's own printer that takes Epson's commands: better than a clone, less than an Epson.
static constexpr Model compatible_80mm()
{
    auto kind = without_process_id(epson_80mm);
    kind.clearing = Clearing::silent;
    kind.has_feed_unit = false;
    return kind;
}

static constexpr Model with_presenter(Model kind, Presenter presenter)
{
    kind.presenter = presenter;
    return kind;
}

static constexpr Model citizen_presenter()
{
    auto kind = with_presenter(compatible_80mm(), Presenter::citizen);
    kind.status = StatusDialect::citizen;
    kind.roll_mm = 150 * metre;
    return kind;
}

// Rows with a mark stand before the row of the same id without one, and a maker's products before
// the maker's other ones. Where the id is shared and nothing more is told, the narrow head is the
// safe guess: it prints on wide paper too.
static constexpr auto table = std::to_array<Model>({
    row(epson_80mm, {0x04b8, 0x0e15}, "", "Epson TM-T20II"),
    row(epson_80mm, {0x04b8, 0x0e28}, "", "Epson TM-T20III"),
    row(without_process_id(epson_80mm), {0x04b8, 0x0e03}, "", "Epson TM-T20"),
    row(with_dots(epson_80mm, 512, 180), {0x04b8, 0x0202}, "TM-T88V", "Epson TM-T88V or VI"),
    row(without_process_id(with_dots(epson_80mm, 512, 180)), {0x04b8, 0x0202}, "",
        "Epson on UB-U05"),
    row(without_process_id(epson_80mm), {0x04b8, any_product}, "TM-T", "Epson TM-T series"),

    row(custom_vkp, {0x0dd4, 0x0205}, "", "Custom VKP80III"),
    row(clone_80mm(), {0x0dd4, 0x0237}, "", "Custom K80"),
    row(custom_vkp, {0x0dd4, any_product}, "VKP80", "Custom VKP80II"),
    row(with_presenter(with_dots(custom_vkp, 576), Presenter::custom_kpm), {0x0dd4, any_product},
        "KPM2", "Custom KPM210"),
    row(with_presenter(custom_vkp, Presenter::custom_tptcm), {0x0dd4, any_product}, "TPTCM112",
        "Custom TPTCM112"),
    row(with_presenter(with_dots(custom_vkp, 384), Presenter::custom_tptcm60),
        {0x0dd4, any_product}, "TPTCM", "Custom TPTCM60"),

    row(citizen_presenter(), {0x1d90, any_product}, "PPU-700", "Citizen PPU-700"),
    row(compatible_80mm(), {0x1d90, any_product}, "CT-S", "Citizen CT-S series"),
    row(with_dots(compatible_80mm(), 512, 180), {0x0419, any_product}, "SRP-350",
        "Samsung SRP-350"),
    row(with_dots(compatible_80mm(), 512, 180), {0x1504, any_product}, "SRP-350",
        "Bixolon SRP-350"),

    row(snbc, {0x154f, 0x154f}, "", "SNBC BT-T080"),
    row(with_dots(snbc, 576), {0x154f, 0x1300}, "", "SNBC BTP series"),

    row(clone_80mm(), {0x0416, 0x5011}, "POS80", "80 mm printer 0416:5011"),
    row(clone_58mm, {0x0416, 0x5011}, "", "58 mm printer 0416:5011"),
    row(clone_80mm(), {0x0483, 0x5743}, "POS80", "80 mm printer 0483:5743"),
    row(clone_58mm, {0x0483, 0x5743}, "", "58 mm printer 0483:5743"),
    row(clone_80mm(), {0x0483, 0x5840}, "POS80", "80 mm printer 0483:5840"),
    row(clone_58mm, {0x0483, 0x5840}, "", "58 mm printer 0483:5840"),
    row(clone_80mm(), {0x0fe6, 0x811e}, "", "80 mm printer 0fe6:811e"),
    row(clone_80mm(), {0x1fc9, 0x2016}, "", "80 mm printer 1fc9:2016"),
    row(clone_80mm(), {0x28e9, any_product}, "POS80", "80 mm printer of 28e9"),
    row(clone_58mm, {0x28e9, any_product}, "", "58 mm printer of 28e9"),
    row(clone_80mm(), {0x6868, any_product}, "POS80", "80 mm printer of 6868"),
    row(clone_58mm, {0x6868, any_product}, "", "58 mm printer of 6868"),
});

static bool fits(const Model& model, UsbId usb)
{
    const bool is_product = model.usb.product == any_product || model.usb.product == usb.product;
    return model.usb.vendor == usb.vendor && is_product;
}

std::span<const Model> models()
{
    return table;
}

std::span<const UsbId> usb_ids()
{
    static const auto ids = [] {
        std::vector<UsbId> out;
        for (const auto& model : table)
            if (std::ranges::find(out, model.usb) == out.end())
                out.push_back(model.usb);
        return out;
    }();
    return ids;
}

bool is_known(UsbId usb, std::string_view product)
{
    return std::ranges::any_of(table, [usb, product](const Model& model) {
        const bool is_named = product.empty() || product.contains(model.mark);
        return fits(model, usb) && (model.usb.product != any_product || is_named);
    });
}

const Model* find_model(UsbId usb, std::string_view mdl)
{
    for (const auto& model : table)
        if (fits(model, usb) && mdl.contains(model.mark))
            return &model;
    return nullptr;
}

bool is_shared(UsbId usb)
{
    int open = 0;
    for (const auto& model : table) {
        if (!fits(model, usb))
            continue;
        ++open;
        if (model.mark.empty())
            break;
    }
    return open > 1;
}

const Model& model_named(std::string_view name)
{
    const auto* const model = std::ranges::find(table, name, &Model::name);
    VERIFY(model != table.end());
    return *model;
}

}  // namespace drivers::escpos
