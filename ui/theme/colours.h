// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace supernet::ui {

/// The surface colours of one scheme: calm ground, one accent for what can be acted on.
struct Colours
{
    bool dark = false;
    QColor ground;
    QColor chrome; ///< Rail, title and status bar.
    QColor card;
    QColor border;
    QColor text;
    QColor quiet; ///< Text that accompanies.
    QColor accent;
    QColor accentSoft; ///< Ground of what is chosen.
    QColor onAccent; ///< Text on the accent.
    QColor hover;
    QColor grid; ///< Lines behind data.
    QColor danger;
};

[[nodiscard]] const Colours &lightColours();
[[nodiscard]] const Colours &darkColours();
/// Those of the scheme that the application shows now.
[[nodiscard]] const Colours &colours();
void setColours(const Colours &scheme);

/// Okabe and Ito's colours for runs, in order, dark enough on white and light enough on dark; repeats after seven.
[[nodiscard]] QColor runColour(int index);
/// Vermilion: fronts.
[[nodiscard]] QColor frontColour();
[[nodiscard]] QColor mixed(const QColor &first, const QColor &second, double shareOfSecond);

} // namespace supernet::ui
