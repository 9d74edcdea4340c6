// Messages between terminal and centre. The first byte chooses which.
#include "base/json.h"
#include "central/wire/messages.h"
#include "tests/fuzz/input.h"

using base::Extra;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t limit = 1024UL * 1024;
    if (size == 0)
        return 0;
    const auto json = base::parse_json(fuzz::text(data + 1, size - 1), limit);
    if (!json)
        return 0;
    const auto extra = (data[0] & 0x80) != 0 ? Extra::ignored : Extra::refused;
    const auto decode_as = [&]<class T>(const T*) {
        (void)wire::decode<T>(*json, extra).has_value();
    };
    const auto decode_all = [&]<class... T>(const T*... kinds) {
        std::size_t number = 0;
        ((number++ == data[0] % sizeof...(T) ? decode_as(kinds) : void()), ...);
    };
    decode_all(static_cast<wire::Enrolment*>(nullptr), static_cast<wire::Enrolled*>(nullptr),
               static_cast<wire::CardEvidence*>(nullptr),
               static_cast<wire::SessionOpened*>(nullptr),
               static_cast<wire::CertificateList*>(nullptr),
               static_cast<wire::IssueRequest*>(nullptr), static_cast<wire::Issue*>(nullptr),
               static_cast<wire::OutcomeReport*>(nullptr), static_cast<wire::Rating*>(nullptr),
               static_cast<wire::Heartbeat*>(nullptr), static_cast<wire::HeartbeatAnswer*>(nullptr),
               static_cast<wire::Verification*>(nullptr), static_cast<wire::Problem*>(nullptr));
    return 0;
}
