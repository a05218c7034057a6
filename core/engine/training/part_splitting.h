// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/adam.h"

namespace supernet {

// Few-shot NAS' warm start, of the parameters of a supernet with the policy `partition`.

/// Sends every part to the weights of the first.
void joinParts(const std::vector<Parameter> &parameters);

/// Gives every part weights of its own; all begin as the first's, with what its optimizer remembers.
void splitParts(const std::vector<Parameter> &parameters, const Adam &adam);

} // namespace supernet
