#include "base/log.h"

#include <fmt/format.h>

#include <unistd.h>
#include <array>
#include <utility>

namespace base {

namespace {

// Priorities as in syslog(3): 3 error, 4 warning, 6 information.
struct Entry {
    LogEvent event;
    std::string_view name;
    int priority;
};

constexpr auto catalogue = std::to_array<Entry>({
    {LogEvent::started, "started", 6},
    {LogEvent::stopped, "stopped", 6},
    {LogEvent::settings_refused, "settings-refused", 3},
    {LogEvent::device_up, "device-up", 6},
    {LogEvent::device_down, "device-down", 4},
    {LogEvent::device_state, "device-state", 6},
    {LogEvent::device_failed, "device-failed", 4},
    {LogEvent::card_refused, "card-refused", 4},
    {LogEvent::frame_discarded, "frame-discarded", 4},
    {LogEvent::central_reached, "central-reached", 6},
    {LogEvent::central_failed, "central-failed", 4},
    {LogEvent::answer_refused, "answer-refused", 3},
    {LogEvent::document_refused, "document-refused", 3},
    {LogEvent::print_started, "print-started", 6},
    {LogEvent::print_finished, "print-finished", 6},
    {LogEvent::print_recovered, "print-recovered", 4},
    {LogEvent::outbox_stuck, "outbox-stuck", 4},
    {LogEvent::visit_started, "visit-started", 6},
    {LogEvent::visit_ended, "visit-ended", 6},
    {LogEvent::technician, "technician", 6},
    {LogEvent::journal_failed, "journal-failed", 3},
    {LogEvent::request_served, "request-served", 6},
    {LogEvent::request_refused, "request-refused", 4},
    {LogEvent::terminal_enrolled, "terminal-enrolled", 6},
    {LogEvent::speech_failed, "speech-failed", 3},
    {LogEvent::platform_silent, "platform-silent", 4},
    {LogEvent::help_called, "help-called", 5},
    {LogEvent::catalogue_taken, "catalogue-taken", 6},
    {LogEvent::catalogue_refused, "catalogue-refused", 3},
    {LogEvent::input_failed, "input-failed", 3},
});

const Entry& entry_for(LogEvent event)
{
    for (const auto& entry : catalogue)
        if (entry.event == event)
            return entry;
    std::unreachable();
}

// A value from outside must not be able to begin a line of its own.
std::string quoted(std::string_view value)
{
    const bool plain = value.find_first_of(" \"\\=\n\r\t") == std::string_view::npos;
    if (plain && !value.empty())
        return std::string(value);
    std::string out = "\"";
    for (char c : value) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

}  // namespace

LogField::LogField(std::string_view k, const Error& error)
    : key(k), value(fmt::format("{}: {}", name_of(error.code), error.detail))
{
}

void log(LogEvent event, std::initializer_list<LogField> fields)
{
    const auto& entry = entry_for(event);
    std::string line = fmt::format("<{}>{}", entry.priority, entry.name);
    for (const auto& field : fields)
        line += fmt::format(" {}={}", field.key, quoted(field.value));
    line += '\n';
    // A log that cannot be written must not stop a visit.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace base
