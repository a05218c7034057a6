// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::ui {

class SettingsForm;

/// The settings of a new training run, as the options of `supernet train`.
[[nodiscard]] SettingsForm *makeTrainForm();

} // namespace supernet::ui
