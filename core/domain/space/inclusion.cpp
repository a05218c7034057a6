// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/inclusion.h"

#include <algorithm>

namespace supernet {

namespace {

bool offers(const SearchSpace &whole, const Gene &gene, const SearchSpace &part, const Gene &asked)
{
    for (int layer = 0; layer < part.layers(asked); ++layer) {
        const auto &offered = whole.choices(gene, layer);
        const auto isOffered = [&](int choice) { return std::ranges::find(offered, choice) != offered.end(); };
        if (!std::ranges::all_of(part.choices(asked, layer), isOffered))
            return false;
    }
    return true;
}

} // namespace

bool includes(const SearchSpace &whole, const SearchSpace &part)
{
    if (whole.family != part.family || whole.fixed != part.fixed || whole.genes.size() != part.genes.size())
        return false;
    return std::ranges::all_of(part.genes, [&](const Gene &asked) {
        const Gene *gene = whole.find(asked.name);
        return gene != nullptr && gene->scope == asked.scope && gene->depth == asked.depth
            && offers(whole, *gene, part, asked);
    });
}

} // namespace supernet
