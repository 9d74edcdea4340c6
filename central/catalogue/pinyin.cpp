#include "central/catalogue/pinyin.h"

#include "base/verify.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

namespace central::catalogue {

static constexpr std::size_t longest = 400;

static const icu::Transliterator& han_to_latin()
{
    static const auto made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> latin(icu::Transliterator::createInstance(
            "Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        VERIFY(U_SUCCESS(status) && latin);
        return latin;
    }();
    return *made;
}

static bool is_kept(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Between characters the transliterator sets a blank, so each sound is a word.
Spelling spell(std::string_view name)
{
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    han_to_latin().transliterate(text);
    std::string latin;
    text.toUTF8String(latin);
    Spelling spelling;
    bool is_first = true;
    for (const char c : latin) {
        if (!is_kept(c)) {
            is_first = true;
            continue;
        }
        if (spelling.pinyin.size() < longest)
            spelling.pinyin += c;
        if (is_first && spelling.initials.size() < longest)
            spelling.initials += c;
        is_first = false;
    }
    return spelling;
}

}  // namespace central::catalogue
