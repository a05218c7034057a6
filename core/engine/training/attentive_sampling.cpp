// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/attentive_sampling.h"

#include "domain/cost/cost.h"
#include "domain/space/sampling.h"

#include <algorithm>
#include <cmath>

namespace supernet {

std::vector<Architecture> candidatesOfOneCost(const SearchSpace &space, std::int64_t vocabulary, int count,
                                              std::uint64_t key)
{
    constexpr int DrawsEach = 10;
    Random random(key);
    const auto flopsOf = [&](const Architecture &architecture) {
        Workload sentence;
        sentence.vocabulary = vocabulary;
        return static_cast<double>(cost(translationShape(space, architecture), sentence).flops);
    };
    const double wanted = flopsOf(sampleByGene(space, random));
    std::vector<std::pair<double, Architecture>> drawn;
    for (int draw = 0; draw < DrawsEach * count; ++draw) {
        Architecture architecture = sampleByGene(space, random);
        const double distance = std::abs(flopsOf(architecture) - wanted);
        const bool known = std::ranges::any_of(drawn, [&](const auto &other) { return other.second == architecture; });
        if (!known)
            drawn.emplace_back(distance, std::move(architecture));
    }
    std::ranges::stable_sort(drawn, {}, &std::pair<double, Architecture>::first);
    std::vector<Architecture> nearest;
    for (auto &[distance, architecture] : drawn) {
        if (nearest.size() < static_cast<std::size_t>(count))
            nearest.push_back(std::move(architecture));
    }
    return nearest;
}

} // namespace supernet
