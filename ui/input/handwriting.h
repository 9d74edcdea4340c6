// Chinese characters written with a finger, one at a time, through zinnia and the model of tegaki.
#pragma once

#include "base/result.h"
#include "ui/input/signature.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ui::input {

// Where Debian puts the model of simplified characters.
inline constexpr const char* handwriting_model =
    "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model";

class Handwriting {
public:
    // Errc::not_found without the model.
    static base::Result<std::unique_ptr<Handwriting>> open(
        const std::filesystem::path& model = handwriting_model);
    ~Handwriting();

    // Strokes in the order in which they were written, in an area of this size, in any unit. The
    // likeliest first; none for no stroke.
    std::vector<std::string> candidates(const std::vector<SignatureStroke>&, std::int32_t width,
                                        std::int32_t height) const;

private:
    struct Recognizer;
    explicit Handwriting(std::unique_ptr<Recognizer>);
    std::unique_ptr<Recognizer> recognizer_;
};

}  // namespace ui::input
