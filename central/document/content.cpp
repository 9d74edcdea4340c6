#include "central/document/content.h"

#include "base/json.h"

namespace central::document {

using base::Json;
using base::ObjectReader;
using base::Result;

static constexpr std::size_t content_limit = 262'144;
static constexpr std::size_t text_limit = 4000;
static constexpr std::size_t rows_limit = 2000;
static constexpr std::size_t columns_limit = 12;

static Json fields_to_json(const std::vector<Field>& fields)
{
    auto list = Json::array();
    for (const auto& field : fields)
        list.push_back({{"label", field.label}, {"value", field.value}});
    return list;
}

base::SecretText to_json(const Content& content)
{
    const Json json{{"title", content.title},
                    {"title_en", content.title_en},
                    {"issuer", content.issuer},
                    {"opening", content.opening},
                    {"fields", fields_to_json(content.fields)},
                    {"columns", fields_to_json(content.table.columns)},
                    {"rows", content.table.rows},
                    {"closing", content.closing}};
    return base::SecretText(json.dump());
}

static std::vector<Field> read_fields(ObjectReader& reader, std::string_view key, std::size_t max)
{
    std::vector<Field> fields;
    for (const auto& json : reader.array(key, max)) {
        ObjectReader element(json, std::string(key), base::Extra::refused);
        fields.push_back({element.text("label", 1, 200), element.text("value", 0, text_limit)});
        if (const auto told = element.finish(); !told)
            reader.note(told.error());
    }
    return fields;
}

static std::vector<std::vector<std::string>> read_rows(ObjectReader& reader, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& json : reader.array("rows", rows_limit)) {
        auto& row = rows.emplace_back();
        if (!json.is_array() || json.size() != columns)
            reader.note("rows", "has a row of another length");
        else
            for (const auto& cell : json)
                row.push_back(cell.is_string() ? cell.get<std::string>() : std::string{});
    }
    return rows;
}

Result<Content> from_json(const base::SecretText& text)
{
    const auto json = TRY(base::parse_json(text.reveal(), content_limit));
    ObjectReader reader(json, "content", base::Extra::refused);
    Content content;
    content.title = reader.text("title", 1, 480);
    content.title_en = reader.text("title_en", 1, 480);
    content.issuer = reader.text("issuer", 1, 480);
    content.opening = reader.text("opening", 0, text_limit);
    content.fields = read_fields(reader, "fields", 40);
    content.table.columns = read_fields(reader, "columns", columns_limit);
    content.table.rows = read_rows(reader, content.table.columns.size());
    content.closing = reader.text("closing", 0, text_limit);
    TRY(reader.finish());
    return content;
}

}  // namespace central::document
