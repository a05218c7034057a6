// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/subnets.h"
#include "pages/translate/race.h"

namespace supernet::ui {

/// Has the project's `supernet serve` translate for the lanes of a race, one model to a lane.
[[nodiscard]] Race::Translator raceBetween(ProjectDocument &document, std::vector<Subnet> field);

} // namespace supernet::ui
