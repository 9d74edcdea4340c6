// PEM on disk: small files that are replaced in one step and never half written.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace base::crypto {

// Errc::not_found, Errc::exhausted beyond 64 KiB.
Result<std::string> read_pem_file(const std::filesystem::path&);

enum class Readable { by_owner, by_all };

// The mode holds from the file's first moment; the content is on disk when this returns.
Result<> write_pem_file(const std::filesystem::path&, std::string_view pem, Readable);

}  // namespace base::crypto
