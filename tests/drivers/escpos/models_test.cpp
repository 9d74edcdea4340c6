#include "drivers/escpos/models.h"

#include "tests/catch.h"

#include <set>

using namespace drivers;
using namespace drivers::escpos;

TEST_CASE("every row can be reached, and every name is one row's")
{
    std::set<std::string_view> names;
    for (const auto& model : models()) {
        INFO(model.name);
        const auto mdl = model.mark.empty() ? std::string_view("something else") : model.mark;
        CHECK(find_model(model.usb, mdl) == &model);
        CHECK(names.insert(model.name).second);
        CHECK(&model_named(model.name) == &model);
        CHECK((model.dots == 384 || model.dots == 512 || model.dots == 576 || model.dots == 640));
        CHECK((model.dpi == 180 || model.dpi == 203));
        CHECK(model.piece_limit <= 4096);
        CHECK(model.roll_mm >= 10'000);
        CHECK(is_known(model.usb, model.name));
    }
}

TEST_CASE("a shared id is decided by what the printer calls itself, and else by the narrow head")
{
    CHECK(find_model({0x0416, 0x5011}, "POS80 Printer")->dots == 576);
    CHECK(find_model({0x0416, 0x5011}, "")->dots == 384);
    CHECK(find_model({0x04b8, 0x0202}, "TM-T88V")->fence == Fence::process_id);
    CHECK(find_model({0x04b8, 0x0202}, "TM-T88IV")->fence == Fence::paper_status);
    CHECK(find_model({0x1234, 0x5678}, "POS80") == nullptr);
}

TEST_CASE("a maker's product that is not listed is known by what it calls itself")
{
    CHECK(find_model({0x0dd4, 0x0123}, "VKP80II")->name == "Custom VKP80II");
    CHECK(find_model({0x0dd4, 0x0205}, "VKP80III")->name == "Custom VKP80III");
    CHECK(find_model({0x0dd4, 0x0123}, "CUSTOM KPM210H")->presenter == Presenter::custom_kpm);
    CHECK(find_model({0x0dd4, 0x0123}, "TPTCM112")->presenter == Presenter::custom_tptcm);
    CHECK(find_model({0x0dd4, 0x0123}, "TPTCM60III")->presenter == Presenter::custom_tptcm60);
    CHECK(find_model({0x1d90, 0x2001}, "PPU-700II")->status == StatusDialect::citizen);
    CHECK(find_model({0x1d90, 0x2001}, "a scanner") == nullptr);
    CHECK(find_model({0x28e9, 0x0289}, "")->dots == 384);
    CHECK(is_known({0x04b8, 0x0e20}, "TM-T82"));
    CHECK_FALSE(is_known({0x04b8, 0x0e20}, "WF-C5790 Series"));  // An office printer.
    CHECK(is_shared({0x0416, 0x5011}));
    CHECK(is_shared({0x0dd4, 0x0123}));
    CHECK_FALSE(is_shared({0x0dd4, 0x0237}));
    CHECK_FALSE(is_shared({0x154f, 0x154f}));
}

TEST_CASE("an id is listed once")
{
    const std::set<UsbId> ids(usb_ids().begin(), usb_ids().end());
    REQUIRE(ids.size() == usb_ids().size());
    for (const auto& model : models())
        REQUIRE(ids.contains(model.usb));
}
