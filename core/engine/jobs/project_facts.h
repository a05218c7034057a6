// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/space/search_space.h"

namespace supernet {

/// The space of the project: project.json's section `space`, or that of its latest training run. Throws Error.
[[nodiscard]] SearchSpace projectSpace(const Project &project);

/// Pieces of the project's tokenizer, from project.json's section `data`. Throws Error.
[[nodiscard]] std::int64_t projectVocabulary(const Project &project);

/// Throws Error where the latencies of a run are of nets with the vocabulary of the project's data, and the project has data
/// with another one now.
void requireVocabularyOf(const Project &project, const RunRecord &latencyRun);

/// The run of that name and kind, or the latest of the kind when the name is empty. Throws Error.
[[nodiscard]] RunRecord runOfKind(const Store &store, JobKind kind, const std::string &name);

/// Unix time, milliseconds.
[[nodiscard]] std::int64_t nowMilliseconds();

} // namespace supernet
