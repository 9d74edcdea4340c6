#pragma once

namespace ui {

// As many as fit at their tallest.
int certificates_on_page(bool is_portrait);

}  // namespace ui
