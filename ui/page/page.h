// A page of a PDF as pixels. The file comes from outside and its engine is large, so both are kept
// in a helper process (yimen-page) that can read fonts, compute and answer, and nothing else.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "ui/screens/content.h"

#include <filesystem>
#include <memory>

namespace ui::page {

// `width` in pixels; the height follows. Blocking, from any thread; the helper is gone when this
// returns. Errc::malformed for a file that is no PDF or no sensible page, Errc::not_found for a
// page it does not have or a helper that is not there, Errc::timeout, Errc::exhausted for a file
// above the limit, Errc::disconnected when the helper died.
//
// The pixels are wiped when the last user lets go of them.
base::Result<std::shared_ptr<const PageImage>> render_page(const std::filesystem::path& helper,
                                                           base::ByteView pdf, int page_index,
                                                           int width, base::Deadline deadline);

}  // namespace ui::page
