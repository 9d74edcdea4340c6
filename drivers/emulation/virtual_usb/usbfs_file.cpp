#include "drivers/emulation/virtual_usb/usbfs_file.h"

#include "drivers/emulation/virtual_usb/descriptors.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>

namespace drivers::emulation::virtual_usb {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static constexpr std::size_t setup_size = 8;

template <class T>
static std::optional<T> argument_of(const HeldCall& call)
{
    T out{};
    return call.peek(call.argument(), &out, sizeof out) ? std::optional(out) : std::nullopt;
}

std::string kernel_driver_of(const Interface& interface)
{
    switch (interface.class_code) {
    case 0x02:
    case 0x0a:
        return "cdc_acm";
    case 0x03:
        return "usbhid";
    case 0x07:
        return "usblp";
    default:
        return "";
    }
}

UsbfsFile::UsbfsFile(std::unique_ptr<Transport> transport, Descriptor gate, KernelDrivers& drivers,
                     Mishaps& mishaps)
    : transport_(std::move(transport)),
      gate_(std::move(gate)),
      kernel_drivers_(drivers),
      mishaps_(mishaps)
{
    set_gate(false);
}

UsbfsFile::~UsbfsFile()
{
    for (auto interface : claimed_)
        kernel_drivers_.erase(interface);
}

std::size_t UsbfsFile::pending(std::uint8_t address) const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        pending_, [address](const Transfer& t) { return t.endpoint == address; }));
}

void UsbfsFile::set_gate(bool is_ready)
{
    if (is_ready == is_ready_ || !gate_.is_open())
        return;
    is_ready_ = is_ready;
    char byte = 0;
    if (is_ready) {
        must(::read(gate_.number(), &byte, 1), "gate");
        return;
    }
    const auto path = fmt::format("/proc/self/fd/{}", gate_.number());
    const Descriptor in(
        static_cast<int>(must(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC), "gate")));
    must(::write(in.number(), &byte, 1), "gate");
}

void UsbfsFile::disconnect()
{
    is_connected_ = false;
    while (!pending_.empty()) {
        auto transfer = std::move(pending_.front());
        pending_.pop_front();
        finish(std::move(transfer), -ESHUTDOWN);
    }
    gate_.close();
}

void UsbfsFile::finish(Transfer transfer, int status)
{
    transfer.status = status;
    done_.push_back(std::move(transfer));
    set_gate(true);
}

void UsbfsFile::handle(const HeldCall& call)
{
    const auto reply = reply_to(call);
    call.answer(reply.result, reply.error);
}

UsbfsFile::Reply UsbfsFile::reply_to(const HeldCall& call)
{
    if (call.request() == USBDEVFS_REAPURBNDELAY)
        return reap(call);
    if (!is_connected_)
        return no(ENODEV);
    const auto number = argument_of<unsigned>(call);
    switch (call.request()) {
    case USBDEVFS_GET_CAPABILITIES:
        return capabilities(call);
    case USBDEVFS_CLAIMINTERFACE:
        return claim(number.value_or(~0U));
    case USBDEVFS_RELEASEINTERFACE:
        return release(number.value_or(~0U));
    case USBDEVFS_DISCONNECT_CLAIM:
        return claim_from_kernel(call);
    case USBDEVFS_SETINTERFACE:
        return set_interface(call);
    case USBDEVFS_SETCONFIGURATION:
        return set_configuration(number.value_or(~0U));
    case USBDEVFS_GETDRIVER:
        return driver_of(call);
    case USBDEVFS_IOCTL:
        return interface_request(call);
    case USBDEVFS_SUBMITURB:
        return submit(call);
    case USBDEVFS_DISCARDURB:
        return discard(call.argument());
    case USBDEVFS_CLEAR_HALT:
        return clear_halt(static_cast<std::uint8_t>(number.value_or(0)));
    default:
        return no(ENOTTY);
    }
}

