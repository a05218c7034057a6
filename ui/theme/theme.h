// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QFont>
#include <QIcon>

class QApplication;

namespace supernet::ui {

enum class Scheme { System, Light, Dark };

/// Gives the application its font, palette and style sheet; can be called again at any time.
void applyTheme(QApplication &application, Scheme scheme);

/// An icon of resources/icons, drawn in the text colour, quiet where disabled and in the accent where checked.
[[nodiscard]] QIcon icon(const QString &name);
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size);

/// The application's font at a size, with figures that line up.
[[nodiscard]] QFont textFont(int pixels = 13, int weight = QFont::Normal);

} // namespace supernet::ui
