#include "drivers/ipp/link.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace drivers::ipp {

using base::Deadline;
using base::Errc;
using base::Result;

static constexpr std::size_t answer_limit = 512 * 1024;
static constexpr std::size_t chunk_size = 16 * 1024;

// CUPS forbids these in the name of a queue.
static bool is_queue_name(std::string_view name)
{
    return !name.empty() && name.size() <= 127 && std::ranges::none_of(name, [](char letter) {
        return static_cast<unsigned char>(letter) <= ' ' || letter == '/' || letter == '#' ||
               letter == '?' || letter == '%' || letter == 0x7f;
    });
}

Result<Address> decode_uri(const std::string& uri)
{
    static constexpr std::string_view queue_scheme = "cups:";
    if (uri.starts_with(queue_scheme)) {
        const auto queue = uri.substr(queue_scheme.size());
        if (!is_queue_name(queue))
            return base::fail(Errc::malformed, "not the name of a queue");
        return decode_uri("ipp://localhost:631/printers/" + queue);
    }
    std::array<char, 16> scheme{};
    std::array<char, 64> user{};
    std::array<char, 256> host{};
    std::array<char, 256> resource{};
    int port = 0;
    const auto status = httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(),
                                        scheme.size(), user.data(), user.size(), host.data(),
                                        host.size(), &port, resource.data(), resource.size());
    const std::string_view name = scheme.data();
    if (status != HTTP_URI_STATUS_OK || (name != "ipp" && name != "ipps"))
        return base::fail(Errc::malformed, "not an ipp://, ipps:// or cups: address");
    return Address{.uri = uri,
                   .host = host.data(),
                   .port = port,
                   .resource = resource.data(),
                   .is_encrypted = name == "ipps"};
}

Result<> Link::connect()
{
    const auto encryption = address_.is_encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_NEVER;
    const auto limit = static_cast<int>(patience_.connect.count());
    http_.reset(httpConnect2(address_.host.c_str(), address_.port, nullptr, AF_UNSPEC, encryption,
                             1, limit, nullptr));
    if (!http_)
        return base::fail(Errc::disconnected, "no connection to the printer");
    const auto seconds = std::chrono::duration<double>(patience_.answer).count();
    const auto give_up = [](http_t*, void*) { return 0; };
    httpSetTimeout(http_.get(), seconds, give_up, nullptr);
    return {};
}

static std::unexpected<base::Error> broken(http_t* http, std::string_view when)
{
    const int cause = httpError(http);
    const bool is_late = cause == ETIMEDOUT || cause == EAGAIN || cause == EWOULDBLOCK;
    return base::fail(is_late ? Errc::timeout : Errc::disconnected,
                      std::string("connection to the printer broke while ") + std::string(when));
}

Result<Message> Link::exchange(ipp_t& request, base::ByteView document,
                               const std::function<void()>& first_byte)
{
    has_gateway_failed_ = false;
    if (!http_)
        TRY(connect());
    const auto sent = send(request, document, first_byte);
    if (!sent) {
        close();
        return std::unexpected(sent.error());
    }
    auto answer = receive();
    if (!answer || httpGetKeepAlive(http_.get()) == HTTP_KEEPALIVE_OFF)
        close();
    return answer;
}

Result<> Link::send(ipp_t& request, base::ByteView document,
                    const std::function<void()>& first_byte)
{
    auto* const http = http_.get();
    httpClearFields(http);
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    httpSetLength(http, ippLength(&request) + document.size());
    if (httpPost(http, address_.resource.c_str()) != 0)
        return broken(http, "writing");
    ippSetState(&request, IPP_STATE_IDLE);
    auto state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA) {
        state = ippWrite(http, &request);
        if (state == IPP_STATE_ERROR)
            return broken(http, "writing");
    }
    if (!document.empty() && first_byte)
        first_byte();
    while (!document.empty()) {
        const auto chunk = base::text(document.first(std::min(chunk_size, document.size())));
        if (httpWrite2(http, chunk.data(), chunk.size()) != std::ssize(chunk))
            return broken(http, "sending the document");
        document = document.subspan(chunk.size());
    }
    if (httpFlushWrite(http) < 0)
        return broken(http, "writing");
    return {};
}

namespace {

// An answer that trickles must end too, so the whole of it has a deadline and a size.
struct Body {
    http_t* http;
    Deadline deadline;
    std::size_t left = answer_limit;
    bool is_late = false;
};

}  // namespace

// Fills the buffer: libcups takes a part for a broken message, and TCP cuts where it likes.
static ssize_t read_body(void* context, ipp_uchar_t* buffer, std::size_t size)
{
    auto& body = *static_cast<Body*>(context);
    if (size > body.left)
        return -1;
    std::size_t filled = 0;
    while (filled < size) {
        body.is_late = base::time_left(body.deadline).count() == 0;
        if (body.is_late)
            return -1;
        const auto count =
            httpRead2(body.http, reinterpret_cast<char*>(buffer) + filled, size - filled);
        body.is_late = base::time_left(body.deadline).count() == 0;
        if (count <= 0)
            return -1;
        filled += static_cast<std::size_t>(count);
    }
    body.left -= filled;
    return static_cast<ssize_t>(filled);
}

static bool is_of_gateway(http_status_t status)
{
    return status == HTTP_STATUS_BAD_GATEWAY || status == HTTP_STATUS_SERVICE_UNAVAILABLE ||
           status == HTTP_STATUS_GATEWAY_TIMEOUT;
}

Result<Message> Link::receive()
{
    auto* const http = http_.get();
    const auto deadline = base::within(patience_.answer);
    auto status = HTTP_STATUS_CONTINUE;
    while (status == HTTP_STATUS_CONTINUE && base::time_left(deadline).count() > 0)
        status = httpUpdate(http);
    if (status == HTTP_STATUS_ERROR)
        return broken(http, "waiting for an answer");
    if (status == HTTP_STATUS_CONTINUE)
        return base::fail(Errc::timeout, "no answer but HTTP status 100");
    if (status != HTTP_STATUS_OK) {
        has_gateway_failed_ = is_of_gateway(status);
        return base::fail(has_gateway_failed_ ? Errc::disconnected : Errc::malformed,
                          "HTTP status " + std::to_string(std::to_underlying(status)));
    }
    const IppMessage answer(ippNew());
    Body body{.http = http, .deadline = deadline};
    auto state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA) {
        state = ippReadIO(&body, read_body, 1, nullptr, answer.get());
        if (state == IPP_STATE_ERROR && body.is_late)
            return base::fail(Errc::timeout, "the answer does not end");
        if (state == IPP_STATE_ERROR)
            return base::fail(Errc::malformed, "not a whole IPP message");
    }
    // What follows the message is nobody's: a connection with leftovers is not used again.
    if (httpGetReady(http) > 0 || httpGetState(http) != HTTP_STATE_WAITING)
        httpSetKeepAlive(http, HTTP_KEEPALIVE_OFF);
    return to_values(*answer);
}

}  // namespace drivers::ipp
