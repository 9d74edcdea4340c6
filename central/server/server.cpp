#include "central/server/server.h"

// Boost 1.74's Asio uses std::exchange in its coroutines without including this.
#include <utility>

#include "base/crypto/certificate.h"
#include "base/verify.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <algorithm>
#include <csignal>
#include <set>
#include <tuple>

namespace central::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using tcp = asio::ip::tcp;

using Stream = beast::ssl_stream<beast::tcp_stream>;
using RequestParser = http::request_parser<http::string_body>;
using HttpResponse = http::response<http::string_body>;

static constexpr std::size_t body_limit = 65'536;
static constexpr std::size_t header_limit = 8'192;

static std::string text_of(beast::string_view text)
{
    return {text.data(), text.size()};
}

static Method method_of(http::verb verb)
{
    if (verb == http::verb::get)
        return Method::get;
    return verb == http::verb::post ? Method::post : Method::other;
}

static std::optional<Peer> peer_of(Stream& stream)
{
    auto* native = SSL_get1_peer_certificate(stream.native_handle());
    if (!native)
        return std::nullopt;
    const auto certificate = base::crypto::Certificate::adopt(native);
    return Peer{.name = certificate.common_name(), .fingerprint = certificate.fingerprint()};
}

// Empty when the other side is gone already.
static std::string address_of(Stream& stream)
{
    beast::error_code error;
    const auto endpoint = beast::get_lowest_layer(stream).socket().remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string();
}

static Request request_from(RequestParser& parser, const std::optional<Peer>& peer,
                            const std::string& address)
{
    auto& message = parser.get();
    const auto target = text_of(message.target());
    const auto mark = std::min(target.find('?'), target.size());
    return {.method = method_of(message.method()),
            .path = target.substr(0, mark),
            .query = target.substr(std::min(mark + 1, target.size())),
            .content_type = text_of(message[http::field::content_type]),
            .accept = text_of(message[http::field::accept]),
            .if_none_match = text_of(message[http::field::if_none_match]),
            .cookie = text_of(message[http::field::cookie]),
            .idempotency_key = text_of(message["Idempotency-Key"]),
            .address = address,
            .body = std::move(message.body()),
            .peer = peer};
}

static HttpResponse http_from(Response response, bool keep_alive)
{
    HttpResponse message(static_cast<http::status>(response.status), 11);
    message.keep_alive(keep_alive);
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    message.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    if (!response.content_type.empty())
        message.set(http::field::content_type, response.content_type);
    if (!response.etag.empty()) {
        message.set(http::field::etag, response.etag);
        message.set(http::field::cache_control, "private, no-cache");
    }
    for (const auto& [name, value] : response.headers)
        message.set(name, value);
    message.body() = std::move(response.body);
    if (response.status != 204 && response.status != 304)
        message.prepare_payload();
    return message;
}

static Response refusal(int status, const std::string& type)
{
    return {status, "application/problem+json",
            R"({"status":)" + std::to_string(status) + R"(,"title":"refused","type":")" + type +
                R"("})"};
}

// What a request that cannot be read is told; nothing when there is nobody to tell.
static std::optional<Response> refusal_of(const beast::error_code& error)
{
    if (error == http::error::body_limit)
        return refusal(413, "too-large");
    if (error == http::error::header_limit)
        return refusal(431, "too-large");
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == make_error_code(http::error::bad_method).category())
        return refusal(400, "malformed");
    return std::nullopt;
}

static ssl::context tls_of(const Options& options)
{
    ssl::context tls(ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_3_VERSION);
    tls.use_certificate_chain_file(options.certificate.string());
    tls.use_private_key_file(options.key.string(), ssl::context::pem);
    tls.load_verify_file(options.authority.string());
    // A certificate is asked for, and must be ours if there is one; whether there has to be one is
    // the route's to say.
    tls.set_verify_mode(ssl::verify_peer);
    constexpr std::string_view name = "yimen";
    SSL_CTX_set_session_id_context(tls.native_handle(),
                                   reinterpret_cast<const unsigned char*>(name.data()),
                                   static_cast<unsigned>(name.size()));
    return tls;
}

class Server::Implementation {
public:
    Implementation(const Options& options, Handler handler)
        : options_(options),
          handler_(std::move(handler)),
          tls_(tls_of(options)),
          acceptor_(loop_, {asio::ip::make_address(options.address), options.port}),
          signals_(loop_, SIGTERM, SIGINT),
          farewell_(loop_)
    {
    }

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    void run()
    {
        signals_.async_wait([this](const beast::error_code& error, int) {
            if (!error)
                begin_farewell();
        });
        asio::co_spawn(loop_, accept(), asio::detached);
        loop_.run();
        worker_.join();
    }

