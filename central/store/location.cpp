#include "central/store/location.h"

#include "central/store/postgresql.h"

namespace central::store {

using base::Errc;
using base::Result;

Result<Location> Location::from_text(const std::string& text)
{
    if (text.empty())
        return base::fail(Errc::malformed, "store: an empty place");
    if (!text.starts_with("postgresql://") && !text.starts_with("postgres://"))
        return Location{.file = text, .url = {}};
    TRY(postgresql::check_url(text));
    return Location{.file = {}, .url = text};
}

}  // namespace central::store
