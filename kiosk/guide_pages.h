// From the catalogue to what the screens show of it. Pure.
#pragma once

#include "central/wire/catalogue.h"
#include "ui/screens/content.h"

namespace kiosk {

ui::Guides guides_of(const wire::Catalogue&);
ui::ListEntry entry_of(const wire::Item&);
ui::ListEntry entry_of(const wire::Package&);

// The eight disclosures, a page or more each; what a printer could do now is the visit's to say.
ui::Guide guide_of(const wire::Item&, const wire::Catalogue&);
ui::PackageGuide package_guide_of(const wire::Package&, const wire::Catalogue&);

// The item with this id; null where the catalogue has none.
const wire::Item* item_called(const wire::Catalogue&, std::string_view id);

}  // namespace kiosk