UsbfsFile::Reply UsbfsFile::capabilities(const HeldCall& call)
{
    const std::uint32_t ours = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM |
                               USBDEVFS_CAP_BULK_SCATTER_GATHER |
                               USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
    return call.poke(call.argument(), &ours, sizeof ours) ? Reply{} : no(EFAULT);
}

UsbfsFile::Reply UsbfsFile::claim(unsigned number)
{
    if (claimed_.contains(number))
        return {};
    if (kernel_drivers_.contains(number))
        return no(EBUSY);
    for (const auto& interface : transport_->description().interfaces) {
        if (interface.number != number)
            continue;
        if (!transport_->claim(interface))
            return no(EBUSY);
        claimed_.insert(number);
        kernel_drivers_[number] = "usbfs";
        return {};
    }
    return no(ENOENT);
}

UsbfsFile::Reply UsbfsFile::claim_from_kernel(const HeldCall& call)
{
    const auto wish = argument_of<usbdevfs_disconnect_claim>(call);
    if (!wish)
        return no(EFAULT);
    const auto holder = kernel_drivers_.find(wish->interface);
    if (holder != kernel_drivers_.end()) {
        if ((wish->flags & USBDEVFS_DISCONNECT_CLAIM_EXCEPT_DRIVER) != 0 &&
            holder->second == wish->driver)
            return no(EBUSY);
        kernel_drivers_.erase(holder);
    }
    return claim(wish->interface);
}

UsbfsFile::Reply UsbfsFile::release(unsigned number)
{
    if (claimed_.erase(number) == 0)
        return no(EINVAL);
    kernel_drivers_.erase(number);
    return {};
}

UsbfsFile::Reply UsbfsFile::set_interface(const HeldCall& call)
{
    const auto wish = argument_of<usbdevfs_setinterface>(call);
    if (!wish || !claimed_.contains(wish->interface))
        return no(EINVAL);
    for (const auto& interface : transport_->description().interfaces)
        if (interface.number == wish->interface && interface.alternate == wish->altsetting)
            return transport_->claim(interface) ? Reply{} : no(EPIPE);
    return no(EINVAL);
}

// There is one, so that nothing can change; the kernel refuses even so while anybody holds a part.
UsbfsFile::Reply UsbfsFile::set_configuration(unsigned value) const
{
    static constexpr unsigned only_one = 1;
    if (value != only_one)
        return no(EINVAL);
    return kernel_drivers_.empty() ? Reply{} : no(EBUSY);
}

UsbfsFile::Reply UsbfsFile::driver_of(const HeldCall& call)
{
    auto wish = argument_of<usbdevfs_getdriver>(call);
    if (!wish)
        return no(EFAULT);
    const auto holder = kernel_drivers_.find(wish->interface);
    if (holder == kernel_drivers_.end())
        return no(ENODATA);
    const auto size = std::min(holder->second.size() + 1, sizeof wish->driver);
    std::memcpy(wish->driver, holder->second.c_str(), size);
    return call.poke(call.argument(), &*wish, sizeof *wish) ? Reply{} : no(EFAULT);
}

// Takes an interface from its kernel driver, or lets the kernel look for one again.
UsbfsFile::Reply UsbfsFile::interface_request(const HeldCall& call)
{
    const auto wish = argument_of<usbdevfs_ioctl>(call);
    if (!wish)
        return no(EFAULT);
    const auto number = static_cast<unsigned>(wish->ifno);
    const auto request = static_cast<unsigned>(wish->ioctl_code);
    if (request == USBDEVFS_DISCONNECT)
        return kernel_drivers_.erase(number) > 0 ? Reply{} : no(ENODATA);
    if (request != USBDEVFS_CONNECT)
        return no(ENOTTY);
    if (kernel_drivers_.contains(number))
        return no(EBUSY);
    for (const auto& interface : transport_->description().interfaces)
        if (const auto driver = kernel_driver_of(interface);
            interface.number == number && !driver.empty())
            kernel_drivers_[number] = driver;
    return {.result = kernel_drivers_.contains(number) ? 1 : 0};
}

