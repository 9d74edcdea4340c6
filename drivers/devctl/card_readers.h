// Where commands find the readers of smart cards: pcscd, or emulated ones.
#pragma once

#include "drivers/smart_card_reader.h"

#include <string>
#include <vector>

namespace drivers::devctl {

class CardReaders {
public:
    virtual ~CardReaders() = default;

    // As the system calls them. Errors tell cause and remedy.
    virtual base::Result<std::vector<std::string>> names() = 0;

    // One of these.
    virtual base::Result<std::unique_ptr<SmartCardReader>> open(const std::string& name) = 0;
};

class PcscReaders final : public CardReaders {
public:
    base::Result<std::vector<std::string>> names() override;
    base::Result<std::unique_ptr<SmartCardReader>> open(const std::string& name) override;
};

}  // namespace drivers::devctl
