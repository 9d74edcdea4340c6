// Pictures from a file or from a folder of files, in the order of their names, over and over.
#pragma once

#include "drivers/camera/frame_source.h"

#include <filesystem>
#include <memory>

namespace drivers::camera {

class FolderSource final : public FrameSource {
public:
    // Errc::not_found when there is no PGM file.
    static base::Result<std::unique_ptr<FolderSource>> open(const std::filesystem::path&);

    base::Result<> check() override { return {}; }
    base::Result<> start() override { return {}; }
    void stop() override {}

    // A file that cannot be read is Errc::malformed, once; the next call goes on after it.
    base::Result<Picture> next(base::Deadline) override;

private:
    explicit FolderSource(std::vector<std::filesystem::path> files) : files_(std::move(files)) {}

    std::vector<std::filesystem::path> files_;
    std::size_t at_ = 0;
};

}  // namespace drivers::camera
