// A real centre: the program yimen-central over TLS, with its own data folder and demonstration
// data. It can be stopped, killed and started again on the same port.
#pragma once

#include "base/json.h"
#include "tests/hall/process.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace hall {

// Where the programs lie that were built: the folder above tests/.
struct Programs {
    std::filesystem::path build;
    std::filesystem::path central() const { return build / "central" / "yimen-central"; }
    std::filesystem::path centralctl() const { return build / "central" / "yimen-centralctl"; }
    std::filesystem::path page_helper() const { return build / "ui" / "page" / "yimen-page"; }
};

class Centre {
public:
    // Initialises below `data` and starts. Aborts the program when that fails: nothing can be
    // tested without a centre.
    // port 0: any free one.
    Centre(const Programs&, const std::filesystem::path& data, int port = 0);

    void start();
    void stop();  // In order.
    void kill();  // As a power cut does.

    std::string url() const;
    int port() const { return port_; }
    std::filesystem::path authority() const { return data_ / "authority.pem"; }
    const std::filesystem::path& data() const { return data_; }

    std::string enrolment_code(const std::string& model) const;
    base::Json ctl_json(std::vector<std::string> words) const;
    base::Json people() const { return people_; }
    // State of the paper with this serial in the centre's ledger; empty when unknown there.
    std::string paper_state(const std::string& serial) const;
    void revoke(const std::string& terminal) const;
    void answer_complaint(const std::string& number, const std::string& text) const;

private:
    Ran ctl(std::vector<std::string> words) const;

    const Programs programs_;
    const std::filesystem::path data_;
    base::Json people_;
    int port_ = 0;
    std::unique_ptr<Process> process_;
};

}  // namespace hall
