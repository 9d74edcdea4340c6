#include "drivers/camera/folder_source.h"

#include "drivers/camera/pgm.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace drivers::camera {

using base::Errc;
using base::Result;
namespace fs = std::filesystem;

static constexpr std::size_t files_limit = 10'000;

// A header, and the greatest picture.
static constexpr std::uintmax_t file_limit = pixel_limit + 4096;

Result<std::unique_ptr<FolderSource>> FolderSource::open(const fs::path& path)
{
    std::error_code error;
    std::vector<fs::path> files;
    if (fs::is_regular_file(path, error)) {
        files.push_back(path);
    } else {
        for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
            if (it->path().extension() == ".pgm" && files.size() < files_limit)
                files.push_back(it->path());
    }
    if (error)
        return base::fail(Errc::not_found, path.string() + ": " + error.message());
    if (files.empty())
        return base::fail(Errc::not_found, path.string() + ": no pictures (*.pgm)");
    std::ranges::sort(files);
    return std::unique_ptr<FolderSource>(new FolderSource(std::move(files)));
}

Result<Picture> FolderSource::next(base::Deadline)
{
    const auto& path = files_[at_];
    at_ = (at_ + 1) % files_.size();
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return base::fail(Errc::malformed, path.string() + ": " + error.message());
    if (size > file_limit)
        return base::fail(Errc::exhausted, path.string() + " is too long for a picture");
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return decode_pgm(base::view(text));
}

}  // namespace drivers::camera
