#include "drivers/pcsc/reader.h"

#include <fmt/format.h>
#include <winscard.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace drivers::pcsc {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

// What pcscd answers, in our words.
static Errc code_of(LONG answer)
{
    switch (answer) {
    case SCARD_E_NO_SMARTCARD:
    case SCARD_W_REMOVED_CARD:
    case SCARD_E_NO_READERS_AVAILABLE:
        return Errc::not_found;
    case SCARD_E_READER_UNAVAILABLE:
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_E_INVALID_HANDLE:
    case SCARD_F_COMM_ERROR:
        return Errc::disconnected;
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNPOWERED_CARD:
    case SCARD_E_NOT_TRANSACTED:
    case SCARD_E_TIMEOUT:
    case SCARD_F_WAITED_TOO_LONG:
    case SCARD_E_PROTO_MISMATCH:  // To us a card like that is a mute one.
    case SCARD_W_UNSUPPORTED_CARD:
    case SCARD_E_CARD_UNSUPPORTED:
        return Errc::timeout;
    case SCARD_E_INSUFFICIENT_BUFFER:
    case SCARD_E_INVALID_ATR:
        return Errc::malformed;
    default:
        return Errc::refused;
    }
}

static std::unexpected<base::Error> failed(std::string_view doing, LONG answer)
{
    const auto number = static_cast<std::uint32_t>(answer);
    return base::fail(code_of(answer), fmt::format("{}: PC/SC {:08x}", doing, number));
}

class Context {
public:
    static Result<std::unique_ptr<Context>> open()
    {
        SCARDCONTEXT handle = 0;
        const auto answer = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &handle);
        if (answer == SCARD_E_NO_SERVICE)
            return base::fail(Errc::not_found, "pcscd does not run");
        if (answer != SCARD_S_SUCCESS)
            return failed("reach pcscd", answer);
        return std::unique_ptr<Context>(new Context(handle));
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { SCardReleaseContext(handle_); }

    SCARDCONTEXT handle() const { return handle_; }

    Result<std::vector<std::string>> readers() const;

    // Until something is not as `known` says, at most so long; what is there then.
    Result<DWORD> wait(const std::string& reader, DWORD known,
                       std::chrono::milliseconds time) const;

private:
    explicit Context(SCARDCONTEXT handle) : handle_(handle) {}

    const SCARDCONTEXT handle_;
};

