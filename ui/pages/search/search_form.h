// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::ui {

class SettingsForm;

/// The settings of a new search, as the options of `supernet search`.
[[nodiscard]] SettingsForm *makeSearchForm();

} // namespace supernet::ui
