// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QString>

namespace supernet::ui {

/// The application's style sheet in the colours of a scheme, its text `textScale` times as large as designed.
[[nodiscard]] QString styleSheet(const Colours &scheme, double textScale);

} // namespace supernet::ui
