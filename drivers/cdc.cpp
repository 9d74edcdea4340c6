#include "drivers/cdc.h"

#include <algorithm>
#include <utility>

namespace drivers {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

// USB CDC 1.2, 4.2 to 4.7.
static constexpr std::uint8_t communication_class = 0x02;
static constexpr std::uint8_t abstract_control_model = 0x02;
static constexpr std::uint8_t data_class = 0x0a;
static constexpr std::uint8_t to_interface = 0x21;  // Of the class.

Bytes encode(const LineCoding& line)
{
    const auto byte = [&line](int shift) { return static_cast<int>(line.baud >> shift & 0xff); };
    return base::bytes({byte(0), byte(8), byte(16), byte(24), std::to_underlying(line.stop_bits),
                        std::to_underlying(line.parity), line.data_bits});
}

Result<LineCoding> decode_line_coding(ByteView data)
{
    base::ByteReader reader(data);
    LineCoding out;
    out.baud = TRY(reader.u32_little());
    const auto stop_bits = TRY(reader.u8());
    const auto parity = TRY(reader.u8());
    out.data_bits = TRY(reader.u8());
    if (!reader.at_end() || stop_bits > std::to_underlying(StopBits::two) ||
        parity > std::to_underlying(Parity::space))
        return base::fail(Errc::malformed, "no line coding");
    out.stop_bits = static_cast<StopBits>(stop_bits);
    out.parity = static_cast<Parity>(parity);
    return out;
}

std::optional<SerialShape> serial_shape_of(const DeviceDescription& device)
{
    const auto& all = device.interfaces;
    const auto communication = std::ranges::find_if(all, [](const Interface& i) {
        return i.class_code == communication_class && i.subclass == abstract_control_model;
    });
    if (communication == all.end())
        return std::nullopt;
    const auto is_bulk = [](bool is_in) {
        return [is_in](const Endpoint& e) {
            return e.type == TransferType::bulk && e.is_in() == is_in && e.max_packet > 0;
        };
    };
    for (const auto& data : all) {
        const auto in = std::ranges::find_if(data.endpoints, is_bulk(true));
        const auto out = std::ranges::find_if(data.endpoints, is_bulk(false));
        if (data.class_code == data_class && in != data.endpoints.end() &&
            out != data.endpoints.end())
            return SerialShape{
                .communication = *communication, .data = data, .in = *in, .out = *out};
    }
    return std::nullopt;
}

static Result<> request(Transport& transport, const ControlSetup& setup, ByteView out,
                        Deadline deadline)
{
    const auto answer = transport.control(setup, out, deadline);
    if (answer || answer.error().code == Errc::refused)
        return {};
    return std::unexpected(answer.error());
}

Result<> set_line(Transport& transport, const SerialShape& shape, const LineCoding& line,
                  Deadline deadline)
{
    const auto coding = encode(line);
    return request(transport,
                   {.request_type = to_interface,
                    .request = cdc_set_line_coding,
                    .value = 0,
                    .index = shape.communication.number,
                    .length = static_cast<std::uint16_t>(coding.size())},
                   coding, deadline);
}

Result<> open_line(Transport& transport, const SerialShape& shape, const LineCoding& line,
                   Deadline deadline)
{
    TRY(transport.claim(shape.communication));
    TRY(transport.claim(shape.data));
    TRY(set_line(transport, shape, line, deadline));
    return request(transport,
                   {.request_type = to_interface,
                    .request = cdc_set_control_line_state,
                    .value = cdc_data_terminal_ready | cdc_request_to_send,
                    .index = shape.communication.number,
                    .length = 0},
                   {}, deadline);
}

base::Result<base::Bytes> read_line(Transport& transport, const SerialShape& shape,
                                    Deadline deadline)
{
    auto piece = transport.read(shape.in.address, shape.in.max_packet, deadline);
    if (!piece && piece.error().code == base::Errc::refused)
        TRY(transport.clear_halt(shape.in.address));
    return piece;
}

}  // namespace drivers
