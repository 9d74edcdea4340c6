// The few places where SQLite and PostgreSQL do not speak the same SQL. Everything else in this
// folder is written once, in what both understand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace central::store {

enum class Dialect { sqlite, postgresql };

// A statement of the schema, as schema.cpp has it (SQLite's), in the statements of a dialect.
// PostgreSQL: whole numbers are BIGINT and texts sort by their bytes, as in SQLite; a column `id
// INTEGER PRIMARY KEY` counts by itself; a trigger is the one form of schema.cpp, RAISE(ABORT, …).
std::vector<std::string> schema_statements(Dialect, std::string_view statement);

// SQLite takes its one write lock at once: a read that becomes a write could otherwise find the
// lock taken and fail without waiting. PostgreSQL locks rows: what a transaction reads in order to
// write is read with locked().
std::string_view begin(Dialect);

// A SELECT whose rows nobody else changes before the transaction ends.
std::string locked(Dialect, std::string_view select);

}  // namespace central::store
