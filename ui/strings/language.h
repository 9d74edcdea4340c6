#pragma once

namespace ui {

enum class Language { zh, en };

}  // namespace ui
