// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/queue_origin.h"

#include <filesystem>
#include <string>
#include <vector>

namespace supernet::cli {

/// Whether these words after a job's name may be queued: the job's command understands them, and they ask for nothing that
/// is not a row's to say (another project, an interpreter, the row itself). Throws UsageError.
void checkQueued(JobKind job, const std::vector<std::string> &arguments);

/// As checkQueued(), for a row that comes from elsewhere: what it names lies in the project's folder. Throws UsageError.
void checkQueuedElsewhere(JobKind job, const std::vector<std::string> &arguments, const std::filesystem::path &project);

/// What the person is told of rows that wait for a yes, and how to say it; empty where none does.
[[nodiscard]] std::string waitingForYes(const std::vector<QueueItem> &items, const std::filesystem::path &project);

} // namespace supernet::cli
