// The catalogue of items (事项清单): what can be had, of whom, with what and how soon. Its fields
// are those of GB/T 39046-2020 that a citizen is told (the eight disclosures, 八公开) and those
// that the reform is measured by; the names of its codes are ours, code_of gives the standard's.
//
// The same structs are what a terminal is sent, what the centre keeps and what its files say: one
// description of the fields (catalogue_fields.h) reads and writes them all.
#pragma once

#include "base/json_forward.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace wire {

// Both are always there; other languages are shown in Chinese.
struct Bilingual {
    std::string zh;
    std::string en;
    bool operator==(const Bilingual&) const = default;
};

// A.1 事项类型.
enum class ItemKind {
    license,
    penalty,
    compulsion,
    levy,
    benefit,
    inspection,
    confirmation,
    award,
    ruling,
    other,
    public_service
};
// A.2 行使层级.
enum class ItemLevel { state, province, city, county, town, village, graded };
// A.3 主体性质.
enum class AuthorityKind { organ, authorised, entrusted, other };
// A.4 服务对象.
enum class Applicant { person, enterprise, institution, organisation, agency, other };
// A.5 办理形式; terminals have no code there, but Item::at_terminal.
enum class HandlingForm { window, computer, mobile, express, other };
// A.6 办件类型.
enum class Promise { at_once, within_days, other };
// The four lists: 马上办 网上办 就近办 一次办.
enum class ReformList { at_once, online, nearby, one_trip };

struct Basis {
    Bilingual law = {};
    int article = 0;  // 0: the law as a whole.
    bool operator==(const Basis&) const = default;
};
struct Material {
    Bilingual name = {};
    int originals = 0;
    int copies = 0;
    bool is_required = true;
    bool is_shared = false;  // The state has it already: nobody is asked for it.
    bool operator==(const Material&) const = default;
};
struct ItemStep {
    Bilingual name = {};
    int days = 0;  // Working days of those promised; 0: at once.
    bool operator==(const ItemStep&) const = default;
};
// What an item takes of a citizen (减材料 减环节 减时限).
struct Burden {
    int materials = 0;
    int steps = 0;
    int days = 0;  // Working days.
    bool operator==(const Burden&) const = default;
};
struct Counter {
    Bilingual place = {};
    Bilingual hours = {};
    std::string phone = {};
    bool operator==(const Counter&) const = default;
};

struct Item {
    std::string id = {};                   // "birth-registration"; the same in all its versions.
    std::string basic_code = {};           // 基本编码, 10 to 12.
    std::string implementation_code = {};  // 实施编码, 24 to 36: the unique item number.
    int version = 1;
    std::string effective = {};  // First day in force, YYYY-MM-DD.
    std::string ends = {};       // Last day in force, or empty.
    ItemKind kind{};
    ItemLevel level{};
    Promise promise{};
    Bilingual authority = {};
    AuthorityKind authority_kind{};
    std::vector<Applicant> applicants = {};
    std::vector<HandlingForm> forms = {};
    std::vector<ReformList> lists = {};
    std::vector<std::string> themes = {};
    Bilingual name = {};
    Bilingual summary = {};
    std::string pinyin = {};    // Of the name, without blanks and tones; empty in the files.
    std::string initials = {};  // The same of its first letters.
    std::vector<Basis> basis = {};
    std::vector<Bilingual> conditions = {};
    std::vector<Material> materials = {};
    std::vector<ItemStep> steps = {};
    int legal_days = 0;  // Working days; 0: the law names none.
    int promised_days = 0;
    Bilingual fee = {};  // Both empty: free of charge.
    Bilingual fee_basis = {};
    Bilingual result = {};
    Counter counter = {};
    Burden before = {};
    Burden now = {};
    bool at_terminal = false;      // 自助终端
    bool has_tolerance = false;    // 容缺受理
    bool has_commitment = false;   // 告知承诺
    bool is_silence_yes = false;   // 超时默认
    std::string certificate = {};  // Kind that a terminal prints for it, or empty.
    bool operator==(const Item&) const = default;
};

// A life event (一件事): items in their order, and everything that they want together once.
struct Package {
    std::string id = {};
    Bilingual name = {};
    Bilingual summary = {};
    std::string pinyin = {};
    std::string initials = {};
    std::vector<std::string> items = {};  // Ids.
    std::vector<Material> materials = {};
    Burden before = {};
    Burden now = {};
    bool operator==(const Package&) const = default;
};

struct Theme {
    std::string id = {};
    Bilingual name = {};
    std::string icon = {};  // Keyword.
    bool operator==(const Theme&) const = default;
};

struct Catalogue {
    std::string day = {};  // The state is of this day: what was in force then.
    bool is_demonstration = false;
    std::vector<Theme> themes = {};
    std::vector<Item> items = {};
    std::vector<Package> packages = {};
    bool operator==(const Catalogue&) const = default;
};

// GET /v1/catalogue: the text of a Catalogue in JSON, and the issuer's signature of exactly that
// text (base/crypto/signature.h).
inline constexpr std::string_view catalogue_purpose = "yimen catalogue";
struct CatalogueRelease {
    std::string catalogue = {};
    std::string signature = {};
};

inline constexpr std::size_t themes_limit = 12;
inline constexpr std::size_t items_limit = 500;
inline constexpr std::size_t packages_limit = 60;
// Bytes of a Catalogue in JSON, and of the release around it.
inline constexpr std::size_t catalogue_limit = 2 * 1024 * 1024;
inline constexpr std::size_t release_limit = 3 * 1024 * 1024;

std::string_view name_of(ItemKind);
std::string_view code_of(ItemKind);

base::Json encode(const Catalogue&);
base::Json encode(const CatalogueRelease&);
base::Json encode(const Item&);
base::Json encode(const Package&);
base::Json encode(const Theme&);

base::Result<Catalogue> decode_catalogue(const base::Json&, base::Extra);
base::Result<CatalogueRelease> decode_release(const base::Json&, base::Extra);

}  // namespace wire
