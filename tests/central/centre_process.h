// The real yimen-central in a process and folder of its own, with one enrolled terminal, and
// yimen-centralctl, curl and openssl to speak to it.
#pragma once

#include "base/crypto/authority.h"
#include "base/json.h"
#include "tests/central/office_fixture.h"

#include <sys/types.h>
#include <string>

namespace central::testing {

struct Output {
    int status = 0;
    std::string text;
};

Output run(const std::string& command);
base::Json json_from(const Output&);

class CentreProcess {
public:
    // In its folder, or in the database that the URL names.
    explicit CentreProcess(std::string store = {});
    ~CentreProcess();
    CentreProcess(const CentreProcess&) = delete;
    CentreProcess& operator=(const CentreProcess&) = delete;

    void start();
    // What waitpid says.
    int stop(int signal);

    // The store that start() and ctl() use from now on.
    void move_to(const std::string& store) { store_ = store; }

    Output ctl(const std::string& command) const;
    Output curl(const std::string& options, const std::string& path) const;
    Output as_terminal(const std::string& options, const std::string& path) const;
    Output post(const std::string& path, const base::Json& body) const;

    base::Json evidence() const;  // Of a new visit.
    static base::Json heartbeat();
    std::string file(const std::string& name) const { return (folder_.path / name).string(); }
    int port() const { return port_; }

private:
    void enrol();

    Folder folder_;
    std::string store_;
    base::crypto::Key key_ = base::crypto::Key::generate();
    base::Json people_;
    pid_t pid_ = 0;
    int port_ = 0;
};

}  // namespace central::testing
