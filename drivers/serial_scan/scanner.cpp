#include "drivers/serial_scan/scanner.h"

#include "base/log.h"

#include <fmt/format.h>

#include <algorithm>

namespace drivers::serial_scan {

using base::Bytes;
using base::Errc;
using base::LogEvent;
using base::Result;
using namespace std::chrono_literals;

static constexpr std::string_view device_name = "code_scanner";

// What the shelf promises is three seconds, in which a command may have to be said again.
static constexpr auto answer_time = 800ms;
static constexpr int attempt_limit = 3;

// A scanner that is there answers its probe at once; eight are tried on a line of which nothing is
// known.
static constexpr auto probe_time = 250ms;

// Scanners stop looking by themselves, some after three seconds, and after each code.
static constexpr auto trigger_interval = 2500ms;

static constexpr int stall_limit = 8;

// Newer modules come with the first, older ones with the second.
static constexpr std::uint32_t bauds[]{115200, 9600};

bool recognises(const DeviceDescription& device)
{
    if (!serial_shape_of(device))
        return false;
    if (device.purpose != Purpose::unstated)
        return device.purpose == Purpose::code_scanner;
    return find_model(device.id) != nullptr;
}

Scanner::Scanner(std::unique_ptr<Transport> transport, SerialShape shape)
    : transport_(std::move(transport)), shape_(std::move(shape)), stream_({})
{
}

Result<std::unique_ptr<CodeScanner>> Scanner::open(std::unique_ptr<Transport> transport)
{
    auto shape = serial_shape_of(transport->description());
    if (!shape)
        return base::fail(Errc::refused, "no serial line");
    TRY(open_line(*transport, *shape, LineCoding{}, base::within(answer_time)));
    std::unique_ptr<Scanner> scanner(new Scanner(std::move(transport), std::move(*shape)));
    TRY(scanner->find_dialect());
    TRY(scanner->set_up());
    TRY(scanner->agree_on_ending());
    // An earlier run may have left it looking for codes.
    TRY(scanner->obey(Trigger::off));
    return scanner;
}

// A known id says what to expect. On a line of which only the purpose is known each dialect is
// tried, and a scanner that speaks none of them is listened to.
Result<> Scanner::find_dialect()
{
    if (const auto* model = find_model(transport_->description().id)) {
        if (model->dialect == Dialect::listening || TRY(try_dialect(model->dialect, bauds[0])))
            return {};
        return base::fail(Errc::timeout, "scanner does not answer");
    }
    for (auto baud : bauds)
        for (auto dialect : dialects_to_try)
            if (TRY(try_dialect(dialect, baud)))
                return {};
    dialect_ = Dialect::listening;
    line_.baud = bauds[1];
    return set_line(*transport_, shape_, line_, now() + answer_time);
}

Result<bool> Scanner::try_dialect(Dialect dialect, std::uint32_t baud)
{
    dialect_ = dialect;
    line_.baud = baud;
    TRY(set_line(*transport_, shape_, line_, now() + answer_time));
    TRY(drain());
    stream_.forget();
    const bool is_known = find_model(transport_->description().id) != nullptr;
    // Once more for one that was woken by the first, or whose answer was damaged.
    const int attempts = is_known ? attempt_limit : 1;
    for (int i = 0; i < attempts; ++i) {
        auto answer = TRY(ask_once(probe(dialect), probe_time));
        if (!answer)
            continue;
        probed_ = std::move(answer->value);
        return true;
    }
    return false;
}

// Not every model has every setting: one that does without is told, and used.
Result<> Scanner::set_up()
{
    for (const auto& setting : serial_scan::set_up(dialect_, probed_)) {
        const auto answer = TRY(command(setting));
        if (!answer.is_done)
            base::log(LogEvent::device_state,
                      {{"device", device_name}, {"state", "lacks a setting"}});
    }
    return {};
}

// A scanner can be told to end its codes with CR LF, and is believed when it says so itself.
Result<> Scanner::agree_on_ending()
{
    const auto before = TRY(ask_tail());
    bool is_agreed = before && is_tail_crlf(dialect_, *before);
    if (before && !is_agreed) {
        TRY(do_all(set_tail(dialect_, Tail::crlf, *before)));
        const auto after = TRY(ask_tail());
        is_agreed = after && is_tail_crlf(dialect_, *after);
        // Half of it may have been done.
        if (!is_agreed)
            TRY(do_all(set_tail(dialect_, Tail::as_told, *before)));
    }
    is_ending_agreed_ = is_agreed;
    stream_.set_ending(is_agreed ? CodeEnding::crlf : set_ending_);
    return {};
}

// Codes come without the ending that was agreed on. A scanner that lost power has forgotten it;
// one that still says that it adds CR LF means something else by that, and is told not to.
Result<> Scanner::renew_ending()
{
    const auto told = TRY(ask_tail());
    if (!told || !is_tail_crlf(dialect_, *told)) {
        TRY(set_up());
        return agree_on_ending();
    }
    base::log(LogEvent::device_state,
              {{"device", device_name}, {"state", "does not end its codes as it says"}});
    TRY(do_all(set_tail(dialect_, Tail::none, *told)));
    is_ending_agreed_ = false;
    stream_.set_ending(set_ending_);
    return {};
}

// Empty where it does not tell.
Result<std::optional<std::vector<Bytes>>> Scanner::ask_tail()
{
    const auto questions = serial_scan::ask_tail(dialect_);
    if (questions.empty())
        return std::nullopt;
    std::vector<Bytes> told;
    // The late second answer to an earlier command would stand for this one's.
    TRY(drain());
    stream_.forget();
    for (const auto& question : questions) {
        auto answer = command(question);
        if (!answer && answer.error().code != Errc::timeout)
            return std::unexpected(std::move(answer).error());
        if (!answer || !answer->is_done)
            return std::nullopt;
        told.push_back(std::move(answer->value));
    }
    return told;
}

// Whatever it makes of them: it is asked afterwards.
Result<> Scanner::do_all(const std::vector<Command>& commands)
{
    for (const auto& each : commands) {
        const auto answer = command(each);
        if (!answer && answer.error().code != Errc::timeout)
            return std::unexpected(answer.error());
        if (!answer)
            return {};
    }
    return {};
}

void Scanner::set_ending(CodeEnding ending)
{
    set_ending_ = ending;
    if (!is_ending_agreed_)
        stream_.set_ending(ending);
}

Result<CodeScannerState> Scanner::state()
{
    auto checked = Result<>();
    if (dialect_ == Dialect::listening) {
        checked = set_line(*transport_, shape_, line_, now() + answer_time);
    } else if (const auto answer = command(probe(dialect_)); !answer) {
        checked = std::unexpected(answer.error());
    }
    if (!checked && checked.error().code == Errc::disconnected)
        return std::unexpected(checked.error());
    if (!checked)
        return CodeScannerState::failed;
    // What was agreed on is renewed; what the settings say, only a person can put right.
    if (stream_.lacks_mark() && !is_ending_agreed_)
        return CodeScannerState::failed;
    return is_armed_ ? CodeScannerState::armed : CodeScannerState::idle;
}

std::string Scanner::model() const
{
    const auto* model = find_model(transport_->description().id);
    return fmt::format("{}, commands {}, {} baud{}",
                       model ? model->name : transport_->description().location, name_of(dialect_),
                       line_.baud, stream_.ending_in_words());
}

Result<> Scanner::arm()
{
    TRY(drain());
    stream_.forget();
    TRY(obey(Trigger::on));
    is_armed_ = true;
    return {};
}

Result<> Scanner::disarm()
{
    is_armed_ = false;
    TRY(obey(Trigger::off));
    TRY(drain());
    stream_.forget();
    return {};
}

base::SteadyTime Scanner::now() const
{
    return std::max(base::within(0ms), known_time_);
}

Result<> Scanner::obey(Trigger trigger)
{
    trigger_due_ = now() + trigger_interval;
    const auto order = serial_scan::trigger(dialect_, trigger);
    if (order.bytes.empty())
        return {};
    if (order.expected.empty())
        return send(order, now() + answer_time);
    const auto answer = TRY(command(order));
    if (!answer.is_done)
        return base::fail(Errc::refused, "scanner does not obey its trigger");
    return {};
}

Result<Answer> Scanner::command(const Command& command)
{
    for (int i = 0; i < attempt_limit; ++i) {
        auto answer = TRY(ask_once(command, answer_time));
        // What came meanwhile may be an answer that was damaged, and no code.
        if (answer && i > 0)
            stream_.forget();
        if (answer)
            return std::move(*answer);
    }
    return base::fail(Errc::timeout, "scanner does not answer");
}

// Codes that come before the answer and after it are codes. Empty when no answer came.
Result<std::optional<Answer>> Scanner::ask_once(const Command& command,
                                                std::chrono::milliseconds time)
{
    const auto deadline = now() + time;
    auto sent = send(command, deadline);
    if (!sent && sent.error().code == Errc::disconnected)
        return std::unexpected(std::move(sent).error());
    while (sent && now() < deadline) {
        const auto due = stream_.due();
        const auto heard = listen(due ? std::min(*due, deadline) : deadline);
        if (!heard && heard.error().code == Errc::disconnected)
            return std::unexpected(heard.error());
        if (!heard && heard.error().code != Errc::timeout)
            stream_.lose(now());
        if (!heard && heard.error().code == Errc::refused)
            break;  // It may have been the answer.
        if (!heard) {
            stream_.keep_ended(now());
            continue;
        }
        auto answer = find_answer(dialect_, stream_.heard(), command);
        if (!answer)
            continue;
        stream_.cut(answer->begin, answer->end);
        return answer;
    }
    return std::nullopt;
}

Result<> Scanner::send(const Command& command, Deadline deadline)
{
    const auto accepted = transport_->write(shape_.out.address, command.bytes, deadline);
    if (!accepted && accepted.error().code == Errc::refused) {
        TRY(transport_->clear_halt(shape_.out.address));
        const auto again = TRY(transport_->write(shape_.out.address, command.bytes, deadline));
        if (again == command.bytes.size())
            return {};
    }
    if (TRY(accepted) != command.bytes.size())
        return base::fail(Errc::timeout, "scanner did not take the command");
    return {};
}

Result<std::optional<ScannedCode>> Scanner::next(Deadline deadline)
{
    if (!is_armed_)
        return base::fail(Errc::refused, "scanner is not armed");
    for (;;) {
        if (trigger_due_ <= now())
            TRY(obey(Trigger::on));
        auto code = hear(std::min(deadline, trigger_due_));
        if (is_ending_agreed_ && stream_.lacks_mark())
            TRY(renew_ending());
        const bool is_read = !code || *code;
        if (is_read) {
            // It has stopped looking; the next call makes it go on.
            trigger_due_ = now();
            return code;
        }
        if (deadline <= now())
            return std::nullopt;
    }
}

// At most one piece, and what it or the time ends.
Scanner::Reading Scanner::hear(Deadline deadline)
{
    auto ended = TRY(next_of_stream());
    if (ended)
        return ended;
    const auto due = stream_.due();
    const auto heard = listen(due ? std::min(*due, deadline) : deadline);
    if (heard) {
        stalls_ = 0;
        return next_of_stream();
    }
    if (heard.error().code == Errc::timeout)
        return next_of_stream();
    // A stall bears no bytes; what it stood among is not trusted.
    if (heard.error().code != Errc::refused || !stream_.heard().empty())
        stream_.lose(now());
    if (heard.error().code != Errc::refused || ++stalls_ > stall_limit)
        return std::unexpected(heard.error());
    base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", heard.error()}});
    return std::nullopt;
}

// A command that had to be said again has two answers, of which the second is nobody's code.
Scanner::Reading Scanner::next_of_stream()
{
    while (const auto answer = find_stray_answer(dialect_, stream_.heard())) {
        stream_.cut(answer->begin, answer->end);
        trigger_due_ = now();  // It may have been a code that somebody made to look so.
    }
    auto code = TRY(stream_.next(now()));
    if (!code || !begins_like_answer(dialect_, code->bytes.reveal()))
        return code;
    trigger_due_ = now();
    return std::nullopt;
}

Result<> Scanner::listen(Deadline deadline)
{
    auto piece = TRY(read(deadline));
    stream_.feed(piece, now());
    base::wipe(piece);
    return {};
}

Result<Bytes> Scanner::read(Deadline deadline)
{
    auto piece = read_line(*transport_, shape_, deadline);
    // What it has waited for is over, also in a replay, where nothing takes time.
    if (!piece && piece.error().code == Errc::timeout)
        known_time_ = std::max(known_time_, deadline);
    return piece;
}

Result<> Scanner::drain()
{
    // A scanner sends the bytes of one code without a pause of that length.
    static constexpr auto silence = 30ms;
    static constexpr int piece_limit = 4096;  // The longest code byte by byte, and more.

    for (int i = 0; i < piece_limit; ++i) {
        auto piece = read(base::within(silence));
        if (piece)
            base::wipe(*piece);
        else if (piece.error().code == Errc::timeout)
            return {};
        else if (piece.error().code != Errc::refused)
            return std::unexpected(piece.error());
    }
    return base::fail(Errc::malformed, "scanner talks without end");
}

}  // namespace drivers::serial_scan
