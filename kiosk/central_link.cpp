#include "kiosk/central_link.h"

#include "base/crypto/digest.h"
#include "base/crypto/document_signature.h"
#include "kiosk/catalogue_copy.h"
#include "kiosk/central_answers.h"

#include <fmt/format.h>

namespace kiosk {

using base::Errc;
using base::LogEvent;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t document_limit = 8 * 1024 * 1024;
constexpr auto most_between_retries = 4s;
constexpr auto most_between_errands = 60s;

bool is_worth_another_try(const Result<http::Response>& response)
{
    if (!response)
        return response.error().code == Errc::disconnected ||
               response.error().code == Errc::timeout;
    return response->status >= 502 && response->status <= 504;
}

CentralProblem problem_for(const base::Error& error)
{
    switch (error.code) {
    case Errc::untrusted:
        return CentralProblem::untrusted;
    case Errc::timeout:
    case Errc::disconnected:
    case Errc::cancelled:
        return CentralProblem::unreachable;
    default:
        return CentralProblem::refused;
    }
}

// A refusal in words (RFC 9457). One that cannot be read is still a refusal.
CentralProblem problem_in(const http::Response& response)
{
    const auto json = base::parse_json(response.body, json_limit);
    if (!json)
        return CentralProblem::refused;
    const auto problem = wire::decode<wire::Problem>(*json, base::Extra::ignored);
    const auto type = problem ? problem->type : std::string{};
    if (type == "card-refused")
        return CentralProblem::card_refused;
    if (type == "card-expired")
        return CentralProblem::card_expired;
    if (type == "not-found")
        return CentralProblem::not_found;
    if (type == "too-many")
        return CentralProblem::too_many;
    return type == "unknown-person" ? CentralProblem::person_unknown : CentralProblem::refused;
}

bool is_success(const http::Response& response)
{
    return response.status >= 200 && response.status < 300;
}

}  // namespace

CentralLink::CentralLink(const Options& options, const base::Clock& clock,
                         std::function<void(Event)> post, base::crypto::Certificate issuer,
                         std::unique_ptr<journal::Journal> journal,
                         std::unique_ptr<http::Client> client, std::stop_source stop)
    : options_(options),
      clock_(clock),
      post_(std::move(post)),
      issuer_(std::move(issuer)),
      journal_(std::move(journal)),
      client_(std::move(client)),
      stop_(std::move(stop)),
      errand_backoff_(options.first_retry * 4, most_between_errands, options.seed),
      thread_([this] { run(); })
{
}

Result<std::unique_ptr<CentralLink>> CentralLink::open(const Options& options,
                                                       const base::Clock& clock,
                                                       std::function<void(Event)> post)
{
    auto issuer = TRY(base::crypto::Certificate::load(options.issuer));
    auto journal = TRY(journal::Journal::open(options.journal, clock));
    std::stop_source stop;
    auto client = TRY(http::Client::open(options.url, options.trust, stop.get_token()));
    return std::unique_ptr<CentralLink>(new CentralLink(options, clock, std::move(post),
                                                        std::move(issuer), std::move(journal),
                                                        std::move(client), std::move(stop)));
}

CentralLink::~CentralLink()
{
    stop_.request_stop();
}

// ---- The thread

void CentralLink::post_task(Task task)
{
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    wake_.notify_one();
}

void CentralLink::run()
{
    const auto stop = stop_.get_token();
    load_catalogue();
    while (!stop.stop_requested()) {
        if (auto task = next_task())
            task();
        else if (!stop.stop_requested())
            do_errands();
    }
}

base::SteadyTime CentralLink::next_errand() const
{
    if (are_letters_waiting_)
        return std::min(next_heartbeat_, next_letter_);
    return next_heartbeat_;
}

CentralLink::Task CentralLink::next_task()
{
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait_until(lock, stop_.get_token(), next_errand(),
                         [this] { return !tasks_.empty() || is_errand_new_; });
        is_errand_new_ = false;
        if (stop_.stop_requested())
            return {};
        if (!tasks_.empty()) {
            auto task = std::move(tasks_.front());
            tasks_.pop_front();
            return task;
        }
        if (next_errand() <= std::chrono::steady_clock::now())
            return {};
    }
}

void CentralLink::do_errands()
{
    const auto now = std::chrono::steady_clock::now();
    bool is_letter_due = false;
    bool is_heartbeat_due = false;
    {
        const std::lock_guard lock(mutex_);
        is_letter_due = are_letters_waiting_ && next_letter_ <= now;
        is_heartbeat_due = next_heartbeat_ <= now;
    }
    if (is_letter_due)
        deliver_letters();
    if (is_heartbeat_due)
        send_heartbeat();
    if (is_catalogue_due_)
        fetch_catalogue();
}

// ---- One request

Result<http::Response> CentralLink::attempt(const http::Request& request, base::Deadline deadline)
{
    auto response = client_->perform(request, deadline);
    if (!response && response.error().code != Errc::cancelled)
        base::log(LogEvent::central_failed,
                  {{"request", request.path}, {"cause", response.error()}});
    note_reachable(response && response->status < 500);
    return response;
}

