// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <QString>
#include <string>
#include <vector>

namespace supernet::test {

/// The built `supernet`: of SUPERNET_BIN, else of this build.
[[nodiscard]] QString supernetProgram();

/// What a project lacks after a power cut of all that it had been promised: `written` is the same project as it would be had
/// only the program died. A sentence for each fault.
[[nodiscard]] std::vector<std::string> whatIsLost(const std::filesystem::path &project,
                                                  const std::filesystem::path &written);

/// Takes up again what is unfinished in a project, and compares its end with that of the one that was never cut. How many
/// runs went on; faults are added.
int goOn(const std::filesystem::path &project, const std::filesystem::path &whole, std::vector<std::string> &faults);

} // namespace supernet::test
