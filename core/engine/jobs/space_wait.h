// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"

namespace supernet {

/// A run's folder with its log, where they are missing. Throws DiskFullError, else Error.
void makeRunFolder(const std::filesystem::path &folder);

/// For what runs several jobs one after another: each waits for disk space itself once it has begun, this where one cannot
/// even begin, or what comes after them cannot be written. Runs `work`, which goes on where it was when it is run again,
/// until no full disk ends it. False when it was asked to stop meanwhile.
[[nodiscard]] bool untilThereIsSpace(const std::stop_token &stop, EventSink &sink, const std::function<void()> &work);

} // namespace supernet