    void stop()
    {
        asio::post(loop_, [this] { begin_farewell(); });
    }

private:
    asio::awaitable<void> accept();
    asio::awaitable<void> serve(tcp::socket socket);
    asio::awaitable<void> converse(Stream& stream);
    asio::awaitable<Response> handled(Request request);
    asio::awaitable<beast::error_code> send(Stream& stream, Response response, bool keep_alive);
    void begin_farewell();

    const Options options_;
    const Handler handler_;
    asio::io_context loop_{1};
    asio::thread_pool worker_{1};
    ssl::context tls_;
    tcp::acceptor acceptor_;
    asio::signal_set signals_;
    asio::steady_timer farewell_;
    std::size_t connections_ = 0;
    std::set<Stream*> waiting_;  // For their next request: closed first when the server stops.
    bool is_stopping_ = false;
};

asio::awaitable<void> Server::Implementation::accept()
{
    while (!is_stopping_) {
        beast::error_code error;
        auto socket =
            co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (is_stopping_)
            co_return;
        if (error) {
            // Out of descriptors: what is open must end first, and asking again at once would spin.
            asio::steady_timer pause(loop_, std::chrono::milliseconds(50));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        if (connections_ < options_.connection_limit)
            asio::co_spawn(loop_, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> Server::Implementation::serve(tcp::socket socket)
{
    ++connections_;
    beast::error_code error;
    std::ignore = socket.set_option(tcp::no_delay(true), error);
    {
        Stream stream(std::move(socket), tls_);
        beast::get_lowest_layer(stream).expires_after(options_.handshake_limit);
        co_await stream.async_handshake(ssl::stream_base::server,
                                        asio::redirect_error(asio::use_awaitable, error));
        if (!error)
            co_await converse(stream);
        beast::get_lowest_layer(stream).expires_after(options_.handshake_limit);
        if (!error)
            co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    }
    --connections_;
    if (is_stopping_ && connections_ == 0)
        farewell_.cancel();
}

asio::awaitable<void> Server::Implementation::converse(Stream& stream)
{
    const auto peer = peer_of(stream);
    const auto address = address_of(stream);
    beast::flat_buffer buffer(body_limit + header_limit);
    while (!is_stopping_) {
        RequestParser parser;
        parser.body_limit(body_limit);
        parser.header_limit(header_limit);
        beast::error_code error;
        beast::get_lowest_layer(stream).expires_after(options_.request_limit);
        waiting_.insert(&stream);
        co_await http::async_read(stream, buffer, parser,
                                  asio::redirect_error(asio::use_awaitable, error));
        waiting_.erase(&stream);
        if (error) {
            if (auto told = refusal_of(error))
                co_await send(stream, std::move(*told), false);
            co_return;
        }
        const bool keep_alive = parser.get().keep_alive() && !is_stopping_;
        auto response = co_await handled(request_from(parser, peer, address));
        if (co_await send(stream, std::move(response), keep_alive) || !keep_alive)
            co_return;
    }
}

// The handler runs on the worker; this coroutine goes on here, on the loop.
asio::awaitable<Response> Server::Implementation::handled(Request request)
{
    const auto work = [](const Handler& handler, Request taken) -> asio::awaitable<Response> {
        co_return handler(taken);
    };
    co_return co_await asio::co_spawn(worker_, work(handler_, std::move(request)),
                                      asio::use_awaitable);
}

asio::awaitable<beast::error_code> Server::Implementation::send(Stream& stream, Response response,
                                                                bool keep_alive)
{
    const auto message = http_from(std::move(response), keep_alive);
    beast::error_code error;
    beast::get_lowest_layer(stream).expires_after(options_.request_limit);
    co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, error));
    co_return error;
}

void Server::Implementation::begin_farewell()
{
    if (is_stopping_)
        return;
    is_stopping_ = true;
    beast::error_code ignored;
    std::ignore = signals_.cancel(ignored);
    std::ignore = acceptor_.close(ignored);
    for (auto* stream : waiting_)
        beast::get_lowest_layer(*stream).cancel();
    farewell_.expires_after(connections_ == 0 ? std::chrono::seconds(0) : options_.farewell_limit);
    farewell_.async_wait([this](const beast::error_code&) { loop_.stop(); });
}

Server::Server(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation))
{
}

Server::~Server() = default;

base::Result<std::unique_ptr<Server>> Server::open(const Options& options, Handler handler)
{
    VERIFY(handler);
    try {
        return std::unique_ptr<Server>(
            new Server(std::make_unique<Implementation>(options, std::move(handler))));
    } catch (const std::exception& error) {
        return base::fail(base::Errc::refused, std::string("server: ") + error.what());
    }
}

std::uint16_t Server::port() const
{
    return implementation_->port();
}

void Server::run()
{
    implementation_->run();
}

void Server::stop()
{
    implementation_->stop();
}

}  // namespace central::server
