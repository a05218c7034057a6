// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/policy_settings.h"

namespace supernet::tiny {

/// All tensors that a policy can have several of.
inline RoutedSet mostRouted(Granularity granularity)
{
    switch (granularity) {
    case Granularity::Partition:
        return RoutedSet::Everything;
    case Granularity::Token:
        return RoutedSet::FeedForward;
    default:
        return RoutedSet::All;
    }
}

} // namespace supernet::tiny
