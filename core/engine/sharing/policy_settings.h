// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/encoding.h"

#include <nlohmann/json.hpp>

namespace supernet {

/// What shares a mixing coefficient (METHOD: "the family").
enum class Granularity {
    None,
    Network,
    Layer,
    Neuron,
    Partition, ///< Few-shot NAS: every part of the space has a supernet of its own, which nothing mixes.
    Hypernetwork, ///< The router writes the weights themselves: see WeightWriter.
    Token, ///< Each token takes one expert of a feed-forward layer, no architecture decides: a baseline without a dense form.
};
/// Which matrices have experts and a router.
enum class RoutedSet {
    FeedForward,
    Attention,
    All,
    Everything, ///< Embeddings and norms as well: what the parts of a partition have apart, and no other policy.
};

/// The rule by which a subnet takes its weights from the supernet.
struct PolicySettings
{
    Granularity granularity = Granularity::None;
    int experts = 1; ///< m; `None` has one; of a partition the number of its parts.
    RoutedSet routed = RoutedSet::FeedForward;
    Encoding encoding = Encoding::Summary;
    int routerWidth = 128; ///< 64 in the paper's text, 128 in its published runs.
    double routerDropout = 0.1;
    bool copiedExperts = false; ///< Experts start as copies of the first instead of from independent draws.
    bool blindRouters = false; ///< Routers read a constant: what is left of a mixture that knows no architecture.
    std::string partitionGene
        = {}; ///< Whose choices are the parts; empty: parts by numbers of parameters (see Partition).

    [[nodiscard]] std::vector<Issue> validate() const;
    /// Matrices that a bank of a routed kind stores.
    [[nodiscard]] int bankSize() const;
    bool operator==(const PolicySettings &) const = default;
};

/// `none`, `network`, `layer`, `neuron`, `partition`, `hypernetwork`, `token`; `ffn`, `attention`, `all`, `everything`.
[[nodiscard]] const char *name(Granularity granularity);
[[nodiscard]] const char *name(RoutedSet routed);
[[nodiscard]] nlohmann::json toJson(const PolicySettings &settings);
[[nodiscard]] PolicySettings policyFromJson(const nlohmann::json &json); ///< Throws Error naming the key.

} // namespace supernet
