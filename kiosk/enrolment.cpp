#include "kiosk/enrolment.h"

#include "base/crypto/certificate.h"
#include "base/crypto/certificate_request.h"
#include "base/crypto/key.h"
#include "base/crypto/password.h"
#include "base/json.h"
#include "central/wire/messages.h"
#include "kiosk/http/client.h"
#include "kiosk/technician.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace kiosk {

using base::Errc;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto enrolment_limit = 30s;

// Whole or not at all, also when the power goes: written beside, synced, renamed.
Result<> write_file(const std::filesystem::path& path, std::string_view text)
{
    const auto beside = path.string() + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(Errc::refused, beside + " cannot be written");
    const bool is_whole =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    if (!is_whole || ::rename(beside.c_str(), path.c_str()) != 0)
        return base::fail(Errc::exhausted, path.string() + " cannot be written");
    return {};
}

Result<wire::Enrolled> ask_centre(const Settings& settings, const std::filesystem::path& authority,
                                  const wire::Enrolment& enrolment)
{
    auto client = TRY(http::Client::open(settings.central.url,
                                         {.authority = authority, .certificate = {}, .key = {}},
                                         std::stop_token{}));
    const auto response = TRY(client->perform({.method = http::Method::post,
                                               .path = "/v1/enrolments",
                                               .body = base::to_line(wire::encode(enrolment))},
                                              base::within(enrolment_limit)));
    const auto json = TRY(base::parse_json(response.body, 64 * 1024));
    if (response.status / 100 != 2) {
        const auto problem = wire::decode<wire::Problem>(json, base::Extra::ignored);
        return base::fail(Errc::refused,
                          fmt::format("the centre answers {} {}", response.status,
                                      problem ? problem->title : std::string("without reason")));
    }
    return wire::decode<wire::Enrolled>(json, base::Extra::ignored);
}

}  // namespace

Result<std::string> enrol(const Settings& settings, const std::string& code,
                          const std::filesystem::path& authority)
{
    const IdentityFiles files(settings.terminal.data);
    if (std::filesystem::exists(files.certificate))
        return base::fail(Errc::refused, "this terminal is enrolled; remove " +
                                             files.certificate.string() + " to enrol it anew");
    std::error_code error;
    std::filesystem::create_directories(settings.terminal.data, error);
    if (error)
        return base::fail(Errc::refused,
                          fmt::format("{}: {}", settings.terminal.data.string(), error.message()));
    const auto key = base::crypto::Key::generate();
    const auto request = base::crypto::CertificateRequest::create(key, settings.terminal.model);
    const auto enrolled =
        TRY(ask_centre(settings, authority,
                       {.code = code, .csr_pem = request.pem(), .model = settings.terminal.model}));
    const auto certificate = TRY(base::crypto::Certificate::from_pem(enrolled.certificate_pem));
    if (!certificate.belongs_to(key))
        return base::fail(Errc::untrusted, "the centre's certificate is for another key");
    TRY(key.save(files.key));
    TRY(write_file(files.authority, enrolled.authority_pem));
    TRY(write_file(files.issuer, enrolled.issuer_pem));
    // Last: this file is what makes the terminal an enrolled one.
    TRY(write_file(files.certificate, enrolled.certificate_pem));
    return enrolled.terminal;
}

Result<std::string> terminal_name(const IdentityFiles& files)
{
    const auto certificate = TRY(base::crypto::Certificate::load(files.certificate));
    return certificate.common_name();
}

Result<> set_pin(const IdentityFiles& files, const base::SecretText& pin)
{
    const auto& digits = pin.reveal();
    const bool is_pin = digits.size() == pin_length &&
                        std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_pin)
        return base::fail(Errc::malformed, fmt::format("a PIN is {} digits", pin_length));
    return write_file(files.pin, base::crypto::hash_password(pin));
}

}  // namespace kiosk
