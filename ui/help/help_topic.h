// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace supernet::ui {

/// Names the place of the help that tells of a widget and of all inside it: `train`, or `train#conflict`.
void setHelpTopic(QWidget &widget, const QString &topic);
/// That of the widget, else of the nearest one around it; empty where there is none.
[[nodiscard]] QString helpTopicOf(const QWidget *widget);

} // namespace supernet::ui
