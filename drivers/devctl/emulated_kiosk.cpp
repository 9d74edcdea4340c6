#include "drivers/devctl/emulated_kiosk.h"

#include "drivers/devctl/code_picture.h"

namespace drivers::devctl {

using base::Result;

static constexpr auto slot_name = "Emulated slot";
static constexpr auto field_name = "Emulated field";

namespace {

// Opened as often as somebody asks; what lies in the slot stays there.
class BorrowedReader final : public SmartCardReader {
public:
    BorrowedReader(SmartCardReader& reader, std::string name)
        : reader_(reader), name_(std::move(name))
    {
    }
    Result<CardPresence> presence() override { return reader_.presence(); }
    Result<CardPresence> wait_for_change(CardPresence known, base::Deadline deadline) override
    {
        return reader_.wait_for_change(known, deadline);
    }
    Result<std::unique_ptr<CardConnection>> connect() override { return reader_.connect(); }
    std::string model() const override { return name_; }

private:
    SmartCardReader& reader_;
    const std::string name_;
};

}  // namespace

EmulatedCardReaders::EmulatedCardReaders()
{
    slot.insert(social_card);
    field.insert(passport);
}

Result<std::vector<std::string>> EmulatedCardReaders::names()
{
    return std::vector<std::string>{slot_name, field_name};
}

Result<std::unique_ptr<SmartCardReader>> EmulatedCardReaders::open(const std::string& name)
{
    return std::make_unique<BorrowedReader>(name == slot_name ? slot : field, name);
}

EmulatedKiosk::EmulatedKiosk()
{
    reader_.place(sdt::example_card());
    bus_.plug_in(reader_);
    bus_.plug_in(printer_);
    scanner_.lay_down("https://example.gov.cn/q?t=0123456789");
    bus_.plug_in(scanner_);
    bus_.plug_in(power_supply_);
    bus_.plug_in(cabinet_);
    camera_.show(picture_of_code("https://example.gov.cn/camera?t=0123456789"));
}

}  // namespace drivers::devctl
