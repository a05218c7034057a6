// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/single_architecture.h"

#include "domain/space/gene_names.h"
#include "domain/space/translation_shape.h"

namespace supernet {

SearchSpace singleArchitectureSpace(const SearchSpace &space, const Architecture &architecture)
{
    const Architecture only = space.canonical(architecture);
    SearchSpace single = space;
    single.name = space.name + '-' + only.id();
    single.fixed[std::string(gene::positionWidth)] = positionWidth(space);
    for (Gene &gene : single.genes) {
        const Architecture::Values &values = only.values(gene.name);
        gene.choices = {values.front()};
        gene.layerChoices.clear();
        for (std::size_t layer = 1; layer < values.size(); ++layer) {
            if (values[layer] != values.front())
                gene.layerChoices[static_cast<int>(layer)] = {values[layer]};
        }
    }
    return single;
}

bool isSingleArchitecture(const SearchSpace &space)
{
    return space.distinct() == 1;
}

} // namespace supernet