const Endpoint* UsbfsFile::endpoint(std::uint8_t address) const
{
    for (const auto& interface : transport_->description().interfaces)
        for (const auto& candidate : interface.endpoints)
            if (candidate.address == address && claimed_.contains(interface.number))
                return &candidate;
    return nullptr;
}

UsbfsFile::Reply UsbfsFile::submit(const HeldCall& call)
{
    usbdevfs_urb urb{};
    if (!call.peek(call.argument(), &urb, sizeof urb) || urb.buffer_length < 0)
        return no(EFAULT);
    Transfer transfer;
    transfer.address = call.argument();
    transfer.buffer = reinterpret_cast<std::uint64_t>(urb.buffer);
    transfer.size = static_cast<std::size_t>(urb.buffer_length);
    transfer.endpoint = urb.endpoint;
    transfer.is_control = urb.type == USBDEVFS_URB_TYPE_CONTROL;
    if (!transfer.is_control && !endpoint(urb.endpoint))
        return no(ENOENT);
    if (transfer.is_control || !transfer.is_in()) {
        transfer.data.resize(transfer.size);
        if (!call.peek(transfer.buffer, transfer.data.data(), transfer.size))
            return no(EFAULT);
    }
    if (mishaps_.failing == mishaps_.transfers++)
        transfer.mishap = mishaps_.kind;
    pending_.push_back(std::move(transfer));
    return {};
}

UsbfsFile::Reply UsbfsFile::discard(std::uint64_t address)
{
    const auto found = std::ranges::find(pending_, address, &Transfer::address);
    if (found == pending_.end())
        return no(EINVAL);
    auto transfer = std::move(*found);
    pending_.erase(found);
    finish(std::move(transfer), -ENOENT);
    return {};
}

UsbfsFile::Reply UsbfsFile::reap(const HeldCall& call)
{
    if (done_.empty())
        return no(is_connected_ ? EAGAIN : ENODEV);
    const auto transfer = std::move(done_.front());
    done_.pop_front();
    set_gate(!done_.empty());
    const auto offset = transfer.is_control ? setup_size : 0;
    const bool is_in = transfer.is_control ? (transfer.data[0] & std::byte{0x80}) != std::byte{0}
                                           : transfer.is_in();
    const auto length = static_cast<int>(transfer.moved);
    const auto poke = [&call](std::uint64_t address, const auto& value) {
        return call.poke(address, &value, sizeof value);
    };
    const bool written = (!is_in || call.poke(transfer.buffer + offset,
                                              transfer.data.data() + offset, transfer.moved)) &&
                         poke(transfer.address + offsetof(usbdevfs_urb, status), transfer.status) &&
                         poke(transfer.address + offsetof(usbdevfs_urb, actual_length), length) &&
                         poke(call.argument(), transfer.address);
    return written ? Reply{} : no(EFAULT);
}

bool UsbfsFile::pump()
{
    std::set<std::uint8_t> busy;  // The next transfer of an endpoint waits for the one before it.
    for (auto transfer = pending_.begin(); transfer != pending_.end();) {
        const auto address = transfer->endpoint;
        const auto status = busy.contains(address) ? std::nullopt : run(*transfer);
        if (!status) {
            busy.insert(address);
            ++transfer;
            continue;
        }
        auto through = std::move(*transfer);
        transfer = pending_.erase(transfer);
        finish(std::move(through), *status);
    }
    return !pending_.empty();
}

static std::optional<int> status_of(const base::Error& error)
{
    switch (error.code) {
    case Errc::timeout:
        return std::nullopt;
    case Errc::disconnected:
        return -ESHUTDOWN;
    case Errc::malformed:
        return -EOVERFLOW;
    default:
        return -EPIPE;
    }
}

