// All ways to write: the keyboards, and the engines that make characters of keys and strokes. An
// engine is opened when it is first used; without one its keyboard is left out.
#pragma once

#include "ui/input/handwriting.h"
#include "ui/input/keyboards.h"
#include "ui/input/pinyin.h"
#include "ui/input/yi.h"

namespace ui::input {

class Methods {
public:
    struct Places {
        std::filesystem::path keyboards;  // config/keyboards.
        std::filesystem::path dictionaries = rime_data;
        std::filesystem::path handwriting = handwriting_model;
    };
    // Errc::malformed for a mistake in our own files.
    static base::Result<Methods> load(Places);

    const Keyboards& keyboards() const { return keyboards_; }
    const Yi& yi() const { return yi_; }
    // Nothing where it does not start, which the log tells once.
    Pinyin* pinyin();
    const Handwriting* handwriting();
    bool can_use(KeyboardId);
    bool has_started_pinyin() const { return pinyin_ != nullptr; }

    // Whatever an engine remembers of the citizen.
    void forget() { pinyin_.reset(); }

private:
    Methods(Places places, Keyboards keyboards, Yi yi)
        : places_(std::move(places)), keyboards_(std::move(keyboards)), yi_(std::move(yi))
    {
    }
    Places places_;
    Keyboards keyboards_;
    Yi yi_;
    std::unique_ptr<Pinyin> pinyin_;
    std::unique_ptr<Handwriting> handwriting_;
    bool has_no_pinyin_ = false;
    bool has_no_handwriting_ = false;
};

}  // namespace ui::input
