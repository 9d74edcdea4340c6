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

TEST_CASE("an id is listed once")
{
    const std::set<UsbId> ids(usb_ids().begin(), usb_ids().end());
    REQUIRE(ids.size() == usb_ids().size());
    for (const auto& model : models())
        REQUIRE(ids.contains(model.usb));
}
