#include "drivers/escpos/models.h"

#include "base/verify.h"

#include <algorithm>
#include <array>

namespace drivers::escpos {

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
                                  .clearing = Clearing::confirmed};

static constexpr Model clone{.usb = {},
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
                             .clearing = Clearing::silent};

static constexpr Model custom_presenter{.usb = {},
                                        .mark = "",
                                        .name = "",
                                        .dots = 640,
                                        .dpi = 203,
                                        .status = StatusDialect::custom,
                                        .fence = Fence::paper_status,
                                        .has_automatic_status = false,
                                        .has_feed_unit = true,
                                        .cut = Cut::full,
                                        .presenter = Presenter::custom,
                                        .clearing = Clearing::silent};

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
                            .clearing = Clearing::silent};

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

// Rows with a mark stand before the row of the same id without one. Where the id is shared and
// nothing more is told, the narrow head is the safe guess: it prints on wide paper too.
static constexpr auto table = std::to_array<Model>({
    row(epson_80mm, {0x04b8, 0x0e15}, "", "Epson TM-T20II"),
    row(epson_80mm, {0x04b8, 0x0e28}, "", "Epson TM-T20III"),
    row(without_process_id(epson_80mm), {0x04b8, 0x0e03}, "", "Epson TM-T20"),
    row(with_dots(epson_80mm, 512, 180), {0x04b8, 0x0202}, "TM-T88V", "Epson TM-T88V or VI"),
    row(without_process_id(with_dots(epson_80mm, 512, 180)), {0x04b8, 0x0202}, "",
        "Epson on UB-U05"),
    row(custom_presenter, {0x0dd4, 0x0205}, "", "Custom VKP80III"),
    row(with_dots(clone, 576), {0x0dd4, 0x0237}, "", "Custom K80"),
    row(snbc, {0x154f, 0x154f}, "", "SNBC BT-T080"),
    row(with_dots(snbc, 576), {0x154f, 0x1300}, "", "SNBC BTP series"),
    row(with_dots(clone, 576), {0x0416, 0x5011}, "POS80", "80 mm printer 0416:5011"),
    row(clone, {0x0416, 0x5011}, "", "58 mm printer 0416:5011"),
    row(with_dots(clone, 576), {0x0483, 0x5743}, "POS80", "80 mm printer 0483:5743"),
    row(clone, {0x0483, 0x5743}, "", "58 mm printer 0483:5743"),
    row(clone, {0x0483, 0x5840}, "", "58 mm printer 0483:5840"),
    row(with_dots(clone, 576), {0x0fe6, 0x811e}, "", "80 mm printer 0fe6:811e"),
    row(with_dots(clone, 576), {0x1fc9, 0x2016}, "", "80 mm printer 1fc9:2016"),
});

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

const Model* find_model(UsbId usb, std::string_view mdl)
{
    for (const auto& model : table)
        if (model.usb == usb && mdl.starts_with(model.mark))
            return &model;
    return nullptr;
}

const Model& model_named(std::string_view name)
{
    const auto* const model = std::ranges::find(table, name, &Model::name);
    VERIFY(model != table.end());
    return *model;
}

}  // namespace drivers::escpos
