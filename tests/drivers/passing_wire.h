// A wire around another that passes everything on, for tests that hear or spoil one call of it.
#pragma once

#include "drivers/transport.h"

#include <memory>
#include <utility>

namespace tests {

class PassingWire : public drivers::Transport {
public:
    explicit PassingWire(std::unique_ptr<Transport> inner) : inner_(std::move(inner)) {}

    const drivers::DeviceDescription& description() const override { return inner_->description(); }
    base::Result<> claim(const drivers::Interface& interface) override
    {
        return inner_->claim(interface);
    }
    base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView data,
                                    base::Deadline deadline) override
    {
        return inner_->write(endpoint, data, deadline);
    }
    base::Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max,
                                   base::Deadline deadline) override
    {
        return inner_->read(endpoint, max, deadline);
    }
    base::Result<base::Bytes> control(const drivers::ControlSetup& setup, base::ByteView out,
                                      base::Deadline deadline) override
    {
        return inner_->control(setup, out, deadline);
    }
    base::Result<> clear_halt(std::uint8_t endpoint) override
    {
        return inner_->clear_halt(endpoint);
    }

private:
    const std::unique_ptr<Transport> inner_;
};

}  // namespace tests
