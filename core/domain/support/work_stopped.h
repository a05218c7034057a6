// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/error.h"

#include <stop_token>

namespace supernet {

/// Thrown by work that was asked to stop and has nothing to keep. A job that meets it ends as stopped.
class WorkStopped : public Error
{
public:
    WorkStopped()
        : Error("The work was stopped on request.")
    {
    }
};

/// For loops: once a batch, or every 50 ms at least.
inline void throwIfStopped(const std::stop_token &stop)
{
    if (stop.stop_requested())
        throw WorkStopped();
}

} // namespace supernet
