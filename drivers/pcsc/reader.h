// Smart card readers below pcscd. The only folder that includes winscard.h.
#pragma once

#include "drivers/smart_card_reader.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::pcsc {

class Context;

// As pcscd calls them. Errc::not_found when pcscd does not run; no reader at all is an empty list.
base::Result<std::vector<std::string>> list();

class Reader final : public SmartCardReader {
public:
    // The first whose name contains this. Errc::not_found when there is none.
    static base::Result<std::unique_ptr<SmartCardReader>> open(std::string_view part_of_name = "");
    ~Reader() override;

    base::Result<CardPresence> presence() override;
    base::Result<CardPresence> wait_for_change(CardPresence known, base::Deadline) override;
    base::Result<std::unique_ptr<CardConnection>> connect() override;
    std::string model() const override { return name_; }

private:
    Reader(std::unique_ptr<Context>, std::string name);

    std::unique_ptr<Context> context_;
    const std::string name_;
};

}  // namespace drivers::pcsc
