// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace supernet::ui {

class SettingsForm;

/// Which subnets a step trains, and how they are kept from pulling apart. `settings` are those of the run that is branched
/// from, for a new run an empty object.
void addSamplingFields(SettingsForm &form, const nlohmann::json &settings);

/// Once-for-All's progressive shrinking: from which stage on each gene is free.
void addStageFields(SettingsForm &form);

} // namespace supernet::ui
