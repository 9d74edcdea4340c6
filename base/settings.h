// Settings files (TOML): read key by key into structs. Every mistake is noted with its file and
// line and all are told at once by finish(), each with what to do.
//
//     auto file = TRY(Settings::load("config/kiosk.toml"));
//     idle.warn_after = file.duration("idle.warn_after", 10s, 600s);
//     TRY(file.finish());  // "config/kiosk.toml:12: idle.warn_after is 5 s, not 10 s to 10 min"
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// A table of a settings file. Keys may be paths ("idle.warn_after"). A mistake gives the smallest
// allowed value and is noted; the struct read with it must not be used before finish() agreed.
class Settings {
public:
    // Errc::not_found without the file, Errc::malformed with file and line when it is not TOML,
    // Errc::exhausted above 1 MiB.
    static Result<Settings> load(const std::filesystem::path&);
    static Result<Settings> parse(std::string_view text, std::string file);

    Settings(Settings&&) noexcept;
    Settings& operator=(Settings&&) noexcept;
    ~Settings();

    bool has(std::string_view key);

    // Lengths in bytes of UTF-8.
    std::string text(std::string_view key, std::size_t min, std::size_t max);
    std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max);
    bool boolean(std::string_view key);
    // "300 ms", "60 s", "5 min", "24 h".
    std::chrono::milliseconds duration(std::string_view key, std::chrono::milliseconds min,
                                       std::chrono::milliseconds max);
    std::vector<std::string> texts(std::string_view key, std::size_t max_count,
                                   std::size_t max_length);

    std::optional<std::string> optional_text(std::string_view key, std::size_t max);
    std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t min,
                                                 std::int64_t max);

    // A table, or each of [[key]]. They borrow from this object, which must outlive them, and note
    // their mistakes here.
    Settings table(std::string_view key);
    std::vector<Settings> tables(std::string_view key, std::size_t max_count);

    // For a value whose type fits and whose meaning does not: "is 'moon', not 'sm2' or 'ecdsa'".
    void note(std::string_view key, std::string_view problem);

    // Errc::malformed with every mistake, keys that nobody asked for among them, one a line. Call
    // it once, last, on what load() gave.
    Result<> finish();

private:
    struct File;
    struct Node;
    Settings(std::unique_ptr<File>, File&, const void* table, std::string path);
    Node find(std::string_view key);
    Node required(std::string_view key, std::string_view advice);
    std::string full(std::string_view key) const;
    std::string checked_text(const Node&, std::size_t min, std::size_t max);
    std::int64_t checked_integer(const Node&, std::int64_t min, std::int64_t max);

    std::unique_ptr<File> owned_;  // Only in what load() gave.
    File* file_;
    const void* table_;  // The library's table; null after a mistake.
    std::string path_;
};

// All texts of a file, nested tables joined by dots: "notice.thanks.title" → "…".
Result<std::map<std::string, std::string, std::less<>>> load_string_table(
    const std::filesystem::path&);

}  // namespace base
