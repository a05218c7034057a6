// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/supernet_size.h"

#include "domain/cost/cost.h"

#include <algorithm>

namespace supernet {

namespace {

using Count = std::int64_t;

/// What experts and routers add to one feed-forward sub-layer.
Count addedByExperts(Count width, Count inner, const SharingSize &sharing)
{
    return (sharing.experts - 1) * (width * inner + inner + inner * width + width);
}

/// Linear, ReLU, linear with `outputs` scores.
Count routerOf(Count outputs, const SharingSize &sharing)
{
    const Count hidden = sharing.routerWidth;
    return hidden * sharing.features + hidden + outputs * hidden + outputs;
}

/// Routers of one feed-forward sub-layer; that of the whole net is counted apart.
Count routersOf(Count width, Count inner, const SharingSize &sharing)
{
    switch (sharing.routers) {
    case SharingSize::Routers::Layer:
        return routerOf(sharing.experts, sharing);
    case SharingSize::Routers::Neuron:
        return routerOf(sharing.experts * inner, sharing) + routerOf(sharing.experts * width, sharing);
    case SharingSize::Routers::None:
    case SharingSize::Routers::Network:
        break;
    }
    return 0;
}

} // namespace

Count supernetParameters(const TranslationShape &stored, Count vocabulary, const SharingSize &sharing)
{
    Count sum = parametersWithoutEmbeddings(stored) + vocabulary * std::max(stored.encoderEmbed, stored.decoderEmbed);
    const auto addSubLayer = [&](Count width, Count inner) {
        if (sharing.experts > 1)
            sum += addedByExperts(width, inner, sharing) + routersOf(width, inner, sharing);
    };
    for (const auto &layer : stored.encoder)
        addSubLayer(stored.encoderEmbed, layer.ffn);
    for (const auto &layer : stored.decoder)
        addSubLayer(stored.decoderEmbed, layer.ffn);
    if (sharing.experts > 1 && sharing.routers == SharingSize::Routers::Network)
        sum += routerOf(sharing.experts, sharing);
    return sum;
}

} // namespace supernet
