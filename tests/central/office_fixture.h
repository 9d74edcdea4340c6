// A whole centre in a folder of its own, with a clock that tests set, and without sockets.
#pragma once

#include "base/crypto/random.h"
#include "central/credentials.h"
#include "central/demonstration/people.h"
#include "central/office.h"
#include "central/routes.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace central::testing {

class TestClock final : public base::Clock {
public:
    base::SteadyTime steady() const override { return base::SteadyTime{}; }
    base::WallTime wall() const override { return now; }

    base::WallTime now = *base::from_rfc3339("2026-03-01T08:00:00Z");
};

struct Folder {
    Folder() : path(std::filesystem::temp_directory_path() / ("yimen-" + base::crypto::random_id()))
    {
        std::filesystem::create_directory(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path;
};

// Terminals "one" and "two" are enrolled; the demonstration's people are on record.
class OfficeFixture {
public:
    OfficeFixture() : OfficeFixture(store::Location{}) {}
    // An empty location: a file in the folder.
    explicit OfficeFixture(const store::Location&);

    Response post(const std::string& path, const base::Json& body, int terminal = 1);
    Response post_text(const std::string& path, std::string body, int terminal = 1);
    Response get(const std::string& path, int terminal = 1, const std::string& accept = "");

    // Of a person of the demonstration.
    base::Json evidence(const std::string& person, const std::string& visit) const;
    std::string open(const std::string& person = "three_certificates");
    std::string first_certificate(const std::string& session);
    // {"serial": …} of a new paper.
    base::Json issue(const std::string& session);

    void reopen_store();

    Folder folder;
    store::Location location;
    TestClock clock;
    std::optional<Credentials> credentials;
    std::unique_ptr<store::Store> store;
    document::Fonts fonts;
    sharing::Sharing sharing{clock};
    cases::WorkingDays working_days = cases::WorkingDays::built_in();
    catalogue::Shelf shelf{folder.path / "data" / "catalogue.json"};
    std::unique_ptr<Office> office;
    Peer peers[2];
};

base::Json json_of(const Response&);
std::string type_of(const Response&);  // Of a problem.

}  // namespace central::testing