std::optional<int> UsbfsFile::run(Transfer& transfer)
{
    if (mishaps_.halted.contains(transfer.endpoint))
        return -EPIPE;
    return transfer.mishap ? run_troubled(transfer) : run_well(transfer);
}

std::optional<int> UsbfsFile::run_well(Transfer& transfer)
{
    if (transfer.is_control)
        return run_control(transfer);
    return transfer.is_in() ? run_in(transfer) : run_out(transfer);
}

std::optional<int> UsbfsFile::run_troubled(Transfer& transfer)
{
    switch (*transfer.mishap) {
    case Mishap::silence:
        return std::nullopt;
    case Mishap::stall:
        // The control endpoint is free again with the next request.
        if (!transfer.is_control)
            mishaps_.halted.insert(transfer.endpoint);
        return -EPIPE;
    case Mishap::babble:
    case Mishap::short_packet:
        break;
    }
    const auto status = run_well(transfer);
    const bool is_well_in = status == 0 && transfer.is_in() && !transfer.is_control;
    if (!is_well_in)
        return status;
    if (*transfer.mishap == Mishap::babble)
        return -EOVERFLOW;
    transfer.moved /= 2;
    return 0;
}

UsbfsFile::Reply UsbfsFile::clear_halt(std::uint8_t address)
{
    mishaps_.halted.erase(address);
    return transport_->clear_halt(address) ? Reply{} : no(ENOENT);
}

std::optional<int> UsbfsFile::run_in(Transfer& transfer)
{
    const auto* from = endpoint(transfer.endpoint);
    if (!from)
        return -ENOENT;
    const auto piece =
        transport_->read(from->address, transfer.size - transfer.moved, base::within(0ms));
    if (!piece)
        return status_of(piece.error());
    base::append(transfer.data, *piece);
    transfer.moved = transfer.data.size();
    // As on the wire: through when the buffer is full or a short packet came.
    const bool is_short = piece->size() % from->max_packet != 0 || piece->empty();
    return is_short || transfer.moved == transfer.size ? std::optional(0) : std::nullopt;
}

std::optional<int> UsbfsFile::run_out(Transfer& transfer)
{
    const auto rest = ByteView(transfer.data).subspan(transfer.moved);
    const auto accepted = transport_->write(transfer.endpoint, rest, base::within(0ms));
    if (!accepted)
        return status_of(accepted.error());
    transfer.moved += *accepted;
    return transfer.moved == transfer.data.size() ? std::optional(0) : std::nullopt;
}

int UsbfsFile::run_control(Transfer& transfer)
{
    base::ByteReader reader(transfer.data);
    const auto type = reader.u8();
    const auto request = reader.u8();
    const auto value = reader.u16_little();
    const auto index = reader.u16_little();
    const auto length = reader.u16_little();
    if (!length || reader.rest().size() < *length)
        return -EINVAL;
    const ControlSetup setup{*type, *request, *value, *index, *length};
    const bool is_in = (*type & 0x80) != 0;
    const auto answer = control(setup, is_in ? ByteView() : reader.rest().first(*length));
    if (!answer)
        return status_of(answer.error()).value_or(-EPIPE);
    transfer.moved = is_in ? std::min<std::size_t>(answer->size(), *length) : *length;
    if (is_in)
        std::copy_n(answer->begin(), transfer.moved, transfer.data.begin() + setup_size);
    return 0;
}

Result<Bytes> UsbfsFile::control(const ControlSetup& setup, ByteView out)
{
    static constexpr std::uint8_t get_descriptor = 6;
    static constexpr int of_string = 3;

    if (setup.request_type != 0x80)
        return transport_->control(setup, out, base::within(100ms));
    if (setup.request == get_descriptor && setup.value >> 8 == of_string) {
        auto answer = string_descriptor(transport_->description(), setup.value & 0xff);
        if (!answer.empty())
            return answer;
    }
    return base::fail(Errc::refused, "request that no device answers here");
}

}  // namespace drivers::emulation::virtual_usb
