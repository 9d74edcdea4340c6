#include "drivers/sdt/models.h"

#include "drivers/model_ids.h"

#include <array>

namespace drivers::sdt {

// To support another reader, add a line. How a reader frames its bytes is not written here: makers
// sell several framings under one id, so framing.cpp looks at the endpoints.
static constexpr auto table = std::to_array<Model>({
    // National Semiconductor's vendor number, by custom the USB identity of the SDT protocol:
    // 神思, 新中新, 华视, 中控 and 精伦 share it.
    {.usb = {0x0400, 0xc35a}, .name = "SDT reader"},
    {.usb = {0x10c4, 0x8a1b}, .name = "信通 reader"},
    {.usb = {0x2015, 0x0008}, .name = "森锐 reader"},
    {.usb = {0x9573, 0x4836}, .name = "亿数 reader"},
    {.usb = {0x0316, 0x5020}, .name = "reader 0316:5020"},
    {.usb = {0x2b8b, 0x2721}, .name = "HID reader 2b8b:2721"},
});

std::span<const Model> models()
{
    return table;
}

std::span<const UsbId> usb_ids()
{
    return ids_of<table>();
}

}  // namespace drivers::sdt
