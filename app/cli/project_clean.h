// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "domain/project/project.h"

namespace supernet::cli {

/// `supernet project clean`, as a part of `command`.
void addProjectClean(CLI::App &command, Invocation &invocation);

/// What a project takes on its disk: {data, store, checkpoints: {RUN: bytes ..}, exports: {PATH: bytes ..}, leftovers}.
[[nodiscard]] nlohmann::json sizesView(const Project &project, const Store &store);
[[nodiscard]] std::string sizesTable(const nlohmann::json &sizes);

} // namespace supernet::cli
