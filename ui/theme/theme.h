// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QFont>
#include <QIcon>

class QApplication;
class QEvent;

namespace supernet::ui {

enum class Scheme { System, Light, Dark };

/// Gives the application its font, palette and style sheet; can be called again at any time.
void applyTheme(QApplication &application, Scheme scheme);

/// How large text is drawn: 1 as designed. applyTheme() shows it.
void setTextScale(double scale);
[[nodiscard]] double textScale();
/// Pixels that grow with the text, for what is laid out around it.
[[nodiscard]] int scaled(int pixels);
/// Whether an event means that colours or fonts are others now, so that what was drawn with them is to be drawn anew.
[[nodiscard]] bool isRestyling(const QEvent &event);

/// An icon of resources/icons, drawn in the text colour, quiet where disabled and in the accent where checked.
[[nodiscard]] QIcon icon(const QString &name);
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size);

/// The application's font at a size, with figures that line up.
[[nodiscard]] QFont textFont(int pixels = 13, int weight = QFont::Normal);

} // namespace supernet::ui
