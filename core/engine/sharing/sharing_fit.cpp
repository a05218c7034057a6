// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/sharing_fit.h"

#include "domain/cost/supernet_size.h"

#include <cstdio>
#include <unistd.h>

namespace supernet {

namespace {

constexpr double Gigabyte = 1e9;
constexpr double UsableShare = 0.8; ///< Of a machine's memory; the rest is for activations and everybody else.

/// Calls `visit(rows, columns)` for every matrix of the routed kinds, at the size at which a supernet stores it.
template<typename Visit>
void eachRoutedMatrix(const SearchSpace &space, RoutedSet routed, const Visit &visit)
{
    const TranslationShape stored = storedShape(space);
    const auto attention = [&](std::int64_t width, std::int64_t keyWidth) {
        if (routed == RoutedSet::FeedForward)
            return;
        visit(stored.qkv, width);
        visit(2 * stored.qkv, keyWidth);
        visit(width, stored.qkv);
    };
    const auto feedForward = [&](std::int64_t width, std::int64_t inner) {
        if (routed == RoutedSet::Attention)
            return;
        visit(inner, width);
        visit(width, inner);
    };
    for (const auto &layer : stored.encoder) {
        attention(stored.encoderEmbed, stored.encoderEmbed);
        feedForward(stored.encoderEmbed, layer.ffn);
    }
    for (const auto &layer : stored.decoder) {
        attention(stored.decoderEmbed, stored.decoderEmbed);
        attention(stored.decoderEmbed, stored.encoderEmbed);
        feedForward(stored.decoderEmbed, layer.ffn);
    }
}

/// The banks of hypernetworkWeights(): queries, keys and values of self-attention lie in one.
std::int64_t routedBanks(const SearchSpace &space, RoutedSet routed)
{
    const TranslationShape stored = storedShape(space);
    const auto encoder = static_cast<std::int64_t>(stored.encoder.size());
    const auto decoder = static_cast<std::int64_t>(stored.decoder.size());
    const std::int64_t feedForward = 2 * (encoder + decoder);
    const std::int64_t attention = 2 * (encoder + decoder) + 3 * decoder;
    return (routed == RoutedSet::Attention ? 0 : feedForward) + (routed == RoutedSet::FeedForward ? 0 : attention);
}

/// What a supernet of experts with routers, or of none, trains; a figure, as that of a hostile space may be beyond any integer.
double mixtureWeights(const SearchSpace &space, const PolicySettings &policy, std::int64_t vocabulary)
{
    auto sum = static_cast<double>(supernetParameters(storedShape(space), vocabulary, {}));
    const double experts = policy.bankSize();
    const double outputs = policy.granularity == Granularity::Neuron ? experts * (policy.routerWidth + 1.0) : 0.0;
    if (policy.granularity != Granularity::None)
        eachRoutedMatrix(space, policy.routed, [&](std::int64_t rows, std::int64_t columns) {
            sum += static_cast<double>(rows) * ((experts - 1) * static_cast<double>(columns + 1) + outputs);
        });
    return sum;
}

std::string gigabytes(double bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", bytes / Gigabyte);
    return text;
}

} // namespace

Partition partitionOf(const SearchSpace &space, const PolicySettings &policy)
{
    const Partition partition = policy.partitionGene.empty() ? Partition::byParameters(space, policy.experts)
                                                             : Partition::byGene(space, policy.partitionGene);
    if (partition.parts() != policy.experts)
        throw UsageError("The gene `" + policy.partitionGene + "` cuts the space into "
                             + std::to_string(partition.parts()) + " parts, not into " + std::to_string(policy.experts)
                             + '.',
                         "Give the policy as many experts.");
    return partition;
}

std::int64_t hypernetworkWeights(const SearchSpace &space, const PolicySettings &policy)
{
    std::int64_t written = 0;
    eachRoutedMatrix(space, policy.routed,
                     [&](std::int64_t rows, std::int64_t columns) { written += rows * (columns + 1); });
    const auto features = static_cast<std::int64_t>(featureNames(space, policy.encoding).size());
    return policy.bankSize() * written + routedBanks(space, policy.routed) * policy.routerWidth * (features + 1);
}

std::int64_t partitionWeights(const SearchSpace &space, const PolicySettings &policy, std::int64_t vocabulary)
{
    return policy.experts * supernetParameters(storedShape(space), vocabulary, {});
}

std::vector<Issue> sharingFit(const SearchSpace &space, const PolicySettings &policy, double memory,
                              std::int64_t vocabulary)
{
    const auto unlessItFits = [&](double weights, const char *where, const std::string &what,
                                  const char *remedy) -> std::vector<Issue> {
        const double bytes = weights * static_cast<double>(bytesPerTrainedWeight);
        if (bytes <= UsableShare * memory)
            return {};
        return {{where, Issue::Severity::Error,
                 what + ": " + gigabytes(bytes) + " with their gradients and moments, of " + gigabytes(memory)
                     + " that this machine has. " + remedy}};
    };
    if (policy.granularity == Granularity::Partition) {
        try {
            static_cast<void>(partitionOf(space, policy));
        } catch (const UsageError &error) {
            return {{"partition_gene", Issue::Severity::Error, error.message()}};
        }
        const std::int64_t weights = partitionWeights(space, policy, vocabulary);
        return unlessItFits(static_cast<double>(weights), "experts",
                            "A partition of " + std::to_string(policy.experts) + " parts keeps "
                                + std::to_string(weights) + " weights",
                            "Cut the space into fewer parts, or choose a smaller one.");
    }
    if (policy.granularity != Granularity::Hypernetwork) {
        const double weights = mixtureWeights(space, policy, vocabulary);
        return unlessItFits(weights, "space",
                            "The supernet keeps " + std::to_string(static_cast<std::int64_t>(weights)) + " weights",
                            "Choose a smaller space, or fewer experts.");
    }
    const std::int64_t weights = hypernetworkWeights(space, policy);
    return unlessItFits(static_cast<double>(weights), "router_width",
                        "A hypernetwork of width " + std::to_string(policy.routerWidth) + " keeps "
                            + std::to_string(weights) + " weights for the matrices that it writes",
                        "Choose a smaller --router-width, fewer routed matrices or a smaller space.");
}

double machineMemory()
{
    return static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace supernet
