// The log: a closed catalogue of events with typed fields, one line each on standard error in the
// form the journal of systemd takes (<priority>event key=value …). No free text about people:
// Secret<T> has no way in here. Thread-safe; a line is one write.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace base {

enum class LogEvent {
    started,            // program, version
    stopped,            // program
    settings_refused,   // file
    device_up,          // device, model
    device_down,        // device, cause
    device_state,       // device, state
    device_failed,      // device, cause
    card_refused,       // status
    frame_discarded,    // device, cause
    central_reached,    // host
    central_failed,     // request, cause
    answer_refused,     // request, cause
    document_refused,   // serial, cause
    print_started,      // serial
    print_finished,     // serial, outcome
    print_recovered,    // serial: an intent without outcome was found after a restart
    outbox_stuck,       // depth
    visit_started,      // visit
    visit_ended,        // visit, reason
    technician,         // action
    journal_failed,     // cause
    request_served,     // method, route, status, microseconds
    request_refused,    // route, cause
    terminal_enrolled,  // terminal
    speech_failed,      // cause
    platform_silent,    // platform, cause
    help_called,        // terminal
    catalogue_taken,    // day, items
    catalogue_refused,  // cause
    input_failed,       // cause: a keyboard is left out
};

struct LogField {
    std::string_view key;
    std::string value;

    LogField(std::string_view k, std::string_view v) : key(k), value(v) {}
    LogField(std::string_view k, const char* v) : key(k), value(v) {}
    LogField(std::string_view k, std::int64_t v) : key(k), value(std::to_string(v)) {}
    LogField(std::string_view k, const Error& error);
};

void log(LogEvent, std::initializer_list<LogField> fields = {});

}  // namespace base
