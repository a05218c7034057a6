// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace supernet {

/// A checkpoint of a training run: what evaluation, search and export work on.
struct ChosenSupernet
{
    RunRecord run;
    std::int64_t step = 0;
    std::filesystem::path checkpoint; ///< Its folder.
};

/// `RUN` (a training run, or one that trained an architecture alone; its latest checkpoint), `RUN@STEP`, or an empty text for the latest training run that has a checkpoint.
/// Throws Error naming what is missing and what there is.
[[nodiscard]] ChosenSupernet chooseSupernet(const Project &project, const std::string &runAndStep = {});

struct ChosenArchitecture
{
    std::string name; ///< The word that chose it, or the file and line.
    Architecture architecture;
};

/// `smallest`, `largest`, or the id of an architecture that the project's store knows (or its beginning, four digits at
/// least, when only one begins so). Throws Error.
[[nodiscard]] ChosenArchitecture knownArchitecture(const Store &store, const SearchSpace &space,
                                                   const std::string &word);
/// Those, or a file with an architecture or a record that holds one a line, as a person names it. Throws Error.
[[nodiscard]] std::vector<ChosenArchitecture> chooseArchitectures(const Store &store, const SearchSpace &space,
                                                                  const std::string &word);

} // namespace supernet
