// A card that answers as it is told, and remembers what it was asked.
#pragma once

#include "drivers/smart_card_reader.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace tests {

class ScriptedCard final : public drivers::CardLink {
public:
    explicit ScriptedCard(std::deque<std::string> answers,
                          drivers::CardProtocol protocol = drivers::CardProtocol::t0)
        : answers_(std::move(answers)), protocol_(protocol)
    {
    }

    drivers::CardProtocol protocol() const override { return protocol_; }

    base::Result<drivers::CardAnswer> transmit(base::ByteView command) override
    {
        asked.push_back(base::to_hex(command));
        if (answers_.empty())
            return base::fail(base::Errc::not_found, "card was removed");
        const auto answer = base::from_hex(answers_.front()).value();
        answers_.pop_front();
        return drivers::CardAnswer(answer);
    }

    std::vector<std::string> asked;

private:
    std::deque<std::string> answers_;
    drivers::CardProtocol protocol_;
};

}  // namespace tests
