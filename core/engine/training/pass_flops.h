// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/supernets/packed_batch.h"
#include "engine/supernets/translation_network.h"

namespace supernet {

/// FLOPs of one subnet's pass over a batch, forward and backward, the latter taken as twice the former: linear layers,
/// attention products and output projection as cost() counts them, sentence by sentence, and the mixing of experts. Left
/// out: routers, norms, biases, the optimizer.
[[nodiscard]] double passFlops(const TranslationNetwork &network, const PackedBatch &batch,
                               const Architecture &architecture);

/// What learning from a teacher's output distribution adds to that: both nets' logits once more, and the gradient of the
/// pupil's.
[[nodiscard]] double distillationFlops(const TranslationNetwork &network, const PackedBatch &batch,
                                       const Architecture &teacher, const Architecture &pupil);

} // namespace supernet
