// The centre's memory, in a file (SQLite) or on a server (PostgreSQL), behind SOCI. What a call has
// returned is on disk. Used by one thread; other processes may have the same store open.
//
// A failure of the store itself is Errc::exhausted; its detail never has values in it. It may have
// been the answer alone that was lost: the same request again finds out, by its key. A server that
// went away is asked for again by the next call, which takes seconds at most when it is still away.
#pragma once

#include "base/result.h"
#include "central/store/location.h"
#include "central/store/records.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace central::store {

class Connection;

// A document while its serial is being allotted.
struct Document {
    base::Bytes pdf;
    std::string sha256;
    int pages = 1;
};

class Store {
public:
    // Creates the file, readable by its owner only, or the tables of an empty database; brings an
    // older schema up to date. Errc::refused when a newer version of this program has written it.
    static base::Result<std::unique_ptr<Store>> open(const Location&);
    static base::Result<std::unique_ptr<Store>> open(const std::filesystem::path& file);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // That it still answers.
    base::Result<> check();

    // Each statement from now on, a line each, without the values. The stream outlives the store.
    void log_statements(std::ostream&);

    // The fleet (fleet.cpp).
    base::Result<> add_code(const EnrolmentCode&);
    // Errc::refused when there is no such code, or it has expired or served another request. The
    // same request again gets the terminal it made. issue: the certificate for a new terminal.
    struct Enrolment {
        std::string code_digest;
        std::string request_digest;
        std::string now;
    };
    using IssueTerminal = std::function<base::Result<Terminal>(const std::string& id)>;
    base::Result<Terminal> enrol(const Enrolment&, const IssueTerminal& issue);
    base::Result<Terminal> terminal(const std::string& id);
    base::Result<std::vector<Terminal>> terminals();
    base::Result<> revoke_terminal(const std::string& id, const std::string& at);
    base::Result<> beat(const Heartbeat&);
    base::Result<std::vector<Heartbeat>> heartbeats();

    // Where terminals stand (places.cpp).
    base::Result<> set_place(const Place&);
    base::Result<std::vector<Place>> places();

    // People and what they hold (people.cpp).
    base::Result<std::int64_t> add_person(const Person&);
    base::Result<> add_certificate(const Certificate&);
    base::Result<Person> person(std::int64_t id);
    base::Result<Person> find_person(const base::SecretText& number);
    base::Result<Certificate> certificate(const std::string& id);
    base::Result<std::vector<Certificate>> certificates_of(std::int64_t person);
    base::Result<> revoke_certificate(const std::string& id, const std::string& at);

    // Visits and papers (ledger.cpp).
    base::Result<> add_session(const Session&);
    base::Result<Session> session(const std::string& id);
    base::Result<Session> session_of_visit(const std::string& terminal, const std::string& visit);
    base::Result<> end_session(const std::string& id, const std::string& at);

    // Allots the next serial of the year, has the document made with it, keeps both: all or
    // nothing, so that serials have no gaps. of: serial, pages, sha256 and size are filled in.
    using MakeDocument = std::function<base::Result<Document>(const std::string& serial)>;
    base::Result<Issue> add_issue(Issue of, int year, const MakeDocument&);
    base::Result<Issue> issue(const std::string& serial);
    base::Result<Issue> issue_of_key(const std::string& key);
    base::Result<Issue> issue_of_verification(const std::string& code);
    base::Result<base::Bytes> document(const std::string& serial);
    // Errc::refused when the state is no longer `from`. The document is deleted with it: a paper
    // is printed once, and what is not kept cannot leak.
    base::Result<> settle(const Issue&, PaperState from);
    base::Result<std::vector<Issue>> issues(int limit);

    // Errc::refused when the visit was rated otherwise.
    base::Result<> rate(const Rating&);
    // The newest first.
    base::Result<std::vector<Rating>> ratings(int limit);

    // Matters of citizens (cases.cpp). The number is the next of the year and is returned; events
    // that cannot have happened are Errc::malformed, or Errc::refused when they cannot follow.
    base::Result<std::string> add_case(const Filing&, int year);
    base::Result<> add_event(const std::string& number, const cases::Event&);
    // The newest first.
    base::Result<std::vector<cases::Case>> cases_of(std::int64_t person, int limit);

    // Ways to a person (help.cpp). answer: Errc::not_found without such a call or complaint,
    // Errc::refused when somebody was quicker.
    base::Result<> add_help_call(const HelpCall&);
    base::Result<HelpCall> help_call(const std::string& key);
    base::Result<std::vector<HelpCall>> help_calls(int limit);
    // Of a terminal, told at that moment or later.
    base::Result<std::vector<HelpCall>> help_calls_since(const std::string& terminal,
                                                         const std::string& told_at);
    base::Result<> answer_help_call(const HelpCall&);
    // Errc::refused when the number or the key stands for another complaint; the same one again
    // changes nothing.
    base::Result<> add_complaint(const Complaint&);
    base::Result<Complaint> complaint(const std::string& number);
    base::Result<Complaint> complaint_of_key(const std::string& key);
    base::Result<std::vector<Complaint>> complaints_of(std::int64_t person, int limit);
    base::Result<std::vector<Complaint>> complaints(int limit);
    base::Result<> answer_complaint(const Complaint&);

    // For the books of this folder that have a class of their own.
    Connection& connection() { return *connection_; }

private:
    explicit Store(std::unique_ptr<Connection>);

    std::unique_ptr<Connection> connection_;
};

}  // namespace central::store
