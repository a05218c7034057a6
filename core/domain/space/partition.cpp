// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/partition.h"

#include "domain/cost/cost.h"
#include "domain/space/sampling.h"

#include <algorithm>

namespace supernet {

namespace {

constexpr std::uint64_t Draws = 2000; ///< Enough for quantiles; the same ones always, so that parts never move.

std::int64_t parametersOf(const SearchSpace &space, const Architecture &architecture)
{
    return parametersWithoutEmbeddings(translationShape(space, architecture));
}

} // namespace

Partition Partition::byGene(const SearchSpace &space, const std::string &gene)
{
    const Gene *found = space.find(gene);
    if (!found || found->scope != Gene::Scope::Network || found->choices.size() < 2)
        throw UsageError("The space cannot be cut by `" + gene + "`.",
                         "Name a gene of the whole net with at least two choices, for example decoder_layers.");
    Partition partition(space);
    partition.m_gene = gene;
    partition.m_bounds.assign(found->choices.begin(), found->choices.end());
    return partition;
}

Partition Partition::byParameters(const SearchSpace &space, int parts)
{
    std::vector<std::int64_t> sizes;
    for (std::uint64_t draw = 0; draw < Draws; ++draw) {
        Random random(streamKey(1, "partition", {draw}));
        sizes.push_back(parametersOf(space, sampleByGene(space, random)));
    }
    std::ranges::sort(sizes);
    Partition partition(space);
    const auto count = static_cast<std::size_t>(std::max(parts, 1));
    for (std::size_t part = 1; part < count; ++part)
        partition.m_bounds.push_back(sizes[part * sizes.size() / count]);
    const auto &bounds = partition.m_bounds;
    const bool distinct = std::ranges::adjacent_find(bounds) == bounds.end()
        && (bounds.empty() || bounds.front() > sizes.front());
    if (parts < 1 || !distinct)
        throw UsageError("The space holds too few sizes for " + std::to_string(parts) + " parts by parameters.",
                         "Ask for fewer parts, or cut it by a gene.");
    return partition;
}

int Partition::partOf(const Architecture &architecture) const
{
    if (m_gene.empty()) {
        const std::int64_t size = parametersOf(m_space, architecture);
        return static_cast<int>(std::ranges::upper_bound(m_bounds, size) - m_bounds.begin());
    }
    const auto found = std::ranges::find(m_bounds, architecture.value(m_gene));
    if (found == m_bounds.end())
        throw Error("The architecture's `" + m_gene + "` is none of the space's choices.");
    return static_cast<int>(found - m_bounds.begin());
}

} // namespace supernet
