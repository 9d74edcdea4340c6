#include "ui/input/pinyin.h"

#include "base/secret.h"

#include <fmt/format.h>
#include <rime_api.h>

#include <utility>

namespace ui::input {

static constexpr const char* schema = "yimen_pinyin";
static constexpr int backspace = 0xff08;  // Of X11's keysyms, which librime speaks.

// librime is one for a process; whoever comes first starts it and the last ends it.
class RimeUse {
public:
    RimeUse(const std::string& folder, const std::string& dictionaries)
    {
        if (users_++ > 0)
            return;
        const auto built = dictionaries + "/build";
        RimeTraits traits{};
        RIME_STRUCT_INIT(RimeTraits, traits);
        traits.shared_data_dir = dictionaries.c_str();
        traits.prebuilt_data_dir = built.c_str();
        // Both folders are the program's, and on an installed terminal read-only: without a
        // deployment and a user's dictionary nothing is written there.
        traits.user_data_dir = folder.c_str();
        traits.staging_dir = folder.c_str();
        traits.distribution_name = "Yimen";
        traits.distribution_code_name = "yimen";
        traits.distribution_version = YIMEN_VERSION;
        traits.app_name = "rime.yimen";
        traits.min_log_level = 3;
        traits.log_dir = "";
        // Its log can be set up once in a process.
        if (!std::exchange(is_set_up_, true))
            rime_get_api()->setup(&traits);
        rime_get_api()->initialize(&traits);
    }
    RimeUse(const RimeUse&) = delete;
    RimeUse& operator=(const RimeUse&) = delete;
    ~RimeUse()
    {
        if (--users_ == 0)
            rime_get_api()->finalize();
    }

private:
    static inline int users_ = 0;
    static inline bool is_set_up_ = false;
};

namespace {

// What librime handed out, given back.
class Context {
public:
    explicit Context(RimeSessionId session)
    {
        RIME_STRUCT_INIT(RimeContext, context_);
        is_there_ = rime_get_api()->get_context(session, &context_);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context()
    {
        if (is_there_)
            rime_get_api()->free_context(&context_);
    }
    std::string composing() const
    {
        const auto* text = is_there_ ? context_.composition.preedit : nullptr;
        return text ? text : "";
    }
    std::vector<std::string> candidates() const
    {
        std::vector<std::string> all;
        for (int i = 0; is_there_ && i < context_.menu.num_candidates; ++i)
            all.emplace_back(context_.menu.candidates[i].text);
        return all;
    }

private:
    RimeContext context_{};
    bool is_there_ = false;
};

}  // namespace

static bool has_dictionary(const std::filesystem::path& dictionaries)
{
    std::error_code ignored;
    return std::filesystem::exists(dictionaries / "build" / "luna_pinyin.table.bin", ignored) &&
           std::filesystem::exists(dictionaries / "build" / "luna_pinyin_simp.prism.bin", ignored);
}

base::Result<std::unique_ptr<Pinyin>> Pinyin::open(const std::filesystem::path& folder,
                                                   const std::filesystem::path& dictionaries)
{
    std::error_code ignored;
    if (!has_dictionary(dictionaries))
        return base::fail(base::Errc::not_found,
                          fmt::format("no dictionary for pinyin in {}", dictionaries.string()));
    if (!std::filesystem::exists(folder / fmt::format("{}.schema.yaml", schema), ignored))
        return base::fail(base::Errc::not_found,
                          fmt::format("no schema for pinyin in {}", folder.string()));
    auto use = std::make_unique<RimeUse>(folder.string(), dictionaries.string());
    auto* rime = rime_get_api();
    const auto session = rime->create_session();
    if (session == 0)
        return base::fail(base::Errc::refused, "librime opens no session");
    std::unique_ptr<Pinyin> pinyin(new Pinyin(std::move(use), session));
    if (!rime->select_schema(session, schema))
        return base::fail(base::Errc::refused, "librime does not take the schema for pinyin");
    return pinyin;
}

Pinyin::Pinyin(std::unique_ptr<RimeUse> use, std::uintptr_t session)
    : use_(std::move(use)), session_(session)
{
}

Pinyin::~Pinyin()
{
    rime_get_api()->destroy_session(session_);
}

void Pinyin::type(char letter)
{
    if (letter >= 'a' && letter <= 'z')
        rime_get_api()->process_key(session_, letter, 0);
}

void Pinyin::erase()
{
    rime_get_api()->process_key(session_, backspace, 0);
}

void Pinyin::clear()
{
    rime_get_api()->clear_composition(session_);
}

bool Pinyin::is_composing() const
{
    return !composing().empty();
}

std::string Pinyin::composing() const
{
    return Context(session_).composing();
}

std::vector<std::string> Pinyin::candidates() const
{
    return Context(session_).candidates();
}

std::string Pinyin::choose(std::size_t index)
{
    auto* rime = rime_get_api();
    rime->select_candidate_on_current_page(session_, index);
    RimeCommit commit{};
    RIME_STRUCT_INIT(RimeCommit, commit);
    if (!rime->get_commit(session_, &commit))
        return {};
    std::string text = commit.text ? commit.text : "";
    rime->free_commit(&commit);
    return text;
}

}  // namespace ui::input
