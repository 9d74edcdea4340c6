// The terminal's side of the contract with the centre: asks for the visit, sends the journal's
// letters, reports the terminal's health. One thread; every answer is an event.
#pragma once

#include "base/clock.h"
#include "base/crypto/certificate.h"
#include "kiosk/effects.h"
#include "kiosk/events.h"
#include "kiosk/http/client.h"
#include "kiosk/journal/journal.h"
#include "kiosk/retry.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace kiosk {

class CentralLink {
public:
    struct Options {
        std::string url;
        http::Trust trust;
        std::filesystem::path issuer;  // PEM: whose signature a document must carry.
        std::filesystem::path journal;
        std::filesystem::path catalogue = {};  // Where it is kept; empty: it is not asked for.
        std::chrono::milliseconds heartbeat{30'000};
        std::chrono::milliseconds answer_limit{15'000};  // Of one request, retries included.
        std::chrono::milliseconds first_retry{250};
        std::uint64_t seed = 1;  // For the jitter.
    };

    // post is thread-safe and outlives this object. Errc of whatever cannot be opened.
    static base::Result<std::unique_ptr<CentralLink>> open(const Options&, const base::Clock&,
                                                           std::function<void(Event)> post);
    ~CentralLink();
    CentralLink(const CentralLink&) = delete;
    CentralLink& operator=(const CentralLink&) = delete;

    void open_session(Request, wire::CardEvidence);
    void list_certificates(Request, std::string session);
    void fetch_document(Request, std::string session, wire::IssueRequest);
    void end_session(std::string session);
    void verify_paper(Request, std::string code);

    // central_link_own.cpp
    void fetch_overview(Request, std::string session);
    void fetch_cases(Request, std::string session);
    void fetch_records(Request, std::string session);
    void fetch_complaints(Request, std::string session);
    void follow_complaint(Request, std::string key);
    void call_help(Request, wire::HelpCall);

    // The journal has a letter: send it now.
    void send_letters();
    // What the next heartbeats say. The first is sent at once.
    void set_status(wire::Heartbeat);

private:
    CentralLink(const Options&, const base::Clock&, std::function<void(Event)> post,
                base::crypto::Certificate issuer, std::unique_ptr<journal::Journal>,
                std::unique_ptr<http::Client>, std::stop_source);

    using Task = std::move_only_function<void()>;
    void post_task(Task);
    void run();
    Task next_task();
    base::SteadyTime next_errand() const;
    void do_errands();

    // Once, without another try.
    base::Result<http::Response> attempt(const http::Request&, base::Deadline);
    // Again after a lost connection, a time-out or a 502-504, until answer_limit.
    Answer<http::Response> ask(const http::Request&);
    bool wait_before_retry(Backoff&, base::Deadline);
    void note_reachable(bool);

    void deliver_letters();
    void send_heartbeat();
    void note_answer(const http::Response&, std::vector<wire::DeviceStatus> devices);
    void load_catalogue();
    void fetch_catalogue();
    void fetch(Request, const std::string& session, const wire::IssueRequest&);
    Answer<Document> fetch_pdf(const wire::Issue&);
    base::Result<> check(const wire::Issue&, base::ByteView pdf) const;

    const Options options_;
    const base::Clock& clock_;
    std::function<void(Event)> post_;
    base::crypto::Certificate issuer_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<http::Client> client_;
    std::stop_source stop_;
    std::string catalogue_digest_;  // Of the one that was posted last.
    std::string catalogue_wanted_;  // Of the one the centre named.
    Backoff errand_backoff_;
    std::optional<bool> is_reachable_;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Task> tasks_;
    base::SteadyTime next_heartbeat_{};
    base::SteadyTime next_letter_{};
    bool are_letters_waiting_ = true;  // Some may be left from before.
    bool is_catalogue_due_ = false;
    bool is_errand_new_ = false;
    std::optional<wire::Heartbeat> status_;
    std::jthread thread_;  // Last member.
};

}  // namespace kiosk
