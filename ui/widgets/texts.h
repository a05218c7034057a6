// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

class QPushButton;

namespace supernet::ui {

/// A label whose look the style sheet knows by its role: `title`, `headline`, `hero`, `quiet`, `help`, `chip`, `result`.
/// Its text is shown as it stands: much of it comes from projects.
[[nodiscard]] QLabel *label(const QString &text, const char *role = nullptr);
/// One with markup of ours; what comes from elsewhere is escaped in it.
[[nodiscard]] QLabel *markedLabel(const QString &markup, const char *role = nullptr);
/// A button by role (`primary`, `segment`, `link`, `choice`) that says its name to screen readers.
[[nodiscard]] QPushButton *button(const QString &text, const char *role = nullptr);

// Numbers as people of the window's language read them, each with its unit.
[[nodiscard]] QString count(double value); ///< `5,760`
[[nodiscard]] QString decimal(double value, int digits);
[[nodiscard]] QString tickText(double value); ///< Beside an axis: `0`, `0.25`, `2,500`, `20k`, `1e-4`.
[[nodiscard]] QString large(double value, const QString &unit = {}); ///< `1.9 M`, `118 MFLOPs` ...
[[nodiscard]] QString milliseconds(double value); ///< `14.3 ms`
[[nodiscard]] QString bytes(double value); ///< `1.2 GB`
[[nodiscard]] QString netBytes(double value); ///< `5.3 MB`: small nets are told apart by tenths.
[[nodiscard]] QString timeSpan(double seconds); ///< `about 11 min`

} // namespace supernet::ui