void CentralLink::note_reachable(bool is_reachable)
{
    if (is_reachable_ == is_reachable || stop_.stop_requested())
        return;
    is_reachable_ = is_reachable;
    if (is_reachable)
        base::log(LogEvent::central_reached, {{"host", options_.url}});
    post_(CentralChanged{is_reachable});
}

// False when there is no time for another try.
bool CentralLink::wait_before_retry(Backoff& backoff, base::Deadline deadline)
{
    const auto until = std::chrono::steady_clock::now() + backoff.next();
    if (until >= deadline)
        return false;
    std::unique_lock lock(mutex_);
    wake_.wait_until(lock, stop_.get_token(), until, [] { return false; });
    return !stop_.stop_requested();
}

Answer<http::Response> CentralLink::ask(const http::Request& request)
{
    const auto deadline = base::within(options_.answer_limit);
    Backoff backoff(options_.first_retry, most_between_retries, options_.seed);
    auto response = attempt(request, deadline);
    while (is_worth_another_try(response) && wait_before_retry(backoff, deadline))
        response = attempt(request, deadline);
    if (!response)
        return std::unexpected(problem_for(response.error()));
    if (response->status >= 500)
        return std::unexpected(CentralProblem::unreachable);
    if (!is_success(*response))
        return std::unexpected(problem_in(*response));
    return std::move(*response);
}

// ---- For the visit

void CentralLink::open_session(Request request, wire::CardEvidence evidence)
{
    post_task([this, request, evidence = std::move(evidence)] {
        auto ask_for = post_of("/v1/sessions", wire::encode(evidence));
        const auto answer = decoded<wire::SessionOpened>(ask(ask_for), ask_for.path);
        base::wipe(ask_for.body);
        post_(SessionAnswered{request, part_of(answer, &wire::SessionOpened::session)});
    });
}

void CentralLink::list_certificates(Request request, std::string session)
{
    post_task([this, request, session = std::move(session)] {
        const http::Request ask_for{.method = http::Method::get,
                                    .path = fmt::format("/v1/sessions/{}/certificates", session),
                                    .body = {},
                                    .answer_limit = json_limit};
        const auto answer = decoded<wire::CertificateList>(ask(ask_for), "list of certificates");
        post_(CertificatesArrived{request, part_of(answer, &wire::CertificateList::certificates)});
    });
}

void CentralLink::fetch_document(Request request, std::string session, wire::IssueRequest issue)
{
    post_task([this, request, session = std::move(session), issue = std::move(issue)] {
        fetch(request, session, issue);
    });
}

void CentralLink::fetch(Request request, const std::string& session,
                        const wire::IssueRequest& wanted)
{
    const auto ask_for =
        post_of(fmt::format("/v1/sessions/{}/issues", session), wire::encode(wanted));
    const auto issue = decoded<wire::Issue>(ask(ask_for), "issue");
    if (!issue) {
        post_(DocumentArrived{request, std::unexpected(issue.error()), {}});
        return;
    }
    post_(DocumentArrived{request, fetch_pdf(*issue), issue->serial});
}

Answer<Document> CentralLink::fetch_pdf(const wire::Issue& issue)
{
    const auto response = ask({.method = http::Method::get,
                               .path = fmt::format("/v1/issues/{}/document", issue.serial),
                               .body = {},
                               .answer_limit = document_limit});
    if (!response)
        return std::unexpected(response.error());
    const auto pdf = base::view(response->body);
    if (const auto checked = check(issue, pdf); !checked) {
        base::log(LogEvent::document_refused,
                  {{"serial", issue.serial}, {"cause", checked.error()}});
        return std::unexpected(CentralProblem::document_refused);
    }
    return Document{issue, base::Secret(base::Bytes(pdf.begin(), pdf.end()))};
}

// The digest finds what was cut or damaged on the way, the signature what was made by another.
Result<> CentralLink::check(const wire::Issue& issue, base::ByteView pdf) const
{
    if (static_cast<std::int64_t>(pdf.size()) != issue.size)
        return base::fail(Errc::malformed,
                          fmt::format("{} bytes instead of {}", pdf.size(), issue.size));
    if (!base::crypto::is_same(base::crypto::sha256_hex(pdf), issue.sha256))
        return base::fail(Errc::malformed, "another digest than the issue names");
    return base::crypto::verify_pdf(pdf, issuer_, clock_.wall());
}

void CentralLink::verify_paper(Request request, std::string code)
{
    post_task([this, request, code = std::move(code)] {
        const http::Request ask_for{.method = http::Method::get,
                                    .path = "/v1/verifications/" + code,
                                    .body = {},
                                    .answer_limit = json_limit};
        post_(PaperVerified{request, decoded<wire::Verification>(ask(ask_for), "verification")});
    });
}

void CentralLink::end_session(std::string session)
{
    post_task([this, session = std::move(session)] {
        // The centre ends it by itself after a while: nobody waits for this.
        [[maybe_unused]] const auto ended =
            attempt(post_of(fmt::format("/v1/sessions/{}/end", session), base::Json::object()),
                    base::within(options_.answer_limit));
    });
}

