#include "drivers/usb/bus.h"

#include "drivers/usb/description.h"
#include "drivers/usb/transport.h"

#include <libusb.h>

#include <set>
#include <span>

namespace drivers::usb {

using base::Errc;
using base::Result;

namespace {

// The devices of the moment, each held until the list goes.
class DeviceList {
public:
    explicit DeviceList(libusb_context* context) : size_(libusb_get_device_list(context, &list_)) {}
    DeviceList(const DeviceList&) = delete;
    DeviceList& operator=(const DeviceList&) = delete;
    ~DeviceList()
    {
        if (list_)
            libusb_free_device_list(list_, 1);
    }

    std::span<libusb_device* const> devices() const
    {
        return {list_, size_ < 0 ? 0 : static_cast<std::size_t>(size_)};
    }

private:
    libusb_device** list_ = nullptr;
    ssize_t size_;
};

}  // namespace

std::unique_ptr<Bus> Bus::open()
{
    libusb_context* context = nullptr;
    if (libusb_init(&context) != LIBUSB_SUCCESS)
        context = nullptr;
    return std::unique_ptr<Bus>(new Bus(context));
}

Bus::Bus(libusb_context* context) : context_(context) {}

Bus::~Bus()
{
    if (!context_)
        return;
    if (arrivals_ >= 0)
        libusb_hotplug_deregister_callback(context_, arrivals_);
    if (events_.joinable()) {
        events_.request_stop();
        libusb_interrupt_event_handler(context_);
        events_.join();
    }
    libusb_exit(context_);
}

std::vector<DeviceDescription> Bus::devices()
{
    if (!context_)
        return {};
    const DeviceList list(context_);
    const std::lock_guard lock(mutex_);
    std::vector<DeviceDescription> out;
    std::set<Plug> present;
    for (auto* device : list.devices()) {
        present.emplace(libusb_get_bus_number(device), libusb_get_device_address(device));
        if (const auto* description = description_of(device))
            out.push_back(*description);
    }
    std::erase_if(known_, [&present](const auto& known) { return !present.contains(known.first); });
    return out;
}

// Devices are asked for their strings once a plug: a printer in the middle of a job need not
// answer that, and the kiosk looks for devices every few seconds.
const DeviceDescription* Bus::description_of(libusb_device* device)
{
    const Plug plug(libusb_get_bus_number(device), libusb_get_device_address(device));
    if (const auto known = known_.find(plug); known != known_.end())
        return &known->second;
    auto description = describe(device);
    if (!description)
        return nullptr;
    return &known_.emplace(plug, std::move(*description)).first->second;
}

Result<std::unique_ptr<Transport>> Bus::open(const DeviceDescription& wanted)
{
    if (!context_)
        return base::fail(Errc::not_found, "this machine has no USB");
    const DeviceList list(context_);
    for (auto* device : list.devices()) {
        libusb_device_descriptor descriptor{};
        if (location_of(device) != wanted.location ||
            libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS ||
            UsbId{descriptor.idVendor, descriptor.idProduct} != wanted.id)
            continue;
        libusb_device_handle* handle = nullptr;
        const int error = libusb_open(device, &handle);
        if (error == LIBUSB_ERROR_NO_DEVICE)
            break;
        if (error)
            return std::unexpected(error_of(error, "open"));
        return std::make_unique<UsbTransport>(handle, wanted);
    }
    return base::fail(Errc::not_found, "no such device at " + wanted.location);
}

void Bus::watch(std::move_only_function<void()> changed)
{
    {
        const std::lock_guard lock(watch_mutex_);
        changed_ = std::move(changed);
    }
    if (context_ && arrivals_ < 0)
        start_events();
}

void Bus::start_events()
{
    const auto on_change = [](libusb_context*, libusb_device*, libusb_hotplug_event,
                              void* bus) -> int {
        static_cast<Bus*>(bus)->tell();
        return 0;  // Stay registered.
    };
    const int error = libusb_hotplug_register_callback(
        context_, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
        LIBUSB_HOTPLUG_NO_FLAGS, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
        LIBUSB_HOTPLUG_MATCH_ANY, on_change, this, &arrivals_);
    if (error) {
        arrivals_ = -1;
        return;
    }
    events_ = std::jthread([this](const std::stop_token& stop) { handle_events(stop); });
}

// Also completes the transfers of all drivers: they wait while this thread is at it.
void Bus::handle_events(const std::stop_token& stop)
{
    while (!stop.stop_requested())
        libusb_handle_events_completed(context_, nullptr);
}

void Bus::tell()
{
    const std::lock_guard lock(watch_mutex_);
    if (changed_)
        changed_();
}

}  // namespace drivers::usb
