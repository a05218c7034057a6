// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QList>
#include <QString>

namespace supernet::ui {

/// What a person has set for the window, kept from start to start.
struct Preferences
{
    Scheme scheme = Scheme::System;
    QString language; ///< `en`, `de`; empty: as the system.
    double textScale = 1;
};

[[nodiscard]] Preferences readPreferences();
void writePreferences(const Preferences &preferences);

/// The sizes of text on offer, smallest first.
[[nodiscard]] const QList<double> &textScales();
/// The size that is `steps` larger than `scale`, as far as there is one.
[[nodiscard]] double otherTextScale(double scale, int steps);

/// The languages on offer with their own names.
[[nodiscard]] const QList<std::pair<QString, QString>> &languages();

} // namespace supernet::ui
