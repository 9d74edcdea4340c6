// What one certificate says, apart from its layout. Kept in the store as JSON.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace central::document {

struct Field {
    std::string label;
    std::string value;
};

struct Table {
    std::vector<Field> columns;  // label, and the share of the width as a whole number.
    std::vector<std::vector<std::string>> rows;
};

// Personal throughout: lives for one rendering.
struct Content {
    std::string title;
    std::string title_en;
    std::string issuer;
    std::string opening;
    std::vector<Field> fields;
    Table table;  // May have no columns.
    std::string closing;
};

base::SecretText to_json(const Content&);
base::Result<Content> from_json(const base::SecretText&);

}  // namespace central::document
