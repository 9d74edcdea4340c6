#include "kiosk/http/client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <mutex>

namespace kiosk::http {

using base::Errc;
using base::Result;

namespace {

constexpr long connect_timeout_ms = 4000;

// What libcurl's callbacks see during one request.
struct Transfer {
    std::string body;
    std::size_t limit = 0;
    bool is_too_long = false;
    const std::stop_token* stop = nullptr;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* user)
{
    auto& transfer = *static_cast<Transfer*>(user);
    const std::size_t length = size * count;
    if (transfer.body.size() + length > transfer.limit) {
        transfer.is_too_long = true;
        return 0;
    }
    transfer.body.append(data, length);
    return length;
}

int is_stopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Transfer*>(user)->stop->stop_requested() ? 1 : 0;
}

Errc code_for(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return Errc::timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return Errc::untrusted;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return Errc::refused;
    case CURLE_ABORTED_BY_CALLBACK:
        return Errc::cancelled;
    default:
        return Errc::disconnected;
    }
}

void initialise_once()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

struct Client::Handles {
    CURL* easy = nullptr;
    curl_slist* headers = nullptr;
    ~Handles()
    {
        curl_slist_free_all(headers);
        curl_easy_cleanup(easy);
    }
};

Client::Client(std::unique_ptr<Handles> handles, std::string base_url, std::stop_token stop)
    : handles_(std::move(handles)), base_url_(std::move(base_url)), stop_(std::move(stop))
{
}

Client::~Client() = default;

static void set_trust(CURL* easy, const Trust& trust)
{
    curl_easy_setopt(easy, CURLOPT_CAINFO, trust.authority.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    if (trust.certificate.empty())
        return;
    curl_easy_setopt(easy, CURLOPT_SSLCERT, trust.certificate.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLKEY, trust.key.c_str());
}

Result<std::unique_ptr<Client>> Client::open(std::string base_url, const Trust& trust,
                                             std::stop_token stop)
{
    initialise_once();
    auto handles = std::make_unique<Handles>();
    handles->easy = curl_easy_init();
    if (!handles->easy)
        return base::fail(Errc::exhausted, "libcurl gives no handle");
    handles->headers = curl_slist_append(handles->headers, "Content-Type: application/json");
    // Without this libcurl asks for "100 Continue" and waits a second for it.
    handles->headers = curl_slist_append(handles->headers, "Expect:");
    auto* easy = handles->easy;
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, handles->headers);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_3);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    // A proxy from the environment must not see what only the centre may see.
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, is_stopped);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    set_trust(easy, trust);
    return std::unique_ptr<Client>(
        new Client(std::move(handles), std::move(base_url), std::move(stop)));
}

using HeaderList =
    std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;

// A list of its own for one request: those of every request, and the entity tag.
static curl_slist* with_tag(const curl_slist* usual, const std::string& tag)
{
    curl_slist* list = nullptr;
    for (; usual; usual = usual->next)
        list = curl_slist_append(list, usual->data);
    return curl_slist_append(list, ("If-None-Match: " + tag).c_str());
}

Result<Response> Client::perform(const Request& request, base::Deadline deadline)
{
    if (stop_.stop_requested())
        return base::fail(Errc::cancelled, request.path + " was not asked: stopping");
    const auto left = base::time_left(deadline);
    if (left.count() == 0)
        return base::fail(Errc::timeout, request.path + " has no time left");
    auto* easy = handles_->easy;
    Transfer transfer{
        .body = {}, .limit = request.answer_limit, .is_too_long = false, .stop = &stop_};
    const std::string url = base_url_ + request.path;
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &transfer);
    const HeaderList own(request.if_none_match.empty()
                             ? nullptr
                             : with_tag(handles_->headers, request.if_none_match));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, own ? own.get() : handles_->headers);
    if (request.method == Method::post) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
    } else {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    }
    const CURLcode code = curl_easy_perform(easy);
    if (transfer.is_too_long)
        return base::fail(Errc::exhausted, fmt::format("{} answers more than {} bytes",
                                                       request.path, request.answer_limit));
    if (code != CURLE_OK)
        return base::fail(code_for(code),
                          fmt::format("{}: {}", request.path, curl_easy_strerror(code)));
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return Response{.status = static_cast<int>(status), .body = std::move(transfer.body)};
}

}  // namespace kiosk::http
