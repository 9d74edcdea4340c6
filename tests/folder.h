// A folder below /tmp that goes when its owner goes.
#pragma once

#include "base/verify.h"

#include <filesystem>
#include <string>

#include <cstdlib>

namespace tests {

class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "yimen-XXXXXX").string();
        VERIFY(::mkdtemp(name.data()));
        path_ = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace tests
