#include "drivers/hid_pos/scanner.h"

#include "base/log.h"

#include <algorithm>

namespace drivers::hid_pos {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::LogEvent;
using base::Result;
using scanner_commands::newland::Verdict;
using namespace std::chrono_literals;
namespace newland = scanner_commands::newland;

static constexpr std::string_view device_name = "code_scanner";

// What the shelf promises is three seconds, in which a command may have to be said again.
static constexpr auto answer_time = 800ms;
static constexpr int attempt_limit = 3;

// Scanners stop looking by themselves, some after three seconds, and after each code.
static constexpr auto trigger_interval = 2500ms;

static constexpr int stall_limit = 8;

// Newland's reports: number, length, bytes.
static constexpr std::uint8_t newland_in = 0x02;
static constexpr std::uint8_t newland_out = 0x04;
static constexpr std::size_t newland_header = 2;
static constexpr std::size_t newland_report_size = 64;
static constexpr std::size_t newland_most = newland_report_size - newland_header;

// What follows the number in Honeywell's reports is a length and the bytes of a serial line.
static constexpr int honeywell_out = 0xfd;
static constexpr int honeywell_enabling = 0xfe;

bool recognises(const DeviceDescription& device)
{
    return device.purpose == Purpose::unstated && find_model(device.id) != nullptr &&
           !scanner_interfaces(device).empty();
}

Scanner::Scanner(Link link, const Model& model, const std::optional<Layout>& layout)
    : link_(std::move(link)),
      model_(model),
      layout_(layout),
      // Newland's own library joins reports with a timer of 50 ms.
      stream_({.silence = 50ms})
{
}

Result<std::unique_ptr<CodeScanner>> Scanner::open(std::unique_ptr<Transport> transport)
{
    const auto* model = find_model(transport->description().id);
    if (!model)
        return base::fail(Errc::refused, "no known scanner");
    auto link = TRY(Link::open(std::move(transport)));
    const auto layout = layout_of(link.reports());
    if (!layout && model->dialect != Dialect::newland)
        return base::fail(Errc::refused, "no report for scanned data");
    std::unique_ptr<Scanner> scanner(new Scanner(std::move(link), *model, layout));
    TRY(scanner->link_.drain());
    TRY(scanner->set_up());
    // An earlier run may have left it looking for codes.
    TRY(scanner->trigger(Trigger::off));
    return scanner;
}

Result<> Scanner::set_up()
{
    if (model_.dialect == Dialect::newland)
        return set_up_newland();
    if (model_.dialect == Dialect::honeywell) {
        // Models that need no enabling refuse it, and do so again.
        const auto enabling = base::bytes({honeywell_enabling, 0x01});
        auto enabled = link_.set_feature(enabling, now() + answer_time);
        if (!enabled && enabled.error().code == Errc::refused)
            enabled = link_.set_feature(enabling, now() + answer_time);
        if (!enabled && enabled.error().code != Errc::refused)
            return enabled;
    }
    return {};
}

Result<> Scanner::set_up_newland()
{
    TRY(check());
    TRY(set(newland::read_when_triggered, "reads whenever it likes"));
    TRY(set(newland::ignore_setup_codes, "obeys setup codes"));
    return agree_on_ending();
}

static bool is_crlf(const std::optional<std::vector<std::string>>& tail)
{
    return tail && std::ranges::equal(newland::crlf_tail, *tail, {}, &newland::Setting::value);
}

// Reports do not tell where a code ends, but a scanner can be told to end each with CR LF, and is
// believed when it says so itself.
Result<> Scanner::agree_on_ending()
{
    static constexpr std::string_view lack = "ends its codes as it likes";

    const auto before = TRY(ask_tail());
    bool is_agreed = is_crlf(before);
    if (before && !is_agreed) {
        for (const auto& [name, value] : newland::crlf_tail)
            TRY(set(std::string(name) + std::string(value), lack));
        is_agreed = is_crlf(TRY(ask_tail()));
        // Half of it may have been done.
        for (std::size_t i = 0; i < before->size() && !is_agreed; ++i)
            TRY(set(std::string(newland::crlf_tail[i].name) + (*before)[i], lack));
    }
    is_ending_agreed_ = is_agreed;
    stream_.set_ending(is_agreed ? CodeEnding::crlf : set_ending_);
    return {};
}

// Codes come without the ending that was agreed on. A scanner that lost power has forgotten it;
// one that still says that it adds CR LF does not do what it says.
Result<> Scanner::renew_ending()
{
    if (!is_crlf(TRY(ask_tail())))
        return set_up_newland();
    base::log(LogEvent::device_state,
              {{"device", device_name}, {"state", "does not end its codes as it says"}});
    is_ending_agreed_ = false;
    stream_.set_ending(set_ending_);
    return {};
}

// Empty where it does not tell.
Result<std::optional<Scanner::Tail>> Scanner::ask_tail()
{
    Tail out;
    for (const auto& setting : newland::crlf_tail) {
        auto answer = command(setting.name, newland::encode_query(setting.name));
        if (!answer && answer.error().code != Errc::timeout)
            return std::unexpected(std::move(answer).error());
        if (!answer || answer->verdict != Verdict::done)
            return std::nullopt;
        out.push_back(std::move(answer->value));
    }
    return out;
}

void Scanner::set_ending(CodeEnding ending)
{
    set_ending_ = ending;
    if (!is_ending_agreed_ && model_.dialect == Dialect::newland)
        stream_.set_ending(ending);
}

std::string Scanner::model() const
{
    return std::string(model_.name) + stream_.ending_in_words();
}

// Not every model has every setting: one that does without is told, and used.
Result<> Scanner::set(std::string_view setting, std::string_view in_words)
{
    const auto answer = TRY(command(setting, newland::encode(setting)));
    if (answer.verdict != Verdict::done)
        base::log(LogEvent::device_state, {{"device", device_name}, {"state", in_words}});
    return {};
}

// A round trip.
Result<> Scanner::check()
{
    if (model_.dialect != Dialect::newland)
        return link_.check(now() + answer_time);
    TRY(command(newland::scan_mode, newland::encode_query(newland::scan_mode)));
    return {};
}

Result<CodeScannerState> Scanner::state()
{
    const auto checked = check();
    if (!checked && checked.error().code == Errc::disconnected)
        return std::unexpected(checked.error());
    if (!checked)
        return CodeScannerState::failed;
    // What was agreed on is renewed; what the settings say, only a person can put right.
    if (stream_.lacks_mark() && !is_ending_agreed_)
        return CodeScannerState::failed;
    return is_armed_ ? CodeScannerState::armed : CodeScannerState::idle;
}

Result<> Scanner::arm()
{
    TRY(link_.drain());
    forget();
    TRY(trigger(Trigger::on));
    is_armed_ = true;
    return {};
}

Result<> Scanner::disarm()
{
    is_armed_ = false;
    TRY(trigger(Trigger::off));
    TRY(link_.drain());
    forget();
    return {};
}

void Scanner::forget()
{
    assembly_.forget();
    stream_.forget();
}

base::SteadyTime Scanner::now() const
{
    return std::max(base::within(0ms), known_time_);
}

// What a read that timed out has waited for is over, also in a replay, where nothing takes time.
Result<Bytes> Scanner::read(Deadline deadline)
{
    auto report = link_.read(deadline);
    if (!report && report.error().code == Errc::timeout)
        known_time_ = std::max(known_time_, deadline);
    return report;
}

Result<> Scanner::trigger(Trigger trigger)
{
    trigger_due_ = now() + trigger_interval;
    switch (model_.dialect) {
    case Dialect::standard:
        if (!layout_->initiate_read)
            return {};
        return write_trigger(encode_trigger(*layout_, trigger == Trigger::on));
    case Dialect::honeywell: {
        const auto bytes = scanner_commands::honeywell::encode_trigger(trigger);
        auto report = base::bytes({honeywell_out, static_cast<int>(bytes.size())});
        base::append(report, bytes);
        return write_trigger(report);
    }
    case Dialect::newland:
        break;
    }
    const std::string_view words = trigger == Trigger::on ? "SCNTRG1" : "SCNTRG0";
    const auto answer = TRY(command(words, newland::encode_trigger(trigger)));
    if (answer.verdict != Verdict::done)
        return base::fail(Errc::refused, "scanner does not obey its trigger");
    return {};
}

// Nothing acknowledges it. One that refuses it for good has no trigger, and reads what it is shown.
Result<> Scanner::write_trigger(const Bytes& report)
{
    const auto deadline = now() + answer_time;
    auto sent = link_.write(report, deadline);
    if (!sent && sent.error().code == Errc::refused)
        sent = link_.write(report, deadline);
    if (sent || sent.error().code != Errc::refused)
        return sent;
    base::log(LogEvent::device_state, {{"device", device_name}, {"state", "takes no trigger"}});
    return {};
}

Result<> Scanner::keep_triggered()
{
    if (now() < trigger_due_)
        return {};
    return trigger(Trigger::on);
}

Result<std::optional<ScannedCode>> Scanner::next(Deadline deadline)
{
    if (!is_armed_)
        return base::fail(Errc::refused, "scanner is not armed");
    for (;;) {
        TRY(keep_triggered());
        auto code = hear(std::min(deadline, trigger_due_));
        if (is_ending_agreed_ && stream_.lacks_mark())
            TRY(renew_ending());
        const bool is_read = !code || *code;
        // It has stopped looking; the next call makes it go on.
        if (is_read) {
            trigger_due_ = now();
            return code;
        }
        if (deadline <= now())
            return std::nullopt;
    }
}

// At most one report, and what it or the time ends.
Scanner::Reading Scanner::hear(Deadline deadline)
{
    auto ended = TRY(next_of_stream());
    if (ended)
        return ended;
    const auto due = stream_.due();
    auto report = read(due ? std::min(*due, deadline) : deadline);
    if (report) {
        stalls_ = 0;
        auto code = take(*report);
        base::wipe(*report);
        return code;
    }
    if (report.error().code == Errc::timeout)
        return next_of_stream();
    // A stall bears no bytes; what it stood among is not trusted.
    if (report.error().code != Errc::refused || !stream_.heard().empty())
        stream_.lose(now());
    if (report.error().code != Errc::refused || ++stalls_ > stall_limit)
        return std::unexpected(std::move(report).error());
    base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", report.error()}});
    return std::nullopt;
}

// A command that had to be said again has two answers, of which the second is nobody's code.
Scanner::Reading Scanner::next_of_stream()
{
    while (const auto answer = newland::find_answer(stream_.heard())) {
        stream_.cut(answer->begin, answer->end);
        trigger_due_ = now();  // It may have been a code that somebody made to look so.
    }
    auto code = TRY(stream_.next(now()));
    if (!code || !newland::begins_like_answer(code->bytes.reveal()))
        return code;
    trigger_due_ = now();
    return std::nullopt;
}

Scanner::Reading Scanner::take(ByteView report)
{
    if (model_.dialect == Dialect::newland) {
        TRY(feed_stream(report));
        return std::nullopt;
    }
    const auto piece = decode_report(*layout_, report);
    if (piece)
        return assembly_.add(*piece, now());
    if (piece.error().code == Errc::not_found)
        return std::nullopt;
    assembly_.forget();
    return std::unexpected(piece.error());
}

Result<> Scanner::feed_stream(ByteView report)
{
    base::ByteReader reader(report);
    const auto number = TRY(reader.u8());
    if (number != newland_in)
        return {};
    const auto size = TRY(reader.u8());
    if (size > newland_most || size > reader.rest().size()) {
        stream_.lose(now());
        return base::fail(Errc::malformed, "report longer than itself");
    }
    stream_.feed(reader.rest().first(size), now());
    return {};
}

Result<Scanner::Answer> Scanner::command(std::string_view words, ByteView bytes)
{
    auto report = base::bytes({newland_out, static_cast<int>(bytes.size())});
    base::append(report, bytes);
    report.resize(newland_report_size);
    for (int i = 0; i < attempt_limit; ++i) {
        const auto deadline = now() + answer_time;
        auto sent = link_.write(report, deadline);
        if (sent) {
            auto answer = TRY(await_answer(words, deadline));
            // What came meanwhile may be an answer that was damaged, and no code.
            if (answer && i > 0)
                stream_.forget();
            if (answer)
                return std::move(*answer);
            sent = base::fail(Errc::timeout, "scanner does not answer");
        }
        if (sent.error().code == Errc::disconnected)
            return std::unexpected(std::move(sent).error());
        base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", sent.error()}});
    }
    return base::fail(Errc::timeout, "scanner does not answer");
}

// Codes that come before the answer and after it are codes.
Result<std::optional<Scanner::Answer>> Scanner::await_answer(std::string_view words,
                                                             Deadline deadline)
{
    while (now() < deadline) {
        const auto due = stream_.due();
        auto report = read(due ? std::min(*due, deadline) : deadline);
        if (!report && report.error().code == Errc::disconnected)
            return std::unexpected(std::move(report).error());
        if (!report && report.error().code != Errc::timeout)
            stream_.lose(now());
        if (!report && report.error().code == Errc::refused)
            return std::nullopt;  // It may have been the answer.
        if (!report) {
            stream_.keep_ended(now());
            continue;
        }
        const auto fed = feed_stream(*report);
        base::wipe(*report);
        if (!fed)
            base::log(LogEvent::frame_discarded, {{"device", device_name}, {"cause", fed.error()}});
        const auto answer = newland::find_answer(stream_.heard(), words);
        if (!answer)
            continue;
        Answer out{answer->verdict, std::string(answer->value)};  // Before the bytes are gone.
        stream_.cut(answer->begin, answer->end);
        return out;
    }
    return std::nullopt;
}

}  // namespace drivers::hid_pos
