// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"

#include <filesystem>

namespace supernet {

/// Says in an export's settings that this person told where to write it: outside the project. Without an identity (see
/// userSeal()) it says nothing.
void sealOutput(nlohmann::json &settings, const std::string &output);

/// The folder of an export of the project: inside it, or where this person told the run to write it. Throws Error for
/// another one: the record may be a stranger's, and the folder anything.
[[nodiscard]] std::filesystem::path exportPlace(const std::filesystem::path &project, const RunRecord *run,
                                                const ExportRecord &record);

} // namespace supernet
