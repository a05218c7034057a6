// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// A space cut into parts, as few-shot NAS does: every architecture belongs to one of them.
class Partition
{
public:
    /// A part for each choice of a gene of the whole net, in the order of the choices. Throws UsageError for a gene that has
    /// no choice or belongs to a layer.
    static Partition byGene(const SearchSpace &space, const std::string &gene);
    /// Parts of about equal chance under sampleByGene(), from the fewest parameters (without embeddings) to the most. Throws
    /// UsageError when the space holds too few sizes for so many.
    static Partition byParameters(const SearchSpace &space, int parts);

    [[nodiscard]] int parts() const noexcept { return static_cast<int>(m_bounds.size()) + (m_gene.empty() ? 1 : 0); }
    /// From 0. Throws Error for an architecture that is not of the space.
    [[nodiscard]] int partOf(const Architecture &architecture) const;

private:
    explicit Partition(const SearchSpace &space)
        : m_space(space)
    {
    }

    SearchSpace m_space;
    std::string m_gene; ///< Empty: by parameters.
    std::vector<std::int64_t> m_bounds; ///< The gene's choices, or the parameters from which on the next part begins.
};

} // namespace supernet
