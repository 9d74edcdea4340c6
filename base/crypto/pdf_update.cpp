#include "base/crypto/pdf_update.h"

#include "base/verify.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace base::crypto {

using Offsets = std::map<int, std::size_t>;

static constexpr int object_limit = 100'000;
static constexpr std::string_view range_key = "/ByteRange";

static std::unexpected<Error> not_ours(std::string_view what)
{
    return fail(Errc::malformed, fmt::format("PDF: {}", what));
}

static void skip_blanks(std::string_view& rest)
{
    const auto end = std::min(rest.find_first_not_of(" \r\n"), rest.size());
    rest.remove_prefix(end);
}

static bool skip_word(std::string_view& rest, std::string_view word)
{
    skip_blanks(rest);
    if (!rest.starts_with(word))
        return false;
    rest.remove_prefix(word.size());
    return true;
}

static std::optional<std::size_t> next_number(std::string_view& rest)
{
    skip_blanks(rest);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{})
        return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return value;
}

// The number behind a key of a dictionary: "/Size 19", "/Root 18 0 R", "/Kids [ 2 0 R".
static Result<int> number_after(std::string_view dictionary, std::string_view key)
{
    const auto at = dictionary.find(key);
    if (at == dictionary.npos)
        return not_ours(fmt::format("no {}", key));
    auto rest = dictionary.substr(at + key.size());
    skip_word(rest, "[");
    const auto number = next_number(rest);
    if (!number || *number > object_limit)
        return not_ours(fmt::format("no number behind {}", key));
    return static_cast<int>(*number);
}

struct Structure {
    std::string_view text;
    std::size_t table = 0;  // Where the cross-reference table begins.
    Offsets offsets;
    std::string_view trailer;
};

static Result<> read_section(std::string_view& rest, Offsets& offsets)
{
    const auto first = next_number(rest);
    const auto count = next_number(rest);
    if (!first || !count || *first > object_limit || *count > object_limit)
        return not_ours("broken cross-reference section");
    for (std::size_t i = 0; i < *count; ++i) {
        const auto offset = next_number(rest);
        const auto generation = next_number(rest);
        const bool is_used = skip_word(rest, "n");
        if (!offset || !generation || (!is_used && !skip_word(rest, "f")))
            return not_ours("broken cross-reference entry");
        if (is_used)
            offsets[static_cast<int>(*first + i)] = *offset;
    }
    return {};
}

static Result<Structure> read_structure(std::string_view text)
{
    Structure pdf;
    pdf.text = text;
    const auto start = text.rfind("startxref");
    if (!text.starts_with("%PDF-1.") || start == text.npos)
        return not_ours("not a PDF");
    auto rest = text.substr(start + 9);
    const auto table = next_number(rest);
    if (!table || *table >= start || !skip_word(rest, "%%EOF"))
        return not_ours("no cross-reference table");
    pdf.table = *table;
    rest = text.substr(pdf.table, start - pdf.table);
    if (!skip_word(rest, "xref"))
        return not_ours("no classic cross-reference table");
    while (!skip_word(rest, "trailer"))
        TRY(read_section(rest, pdf.offsets));
    pdf.trailer = rest;
    if (rest.contains("/Prev") || rest.contains("/Encrypt"))
        return not_ours("was updated or encrypted already");
    return pdf;
}

static Result<std::string_view> object(const Structure& pdf, int number)
{
    const auto found = pdf.offsets.find(number);
    if (found == pdf.offsets.end() || found->second >= pdf.text.size())
        return not_ours("a missing object");
    auto rest = pdf.text.substr(found->second);
    if (!skip_word(rest, fmt::format("{} 0 obj", number)))
        return not_ours("an object is not where the table says");
    return rest.substr(0, rest.find("endobj"));
}

// The object again, with more in its dictionary. Only dictionaries without a stream come here.
static Result<std::string> extended(const Structure& pdf, int number, std::string_view key,
                                    std::string_view value)
{
    const auto body = TRY(object(pdf, number));
    const auto end = body.rfind(">>");
    if (end == body.npos || body.contains(key) || body.contains("stream"))
        return not_ours("a dictionary that cannot be extended");
    return fmt::format("{} 0 obj\n{}   {} {}\n>>\nendobj\n", number, body.substr(0, end), key,
                       value);
}