// The names come behind one another, each with a zero, and one zero more.
static std::vector<std::string> split_names(std::string_view names)
{
    std::vector<std::string> out;
    while (!names.empty() && names.front() != '\0') {
        const auto end = std::min(names.find('\0'), names.size());
        out.emplace_back(names.substr(0, end));
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return out;
}

Result<std::vector<std::string>> Context::readers() const
{
    DWORD size = 0;
    auto answer = SCardListReaders(handle_, nullptr, nullptr, &size);
    std::string names(size, '\0');
    if (answer == SCARD_S_SUCCESS)
        answer = SCardListReaders(handle_, nullptr, names.data(), &size);
    if (answer == SCARD_E_NO_READERS_AVAILABLE)
        return std::vector<std::string>{};
    if (answer != SCARD_S_SUCCESS)
        return failed("list readers", answer);
    return split_names(std::string_view(names).substr(0, size));
}

Result<DWORD> Context::wait(const std::string& reader, DWORD known,
                            std::chrono::milliseconds time) const
{
    SCARD_READERSTATE state{};
    state.szReader = reader.c_str();
    state.dwCurrentState = known;
    const auto answer = SCardGetStatusChange(handle_, static_cast<DWORD>(time.count()), &state, 1);
    if (answer == SCARD_E_TIMEOUT)
        return known;
    if (answer != SCARD_S_SUCCESS)
        return failed("state of reader", answer);
    constexpr DWORD lost = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
    if ((state.dwEventState & lost) != 0)
        return base::fail(Errc::disconnected, "reader is gone");
    return state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
}

static CardPresence presence_in(DWORD state)
{
    if ((state & SCARD_STATE_MUTE) != 0)
        return CardPresence::mute;
    return (state & SCARD_STATE_PRESENT) != 0 ? CardPresence::present : CardPresence::absent;
}

class Connection final : public CardConnection {
public:
    Connection(SCARDHANDLE handle, DWORD protocol) : handle_(handle), protocol_(protocol) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override { SCardDisconnect(handle_, SCARD_UNPOWER_CARD); }

    CardProtocol protocol() const override
    {
        return protocol_ == SCARD_PROTOCOL_T0 ? CardProtocol::t0 : CardProtocol::t1;
    }

    Bytes answer_to_reset() const override
    {
        std::array<unsigned char, MAX_ATR_SIZE> bytes{};
        DWORD size = bytes.size();
        if (status(bytes.data(), size) != SCARD_S_SUCCESS)
            return {};
        const auto view = std::as_bytes(std::span(bytes).first(size));
        return {view.begin(), view.end()};
    }

    Result<> reset() override
    {
        const auto answer =
            SCardReconnect(handle_, SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                           SCARD_UNPOWER_CARD, &protocol_);
        if (answer != SCARD_S_SUCCESS)
            return failed("reset card", answer);
        return {};
    }

    Result<CardAnswer> transmit(ByteView command) override
    {
        static constexpr std::size_t longest = 258;  // Short form: 256 and the status.

        const auto* pci = protocol_ == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
        Bytes answer(longest);
        DWORD size = answer.size();
        const auto outcome = SCardTransmit(
            handle_, pci, reinterpret_cast<const unsigned char*>(command.data()), command.size(),
            nullptr, reinterpret_cast<unsigned char*>(answer.data()), &size);
        if (outcome != SCARD_S_SUCCESS) {
            base::wipe(answer);
            return has_left() ? base::fail(Errc::not_found, "card was removed")
                              : failed("ask card", outcome);
        }
        answer.resize(size);
        return CardAnswer(std::move(answer));
    }

private:
    LONG status(unsigned char* bytes, DWORD& size) const
    {
        DWORD name_size = 0;
        DWORD state = 0;
        DWORD protocol = 0;
        return SCardStatus(handle_, nullptr, &name_size, &state, &protocol, bytes, &size);
    }

    // A card that is drawn in the middle of a command makes several kinds of errors.
    bool has_left() const
    {
        std::array<unsigned char, MAX_ATR_SIZE> bytes{};
        DWORD size = bytes.size();
        return code_of(status(bytes.data(), size)) == Errc::not_found;
    }

    const SCARDHANDLE handle_;
    DWORD protocol_;
};

Reader::Reader(std::unique_ptr<Context> context, std::string name)
    : context_(std::move(context)), name_(std::move(name))
{
}

Reader::~Reader() = default;

Result<std::vector<std::string>> list()
{
    const auto context = Context::open();
    if (!context)
        return std::unexpected(context.error());
    return (*context)->readers();
}

Result<std::unique_ptr<SmartCardReader>> Reader::open(std::string_view part_of_name)
{
    auto context = TRY(Context::open());
    auto names = TRY(context->readers());
    const auto found = std::ranges::find_if(
        names, [part_of_name](const std::string& name) { return name.contains(part_of_name); });
    if (found == names.end())
        return base::fail(Errc::not_found, "pcscd knows no such reader");
    return std::unique_ptr<SmartCardReader>(new Reader(std::move(context), std::move(*found)));
}

Result<CardPresence> Reader::presence()
{
    return presence_in(TRY(context_->wait(name_, SCARD_STATE_UNAWARE, 0ms)));
}

Result<CardPresence> Reader::wait_for_change(CardPresence known, base::Deadline deadline)
{
    // Longer waits are made of shorter ones, for the time goes over in 32 bits.
    static constexpr std::chrono::milliseconds longest = 10min;

    auto state = TRY(context_->wait(name_, SCARD_STATE_UNAWARE, 0ms));
    for (;;) {
        const auto left = base::time_left(deadline);
        if (presence_in(state) != known || left == 0ms)
            return presence_in(state);
        state = TRY(context_->wait(name_, state, std::min(left, longest)));
    }
}

Result<std::unique_ptr<CardConnection>> Reader::connect()
{
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    const auto answer = SCardConnect(context_->handle(), name_.c_str(), SCARD_SHARE_EXCLUSIVE,
                                     SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &handle, &protocol);
    if (answer != SCARD_S_SUCCESS)
        return failed("connect to card", answer);
    return std::make_unique<Connection>(handle, protocol);
}

}  // namespace drivers::pcsc
