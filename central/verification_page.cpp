#include "central/verification_page.h"

#include <fmt/format.h>

#include <string_view>

namespace central {

static std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

static constexpr std::string_view layout = R"(<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>证明核验</title><style>
body{{font:18px/1.6 sans-serif;margin:0 auto;max-width:34rem;padding:1.5rem;color:#16181d}}
h1{{font-size:1.5rem;color:{};margin:0}} p{{margin:.2rem 0 1rem;color:#555}}
dl{{display:grid;grid-template-columns:auto 1fr;gap:.4rem 1rem}} dt{{color:#555}} dd{{margin:0}}
</style></head><body><main>
<h1>{}</h1><p lang="en">{}</p>
<dl><dt>证明</dt><dd>{}</dd><dt>持有人</dt><dd>{}</dd><dt>编号</dt><dd>{}</dd>
<dt>开具时间</dt><dd><time>{}</time></dd></dl>
<p>请与纸面内容逐项核对。演示系统，无法律效力。</p>
</main></body></html>
)";

std::string verification_page(const wire::Verification& paper)
{
    const auto* colour = paper.genuine ? "#0b6b3a" : "#a31621";
    const auto* verdict = paper.genuine ? "✓ 证明真实有效" : "✗ 证明已失效或未送达";
    const auto* english = paper.genuine ? "Genuine and valid" : "Not valid: revoked or not kept";
    return fmt::format(layout, colour, verdict, english, escaped(paper.title),
                       escaped(paper.holder_masked), escaped(paper.serial),
                       escaped(paper.issued_at));
}

}  // namespace central
