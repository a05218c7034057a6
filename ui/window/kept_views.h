// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>

class QWidget;

namespace supernet::ui {

/// How a person has left a page and its plots: what their properties `keptView` say, by accessible name. Each is a map that an
/// empty one stands for as it is at first.
[[nodiscard]] QVariantMap keptViews(QWidget &page);
/// Puts back what keptViews() gave; whatever is not in it is shown as at first.
void setKeptViews(QWidget &page, const QVariantMap &views);

} // namespace supernet::ui
