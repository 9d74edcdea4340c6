#include "ui/input/methods.h"

#include "base/log.h"

#include <utility>

namespace ui::input {

base::Result<Methods> Methods::load(Places places)
{
    auto keyboards = TRY(Keyboards::load(places.keyboards));
    auto yi = TRY(Yi::load(places.keyboards / "yi_syllables.toml"));
    return Methods(std::move(places), std::move(keyboards), std::move(yi));
}

Pinyin* Methods::pinyin()
{
    if (pinyin_ || has_no_pinyin_)
        return pinyin_.get();
    auto opened = Pinyin::open(places_.keyboards / "rime", places_.dictionaries);
    if (opened)
        pinyin_ = std::move(*opened);
    else
        base::log(base::LogEvent::input_failed, {{"cause", opened.error()}});
    has_no_pinyin_ = !opened;
    return pinyin_.get();
}

const Handwriting* Methods::handwriting()
{
    if (handwriting_ || has_no_handwriting_)
        return handwriting_.get();
    auto opened = Handwriting::open(places_.handwriting);
    if (opened)
        handwriting_ = std::move(*opened);
    else
        base::log(base::LogEvent::input_failed, {{"cause", opened.error()}});
    has_no_handwriting_ = !opened;
    return handwriting_.get();
}

bool Methods::can_use(KeyboardId id)
{
    switch (id) {
    case KeyboardId::pinyin:
        return pinyin() != nullptr;
    case KeyboardId::handwriting:
        return handwriting() != nullptr;
    case KeyboardId::latin:
    case KeyboardId::yi:
    case KeyboardId::tibetan:
    case KeyboardId::uyghur:
        return true;
    }
    std::unreachable();
}

}  // namespace ui::input
