#include "drivers/ipp/connection.h"

#include "drivers/ipp/link.h"

#include <fmt/format.h>

#include <poll.h>

namespace drivers::ipp {

using base::Errc;
using base::Result;

static constexpr auto a4 = "iso_a4_210x297mm";
static constexpr auto one_sided = "one-sided";
static constexpr auto pdf_format = "application/pdf";
static constexpr auto requester = "yimen";
static constexpr int jobs_looked_through = 50;

class Connection::Request {
public:
    Request(ipp_op_t operation, const std::string& printer_uri) : message_(ippNewRequest(operation))
    {
        add(IPP_TAG_URI, "printer-uri", printer_uri);
    }

    Request& add(ipp_tag_t type, const char* name, const std::string& value,
                 ipp_tag_t group = IPP_TAG_OPERATION)
    {
        ippAddString(message_.get(), group, type, name, nullptr, value.c_str());
        return *this;
    }
    Request& add(const char* name, int value)
    {
        ippAddInteger(message_.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, name, value);
        return *this;
    }
    Request& add(const char* name, bool value)
    {
        ippAddBoolean(message_.get(), IPP_TAG_OPERATION, name, value);
        return *this;
    }
    Request& ask_for(std::initializer_list<const char*> names)
    {
        ippAddStrings(message_.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(names.size()), nullptr, names.begin());
        return *this;
    }
    Request& from_us() { return add(IPP_TAG_NAME, "requesting-user-name", requester); }

    ipp_t& message() const { return *message_; }

private:
    IppMessage message_;
};

static std::unexpected<base::Error> refusal(const Message& answer, std::string_view request)
{
    static constexpr int not_found = 0x0406;
    const auto code = answer.status == not_found ? Errc::not_found : Errc::refused;
    return base::fail(code, fmt::format("{}: IPP status {:04x}", request, answer.status));
}

Connection::Connection(const Patience& patience) : patience_(patience) {}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const std::string& uri,
                                                     const Patience& patience)
{
    auto address = TRY(decode_uri(uri));
    std::unique_ptr<Connection> connection(new Connection(patience));
    connection->uri_ = uri;
    connection->link_ = std::make_unique<Link>(std::move(address), patience);
    return connection;
}

Result<Message> Connection::exchange(const Request& request, base::ByteView document,
                                     const std::function<void()>& first_byte)
{
    return link_->exchange(request.message(), document, first_byte);
}

Result<Message> Connection::ask(const Request& request)
{
    const bool may_be_stale = link_->is_open();
    auto answer = exchange(request);
    if (!answer && answer.error().code == Errc::disconnected && may_be_stale)
        answer = exchange(request);
    return answer;
}

Result<Capabilities> Connection::capabilities()
{
    Request request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri_);
    request.from_us().ask_for({"printer-make-and-model", "document-format-supported",
                               "media-supported", "sides-supported"});
    const auto answer = TRY(ask(request));
    const auto* const printer = answer.first(printer_group);
    if (!answer.is_success() || !printer)
        return refusal(answer, "Get-Printer-Attributes");
    return Capabilities{.make_and_model = printer->text("printer-make-and-model"),
                        .takes_pdf = printer->lists("document-format-supported", pdf_format),
                        .has_a4 = printer->lists("media-supported", a4),
                        .has_one_sided = printer->lists("sides-supported", one_sided)};
}

Result<PrinterState> Connection::printer_state()
{
    Request request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri_);
    request.from_us().ask_for(
        {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"});
    const auto answer = TRY(ask(request));
    const auto* const printer = answer.first(printer_group);
    if (!answer.is_success() || !printer)
        return refusal(answer, "Get-Printer-Attributes");
    if (!printer->integer("printer-state"))
        return base::fail(Errc::malformed, "printer without a state");
    return decode_printer_state(*printer);
}

Result<int> Connection::create_job(const std::string& token, const Capabilities& can)
{
    Request request(IPP_OP_CREATE_JOB, uri_);
    request.from_us().add(IPP_TAG_NAME, "job-name", token);
    if (can.has_a4)
        request.add(IPP_TAG_KEYWORD, "media", a4, IPP_TAG_JOB);
    if (can.has_one_sided)
        request.add(IPP_TAG_KEYWORD, "sides", one_sided, IPP_TAG_JOB);
    link_->close();  // A stale connection would leave in doubt whether the job exists.
    const auto answer = TRY(exchange(request));
    if (!answer.is_success())
        return refusal(answer, "Create-Job");
    const auto* const job = answer.first(job_group);
    const auto id = job ? job->integer("job-id") : std::nullopt;
    if (!id)
        return base::fail(Errc::malformed, "Create-Job: no job-id");
    return *id;
}

Result<> Connection::send_document(int job, base::ByteView pdf,
                                   const std::function<void()>& first_byte)
{
    Request request(IPP_OP_SEND_DOCUMENT, uri_);
    request.add("job-id", job)
        .from_us()
        .add(IPP_TAG_MIMETYPE, "document-format", pdf_format)
        .add("last-document", true);
    const auto answer = TRY(exchange(request, pdf, first_byte));
    if (!answer.is_success())
        return refusal(answer, "Send-Document");
    return {};
}

static constexpr auto job_attributes = {"job-id", "job-name", "job-state", "job-state-reasons",
                                        "job-impressions-completed"};

Result<Job> Connection::job(int id)
{
    Request request(IPP_OP_GET_JOB_ATTRIBUTES, uri_);
    request.add("job-id", id).from_us().ask_for(job_attributes);
    const auto answer = TRY(ask(request));
    const auto* const group = answer.first(job_group);
    if (!answer.is_success() || !group)
        return refusal(answer, "Get-Job-Attributes");
    return decode_job(*group);
}

Result<std::optional<Job>> Connection::find_job(const std::string& token)
{
    for (const auto* const which : {"not-completed", "completed"}) {
        Request request(IPP_OP_GET_JOBS, uri_);
        request.from_us()
            .add("limit", jobs_looked_through)
            .ask_for(job_attributes)
            .add(IPP_TAG_KEYWORD, "which-jobs", which);
        const auto answer = TRY(ask(request));
        if (!answer.is_success())
            return refusal(answer, "Get-Jobs");
        for (const auto& group : answer.groups)
            if (group.tag == job_group && group.text("job-name") == token)
                return TRY(decode_job(group));
    }
    return std::optional<Job>();
}

Result<> Connection::cancel(int job)
{
    Request request(IPP_OP_CANCEL_JOB, uri_);
    request.add("job-id", job).from_us();
    const auto answer = TRY(ask(request));
    if (!answer.is_success())
        return refusal(answer, "Cancel-Job");
    return {};
}

void Connection::pause()
{
    ::poll(nullptr, 0, static_cast<int>(patience_.poll.count()));
}

}  // namespace drivers::ipp
