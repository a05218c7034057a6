// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::ui {

class SettingsForm;

/// How text becomes data, as the options of `supernet prepare`.
[[nodiscard]] SettingsForm *makeDataForm();

} // namespace supernet::ui
