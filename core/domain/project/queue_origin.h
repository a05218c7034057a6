// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

/// Whose a row of the queue is. A project may come from anybody, and so may its rows: a worker runs those that the person
/// who started it has queued, or has said yes to. Rows carry that person's seal (see userSeal()) in their settings.
namespace supernet {

enum class QueueOrigin {
    Own, ///< Queued by this person.
    Accepted, ///< Queued by another one; this person said yes.
    Elsewhere, ///< Waits for a yes; rows of programs that knew no seal do too.
};
[[nodiscard]] const char *name(QueueOrigin origin); ///< own, accepted, elsewhere.
[[nodiscard]] QueueOrigin originOf(const QueueItem &item);

/// Nobody has begun it.
[[nodiscard]] inline bool isWaiting(const QueueItem &item)
{
    return !item.claimedAt;
}
/// It waits, and for a yes.
[[nodiscard]] bool needsYes(const QueueItem &item);

/// The words after the job's name. Throws UsageError when the row holds none.
[[nodiscard]] std::vector<std::string> argumentsOf(const QueueItem &item);
/// The row as a person reads it: `export --architecture smallest`, quoted as in a shell, without control characters.
[[nodiscard]] std::string describe(const QueueItem &item);

/// Queues a job of this person's. Throws Error.
RowId queueJob(Store &store, JobKind job, const std::vector<std::string> &arguments);
/// Says yes to a waiting row of another person's. Throws UsageError when no such row waits.
void acceptQueued(Store &store, RowId item);
/// Takes a waiting row out of the queue. Throws UsageError when no such row waits.
void declineQueued(Store &store, RowId item);

} // namespace supernet
