// What a social security card says: each value alone, and a reading of a card whose every answer is
// somebody else's.
#include "base/utf8.h"
#include "drivers/social_card/protocol.h"
#include "drivers/social_card/reader.h"
#include "tests/fuzz/input.h"

namespace {

using drivers::CardAnswer;
namespace social_card = drivers::social_card;

// Answers with pieces of the input, each behind a byte that tells its length, and is then gone.
class InputCard final : public drivers::CardLink {
public:
    explicit InputCard(base::ByteView input) : input_(input) {}
    drivers::CardProtocol protocol() const override { return drivers::CardProtocol::t0; }
    base::Result<CardAnswer> transmit(base::ByteView) override
    {
        const auto length = input_.u8();
        const auto piece = length
                               ? input_.take(std::min<std::size_t>(*length, input_.rest().size()))
                               : base::Result<base::ByteView>(std::unexpected(length.error()));
        if (!piece)
            return base::fail(base::Errc::not_found, "the input is over");
        return CardAnswer(base::Bytes(piece->begin(), piece->end()));
    }

private:
    base::ByteReader input_;
};

bool is_text(const base::Result<base::SecretText>& value)
{
    return !value || base::is_utf8(base::view(value->reveal()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = fuzz::view(data, size);
    const auto record = social_card::decode_record(input);
    fuzz::require(!record || record->data.size() + 2 <= size);
    [[maybe_unused]] const auto version = social_card::decode_version(input);
    fuzz::require(is_text(social_card::decode_text(input)));
    fuzz::require(is_text(social_card::decode_number(input)));
    fuzz::require(is_text(social_card::decode_sex(input)));
    const auto date = social_card::decode_date(input);
    fuzz::require(!date || date->is_empty() || date->reveal().size() == 8);
    fuzz::require(is_text(social_card::decode_ethnic_group(input)));
    InputCard card(input);
    const auto reading = social_card::read(card);
    if (reading)
        if (const auto* read = std::get_if<drivers::SocialCard>(&*reading))
            fuzz::require(is_text(read->name));
    return 0;
}