// Objects appended behind the file, and the table that finds them.
class Update {
public:
    explicit Update(std::string_view pdf) : pdf_(pdf)
    {
        if (!pdf_.ends_with('\n'))
            pdf_ += '\n';
    }

    void add(int number, std::string_view object)
    {
        offsets_[number] = pdf_.size();
        pdf_ += object;
    }

    std::string finish(std::string_view trailer) &&
    {
        const auto table = pdf_.size();
        pdf_ += "xref\n";
        for (const auto& [number, offset] : offsets_)
            pdf_ += fmt::format("{} 1\n{:010} 00000 n \n", number, offset);
        pdf_ += fmt::format("trailer\n{}\nstartxref\n{}\n%%EOF\n", trailer, table);
        return std::move(pdf_);
    }

private:
    std::string pdf_;
    Offsets offsets_;
};

static std::string field_object(int field, int signature, int page)
{
    return fmt::format(
        "{} 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal)\n"
        "   /V {} 0 R /P {} 0 R /F 132 /Rect [ 0 0 0 0 ]\n>>\nendobj\n",
        field, signature, page);
}

static std::string signature_object(int number, WallTime at, std::size_t room)
{
    const auto time = fmt::gmtime(std::chrono::system_clock::to_time_t(at));
    return fmt::format(
        "{} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite\n"
        "   /SubFilter /adbe.pkcs7.detached /M (D:{:%Y%m%d%H%M%S}Z)\n"
        "   {} [{:40}]\n   /Contents <{}>\n>>\nendobj\n",
        number, time, range_key, "", std::string(2 * room, '0'));
}

// The range is written last: it counts bytes of the file that carries it.
static Hole fill_range(std::string& pdf)
{
    const auto key = pdf.rfind(range_key);
    const auto begin = pdf.find('<', key);
    const auto end = pdf.find('>', key) + 1;
    VERIFY(key != pdf.npos && begin != pdf.npos && end > begin);
    const auto range = fmt::format("0 {} {} {}", begin, end, pdf.size() - end);
    VERIFY(range.size() <= 40);
    pdf.replace(key + range_key.size() + 2, range.size(), range);
    return {begin, end};
}

Result<PdfWithHole> add_signature_field(ByteView pdf, WallTime at, std::size_t room)
{
    const auto source = TRY(read_structure(text(pdf)));
    if (source.text.contains(range_key))
        return not_ours("has a signature already");
    const int root = TRY(number_after(source.trailer, "/Root"));
    const int field = TRY(number_after(source.trailer, "/Size"));
    const auto catalog = TRY(object(source, root));
    const int pages = TRY(number_after(catalog, "/Pages"));
    const auto page_tree = TRY(object(source, pages));
    const int page = TRY(number_after(page_tree, "/Kids"));
    const int signature = field + 1;

    Update update(source.text);
    const auto form = fmt::format("<< /Fields [ {} 0 R ] /SigFlags 3 >>", field);
    update.add(root, TRY(extended(source, root, "/AcroForm", form)));
    const auto annotations = fmt::format("[ {} 0 R ]", field);
    update.add(page, TRY(extended(source, page, "/Annots", annotations)));
    update.add(field, field_object(field, signature, page));
    update.add(signature, signature_object(signature, at, room));
    auto result = std::move(update).finish(
        fmt::format("<< /Size {} /Root {} 0 R /Prev {} >>", field + 2, root, source.table));
    const auto hole = fill_range(result);
    PdfWithHole made{.pdf = {}, .hole = hole};
    append(made.pdf, result);
    return made;
}

Result<Hole> find_hole(ByteView pdf)
{
    const auto file = text(pdf);
    const auto key = file.find(range_key);
    if (key == file.npos)
        return not_ours("has no signature");
    if (file.rfind(range_key) != key)
        return not_ours("has more than one signature");
    auto rest = file.substr(key + range_key.size());
    const bool opens = skip_word(rest, "[");
    const auto start = next_number(rest);
    const auto begin = next_number(rest);
    const auto end = next_number(rest);
    const auto tail = next_number(rest);
    if (!opens || !skip_word(rest, "]") || start != 0U || !begin || !end || !tail)
        return not_ours("broken byte range");
    if (*begin >= *end || *end > file.size() || *tail != file.size() - *end)
        return not_ours("the signature does not cover the whole file");
    if (file[*begin] != '<' || file[*end - 1] != '>')
        return not_ours("the byte range leaves out more than the signature");
    return Hole{*begin, *end};
}

}  // namespace base::crypto