// ---- Errands: letters and heartbeats

void CentralLink::send_letters()
{
    const std::lock_guard lock(mutex_);
    are_letters_waiting_ = true;
    next_letter_ = {};
    is_errand_new_ = true;
    wake_.notify_one();
}

void CentralLink::set_status(wire::Heartbeat status)
{
    const std::lock_guard lock(mutex_);
    const bool first = !status_;
    status_ = std::move(status);
    if (first) {
        next_heartbeat_ = {};
        is_errand_new_ = true;
        wake_.notify_one();
    }
}

// One at a time and in order, each removed only once the centre has it. What the centre refuses for
// good is set aside for a person: sending it again would block all that comes after.
void CentralLink::deliver_letters()
{
    {
        const std::lock_guard lock(mutex_);
        are_letters_waiting_ = false;
    }
    for (;;) {
        const auto letter = journal_->next_letter();
        if (!letter)
            base::log(LogEvent::journal_failed, {{"cause", letter.error()}});
        if (!letter || !*letter || stop_.stop_requested())
            return;
        const auto& [id, path, body] = **letter;
        const auto response = attempt(
            {.method = http::Method::post, .path = path, .body = body, .answer_limit = json_limit},
            base::within(options_.answer_limit));
        if (!response || response->status >= 500 || response->status == 429) {
            const std::lock_guard lock(mutex_);
            are_letters_waiting_ = true;
            next_letter_ = std::chrono::steady_clock::now() + errand_backoff_.next();
            return;
        }
        errand_backoff_.reset();
        const auto done = is_success(*response)
                              ? journal_->remove_letter(id)
                              : journal_->set_aside(id, std::to_string(response->status));
        if (!is_success(*response))
            base::log(LogEvent::central_failed,
                      {{"request", path}, {"cause", std::to_string(response->status)}});
        if (!done)
            base::log(LogEvent::journal_failed, {{"cause", done.error()}});
        if (!done)
            return;
    }
}

void CentralLink::send_heartbeat()
{
    std::optional<wire::Heartbeat> status;
    {
        const std::lock_guard lock(mutex_);
        status = status_;
        next_heartbeat_ = std::chrono::steady_clock::now() + options_.heartbeat;
    }
    if (!status)
        return;
    status->outbox = journal_->outbox_depth().value_or(0);
    const auto response = attempt(post_of("/v1/heartbeats", wire::encode(*status)),
                                  base::within(options_.answer_limit));
    if (response && is_success(*response)) {
        note_answer(*response, std::move(status->devices));
        return;
    }
    // Out of service until the centre is back: look for it more often than a heartbeat.
    next_heartbeat_ =
        std::chrono::steady_clock::now() + std::min(options_.heartbeat, errand_backoff_.next());
}

// ---- The catalogue

void CentralLink::load_catalogue()
{
    if (options_.catalogue.empty())
        return;
    const auto copy = kiosk::load_catalogue(options_.catalogue, issuer_, clock_.wall());
    if (!copy) {
        if (copy.error().code != Errc::not_found)
            base::log(LogEvent::catalogue_refused, {{"cause", copy.error()}});
        return;
    }
    catalogue_digest_ = copy->digest;
    post_(CatalogueArrived{copy->catalogue});
}

void CentralLink::note_answer(const http::Response& response,
                              std::vector<wire::DeviceStatus> devices)
{
    auto answer = decoded<wire::HeartbeatAnswer>(response, "heartbeat");
    post_(StatusTold{std::move(devices),
                     answer ? std::move(answer->nearby) : std::vector<wire::NearbyTerminal>{}});
    if (!answer || options_.catalogue.empty())
        return;
    catalogue_wanted_ = answer->catalogue;
    is_catalogue_due_ = !catalogue_wanted_.empty() && catalogue_wanted_ != catalogue_digest_;
}

// One try for each heartbeat that names another: what is refused today may be mended tomorrow.
void CentralLink::fetch_catalogue()
{
    is_catalogue_due_ = false;
    const auto response =
        attempt({.method = http::Method::get,
                 .path = "/v1/catalogue",
                 .body = {},
                 .answer_limit = wire::release_limit,
                 .if_none_match = catalogue_digest_.empty() ? "" : '"' + catalogue_digest_ + '"'},
                base::within(options_.answer_limit));
    if (!response || response->status != 200)
        return;
    const auto copy = open_release(response->body, issuer_, clock_.wall());
    if (!copy)
        return base::log(LogEvent::catalogue_refused, {{"cause", copy.error()}});
    if (const auto kept = keep_catalogue(options_.catalogue, response->body); !kept)
        base::log(LogEvent::catalogue_refused, {{"cause", kept.error()}});
    catalogue_digest_ = copy->digest;
    base::log(LogEvent::catalogue_taken,
              {{"day", copy->catalogue->day},
               {"items", static_cast<std::int64_t>(copy->catalogue->items.size())}});
    post_(CatalogueArrived{copy->catalogue});
}

}  // namespace kiosk
