// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"

#include <cstdint>

namespace supernet {

/// How the feed-forward matrices of a supernet are shared, as far as its size goes (METHOD 3).
struct SharingSize
{
    enum class Routers { None, Network, Layer, Neuron };

    Routers routers = Routers::None; ///< One for the net, one for each sub-layer, or one distribution per neuron.
    int experts = 1; ///< m; 1 without routers.
    int routerWidth = 128;
    int features = 10; ///< Numbers by which a router knows an architecture.
};

/// All stored weights of a supernet, embedding and routers included, each matrix at the largest size of the space
/// (storedShape()).
[[nodiscard]] std::int64_t supernetParameters(const TranslationShape &stored, std::int64_t vocabulary,
                                              const SharingSize &sharing);

/// Bytes for each weight in single precision, and with its gradient and Adam's two moments beside it.
inline constexpr std::int64_t bytesPerWeight = 4;
inline constexpr std::int64_t bytesPerTrainedWeight = 16;

} // namespace supernet
