// Requests to one printer and its answers. Every wait is bounded; a connection that broke is made
// anew for the next request.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/ipp/message.h"
#include "drivers/ipp/options.h"
#include "drivers/ipp/patience.h"
#include "drivers/ipp/protocol.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace drivers::ipp {

class Link;

// ipp-usb sends each request over the next of a printer's pipes, of which there are two or three,
// and clears none that has halted: until the cable is pulled, every third request fails.
inline constexpr int gateway_pipes = 3;

class Connection {
public:
    // Errc::malformed for a URI that is not ipp://, ipps:// or cups:. Connects with the first
    // request.
    static base::Result<std::unique_ptr<Connection>> open(const std::string& uri, const Patience&);
    ~Connection();

    base::Result<Capabilities> capabilities();
    base::Result<PrinterState> printer_state();
    base::Result<std::vector<Supply>> supplies();

    // The last request did not get from the gateway to the printer, or its answer not back.
    bool has_gateway_failed() const;

    // Asks until a question does not get through, so that the next request goes over a sound pipe.
    void pass_halted_pipe();

    // A queue of CUPS, not the printer itself.
    bool is_queue() const;

    // Answers with the job's number at the printer. Errc::refused when the printer says no.
    base::Result<int> create_job(const std::string& token, const PrintOptions&);

    // first_byte is called when the job's document begins to leave.
    base::Result<> send_document(int job, base::ByteView document, std::string_view format,
                                 const std::function<void()>& first_byte);

    // Errc::not_found once the printer has forgotten it.
    base::Result<Job> job(int id);

    // Looks among the jobs that wait and those that ended. Empty when there is none of that name.
    base::Result<std::optional<Job>> find_job(const std::string& token);

    base::Result<> cancel(int job);

    // Waits between two questions.
    void pause();

private:
    class Request;

    explicit Connection(const Patience&);

    base::Result<Message> exchange(const Request&, base::ByteView document = {},
                                   const std::function<void()>& first_byte = {});
    // A question may be asked again: an idle connection that the printer has closed shows only
    // then, and behind a gateway each request goes over another pipe.
    base::Result<Message> ask(const Request&);
    base::Result<Group> ask_printer(std::initializer_list<const char*> attributes);

    Patience patience_;
    std::string uri_;
    std::unique_ptr<Link> link_;
};

}  // namespace drivers::ipp
