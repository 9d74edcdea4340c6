#include "drivers/ipp/connection.h"

#include "drivers/ipp/link.h"
#include "drivers/ipp/pwg_raster.h"
#include "drivers/ipp/supplies.h"

#include <fmt/format.h>

#include <poll.h>

namespace drivers::ipp {

using base::Errc;
using base::Result;

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
    connection->uri_ = address.uri;
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
    for (int i = 1; i < gateway_pipes && link_->has_gateway_failed(); ++i)
        answer = exchange(request);
    return answer;
}

void Connection::pass_halted_pipe()
{
    Request request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri_);
    request.from_us().ask_for({"printer-state"});
    for (int i = 0; i < gateway_pipes; ++i) {
        [[maybe_unused]] const auto answer = exchange(request);
        if (link_->has_gateway_failed())
            return;
    }
}

bool Connection::has_gateway_failed() const
{
    return link_->has_gateway_failed();
}

Result<Group> Connection::ask_printer(std::initializer_list<const char*> attributes)
{
    Request request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri_);
    request.from_us().ask_for(attributes);
    const auto answer = TRY(ask(request));
    const auto* const printer = answer.first(printer_group);
    if (!answer.is_success() || !printer)
        return refusal(answer, "Get-Printer-Attributes");
    return *printer;
}

Result<Capabilities> Connection::capabilities()
{
    return decode_capabilities(TRY(ask_printer(
        {"printer-make-and-model", "document-format-supported", "media-supported",
         "media-source-supported", "media-type-supported", "sides-supported", "copies-supported",
         "pwg-raster-document-type-supported", "pwg-raster-document-resolution-supported",
         "pwg-raster-document-sheet-back", "printer-error-policy", "device-uri"})));
}

Result<PrinterState> Connection::printer_state()
{
    const auto printer =
        TRY(ask_printer({"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"}));
    if (!printer.integer("printer-state"))
        return base::fail(Errc::malformed, "printer without a state");
    return decode_printer_state(printer);
}

Result<std::vector<Supply>> Connection::supplies()
{
    return decode_supplies(TRY(ask_printer({"marker-names", "marker-types", "marker-levels",
                                            "printer-supply", "printer-supply-description"})));
}

bool Connection::is_queue() const
{
    return link_->is_queue();
}

static IppMessage media_collection(const PrintOptions& options, const PaperSize& size)
{
    IppMessage dimensions(ippNew());
    ippAddInteger(dimensions.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "x-dimension", size.width);
    ippAddInteger(dimensions.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "y-dimension", size.height);
    IppMessage media(ippNew());
    ippAddCollection(media.get(), IPP_TAG_JOB, "media-size", dimensions.get());
    const auto add = [&media](const char* name, const std::string& keyword) {
        if (!keyword.empty())
            ippAddString(media.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, name, nullptr, keyword.c_str());
    };
    add("media-source", options.source);
    add("media-type", options.type);
    return media;
}

// The size always goes together with the sides: some printers choose both anew when one is missing.
Result<int> Connection::create_job(const std::string& token, const PrintOptions& options)
{
    Request request(IPP_OP_CREATE_JOB, uri_);
    request.from_us().add(IPP_TAG_NAME, "job-name", token);
    if (options.source.empty() && options.type.empty()) {
        request.add(IPP_TAG_KEYWORD, "media", options.media, IPP_TAG_JOB);
    } else {
        const auto media = media_collection(options, TRY(size_of_media(options.media)));
        ippAddCollection(&request.message(), IPP_TAG_JOB, "media-col", media.get());
    }
    request.add(IPP_TAG_KEYWORD, "sides", std::string(name_of(options.sides)), IPP_TAG_JOB);
    if (options.copies > 1)
        ippAddInteger(&request.message(), IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", options.copies);
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

Result<> Connection::send_document(int job, base::ByteView document, std::string_view format,
                                   const std::function<void()>& first_byte)
{
    Request request(IPP_OP_SEND_DOCUMENT, uri_);
    request.add("job-id", job)
        .from_us()
        .add(IPP_TAG_MIMETYPE, "document-format", std::string(format))
        .add("last-document", true);
    const auto answer = TRY(exchange(request, document, first_byte));
    if (!answer.is_success())
        return refusal(answer, "Send-Document");
    return {};
}

static constexpr auto job_attributes = {"job-id",
                                        "job-name",
                                        "job-state",
                                        "job-state-reasons",
                                        "job-impressions-completed",
                                        "time-at-processing"};

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
