// A PostgreSQL server of the test program's own: in a temporary folder, reached through a socket in
// it and by no network. It ends with the program, however that ends.
#pragma once

#include "central/store/location.h"
#include "tests/central/office_fixture.h"

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace central::testing {

class PostgresqlCluster {
public:
    PostgresqlCluster();
    ~PostgresqlCluster();
    PostgresqlCluster(const PostgresqlCluster&) = delete;
    PostgresqlCluster& operator=(const PostgresqlCluster&) = delete;

    // One for all cases of a program: making one takes a second or two.
    static PostgresqlCluster& shared();

    // Empty, and nobody else's.
    store::Location create_database();

    void start();
    // SIGTERM waits for clients, SIGINT ends them, SIGQUIT and SIGKILL are as good as a crash.
    void stop(int signal);

private:
    std::string url(const std::string& database) const;

    Folder folder_;
    pid_t pid_ = 0;
    int databases_ = 0;
};

// Where a store under test lies; gone with this.
class StorePlace {
public:
    enum class Kind { file, server };
    explicit StorePlace(Kind);

    // SQL of the database itself, behind the store's back: the last column of the answer.
    std::vector<std::string> ask(const std::string& sql) const;
    bool is_refused(const std::string& sql) const;

    Folder folder;
    store::Location location;
};

}  // namespace central::testing
