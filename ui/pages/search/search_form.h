// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace supernet::ui {

class SettingsForm;

/// The settings of a new search, as the options of `supernet search`.
[[nodiscard]] SettingsForm *makeSearchForm();
/// Adds a limit for each device that the form has none for yet.
void offerLimits(SettingsForm &form, const QStringList &devices);

} // namespace supernet::ui
