// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::ui {

class SettingsForm;

/// How the subnets of a new supernet share their weights: every policy of `supernet train`, each with what it alone uses.
void addSharingFields(SettingsForm &form);

} // namespace supernet::ui
