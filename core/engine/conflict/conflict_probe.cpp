// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/conflict/conflict_probe.h"

#include "domain/space/sampling.h"
#include "domain/study/conflict_parts.h"
#include "engine/kernels/kernels.h"
#include "engine/kernels/threads.h"
#include "engine/sharing/parts.h"
#include "engine/supernets/translation_network.h"
#include "engine/training/gradient_surgery.h"

#include <algorithm>
#include <array>
#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

namespace {

using Block = std::vector<std::int64_t>;

torch::Tensor leading(const torch::Tensor &tensor, const Block &sizes)
{
    auto view = tensor;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        view = view.slice(static_cast<std::int64_t>(i), 0, sizes[i]);
    return view;
}

/// Sums from which cosine and magnitudes follow; those of tensors add up to those of the net.
struct Sums
{
    double first = 0; ///< Squared norm of the first gradient.
    double second = 0;
    double product = 0;

    Sums &operator+=(const Sums &other)
    {
        first += other.first;
        second += other.second;
        product += other.product;
        return *this;
    }
    [[nodiscard]] bool measurable() const { return first > 0 && second > 0 && std::isfinite(first + second); }
    [[nodiscard]] double cosine() const { return product / (std::sqrt(first) * std::sqrt(second)); }
    [[nodiscard]] double magnitudeRatio() const
    {
        return std::sqrt(std::min(first, second)) / std::sqrt(std::max(first, second));
    }
};

/// Of two slices of equal size with dense rows.
template<typename T>
Sums sumsOf(const torch::Tensor &a, const torch::Tensor &b)
{
    const auto matrices = [](const torch::Tensor &tensor) {
        auto view = tensor;
        while (view.dim() < 3)
            view = view.unsqueeze(0);
        return view;
    };
    const auto first = matrices(a);
    const auto second = matrices(b);
    const std::int64_t rows = first.size(0) * first.size(1);
    const std::int64_t parts = partsFor(rows);
    std::vector<std::array<double, 3>> sums(static_cast<std::size_t>(parts));
    const auto place = [](const torch::Tensor &tensor, std::int64_t row) {
        return tensor.data_ptr<T>() + row / tensor.size(1) * tensor.stride(0) + row % tensor.size(1) * tensor.stride(1);
    };
    forParts(parts, rows, [&](std::int64_t part, std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            kernels::table<T>().productSums(first.size(2), place(first, row), place(second, row),
                                            sums[static_cast<std::size_t>(part)].data());
    });
    Sums total;
    for (const auto &part : sums)
        total += {part[0], part[1], part[2]};
    return total;
}

/// The gradient of one subnet's loss, tensor by tensor over the block that it uses (empty where it uses none).
struct SubnetGradient
{
    std::string name;
    std::vector<Block> blocks;
    std::vector<torch::Tensor> values;
};

class Probe
{
public:
    Probe(TranslationNetwork &network, const PackedBatch &batch)
        : m_network(network)
        , m_batch(batch)
    {
        const auto &parameters = network.parameters();
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            if (!parameters[i].router) {
                m_tensors.push_back(parameters[i]);
                m_places.push_back(i);
            }
        }
    }

    /// `keep`: copies the blocks, so that the network's buffers are free for the next subnet.
    SubnetGradient gradient(const NamedArchitecture &subnet, bool keep)
    {
        m_network.zeroGradients();
        m_network.accumulateGradients(m_batch, subnet.second, {.dropout = false, .randomKey = 0, .weight = 1.0});
        SubnetGradient result{subnet.first, {}, {}};
        for (const auto &parameter : m_tensors) {
            const auto block = m_network.usedBlock(parameter, subnet.second);
            const auto view = block.empty() ? torch::Tensor() : leading(parameter.gradient, block);
            result.blocks.push_back(block);
            result.values.push_back(keep && view.defined() ? view.clone() : view);
        }
        return result;
    }

    /// That of the subnet computed last: of every parameter, zeros where it uses none.
    [[nodiscard]] Gradient wholeGradient() const
    {
        Gradient whole;
        for (const auto &parameter : m_network.parameters())
            whole.push_back(parameter.gradient.clone());
        return whole;
    }

    /// Another gradient over the blocks that a subnet uses.
    [[nodiscard]] SubnetGradient inBlocksOf(const SubnetGradient &subnet, const Gradient &whole) const
    {
        SubnetGradient result{subnet.name, subnet.blocks, {}};
        for (std::size_t i = 0; i < m_tensors.size(); ++i)
            result.values.push_back(subnet.blocks[i].empty() ? torch::Tensor()
                                                             : leading(whole[m_places[i]], subnet.blocks[i]));
        return result;
    }

    std::vector<ConflictSample> compareAll(const std::vector<SubnetGradient> &gradients,
                                           const std::string &suffix) const
    {
        std::vector<ConflictSample> samples;
        for (std::size_t i = 0; i < gradients.size(); ++i) {
            for (std::size_t j = i + 1; j < gradients.size(); ++j)
                compare(gradients[i], gradients[j], suffix, samples);
        }
        return samples;
    }

private:
    void compare(const SubnetGradient &first, const SubnetGradient &second, const std::string &suffix,
                 std::vector<ConflictSample> &samples) const
    {
        ConflictSample sample;
        sample.pair = first.name + '-' + second.name + suffix;
        Sums whole;
        const auto place = samples.size();
        samples.push_back(sample);
        for (std::size_t i = 0; i < m_tensors.size(); ++i) {
            const auto sums = common(first, second, i);
            whole += sums;
            if (!sums.measurable())
                continue;
            sample.tensor = withoutPart(m_tensors[i].name); // subnets of different parts share none
            sample.cosine = sums.cosine();
            sample.magnitudeRatio = sums.magnitudeRatio();
            samples.push_back(sample);
        }
        if (whole.measurable()) {
            samples[place].cosine = whole.cosine();
            samples[place].magnitudeRatio = whole.magnitudeRatio();
        } else {
            samples.resize(place);
        }
    }

    /// Over the elements of tensor `i` that both subnets use.
    [[nodiscard]] static Sums common(const SubnetGradient &first, const SubnetGradient &second, std::size_t i)
    {
        if (first.blocks[i].empty() || second.blocks[i].empty())
            return {};
        Block both(first.blocks[i].size());
        std::ranges::transform(first.blocks[i], second.blocks[i], both.begin(),
                               [](std::int64_t a, std::int64_t b) { return std::min(a, b); });
        const auto a = leading(first.values[i], both);
        const auto b = leading(second.values[i], both);
        return a.scalar_type() == torch::kFloat64 ? sumsOf<double>(a, b) : sumsOf<float>(a, b);
    }

    TranslationNetwork &m_network;
    const PackedBatch &m_batch;
    std::vector<Parameter> m_tensors;
    std::vector<std::size_t> m_places; ///< Of the tensors among the network's parameters.
};

/// Of the samples of tensors, those that oppose each other.
double conflictingShare(const std::vector<ConflictSample> &samples)
{
    double tensors = 0;
    double conflicting = 0;
    for (const auto &sample : samples) {
        tensors += sample.tensor.empty() ? 0 : 1;
        conflicting += !sample.tensor.empty() && sample.cosine < ConflictBelow ? 1 : 0;
    }
    return tensors > 0 ? conflicting / tensors : 0;
}

double meanMagnitudeRatio(const std::vector<ConflictSample> &samples)
{
    double pairs = 0;
    double sum = 0;
    for (const auto &sample : samples) {
        pairs += sample.tensor.empty() ? 1 : 0;
        sum += sample.tensor.empty() ? sample.magnitudeRatio : 0;
    }
    return pairs > 0 ? sum / pairs : 0;
}

std::vector<Gradient> projections(const std::vector<Gradient> &gradients, Surgery surgery, std::uint64_t key)
{
    Random random(key);
    return surgery == Surgery::PcGrad ? pcGradProjections(gradients, random) : nasVitProjections(gradients);
}

} // namespace

std::vector<NamedArchitecture> probedArchitectures(const SearchSpace &space, std::uint64_t seed, std::int64_t step)
{
    Random random(streamKey(seed, "conflict", {static_cast<std::uint64_t>(step)}));
    return {{"largest", space.largestArchitecture()},
            {"smallest", space.smallestArchitecture()},
            {"random", sampleByGene(space, random)}};
}

ConflictReport probeConflict(TranslationNetwork &network, const PackedBatch &batch,
                             std::span<const NamedArchitecture> subnets, Surgery surgery, std::uint64_t key)
{
    Probe probe(network, batch);
    std::vector<SubnetGradient> gradients;
    std::vector<Gradient> whole;
    for (std::size_t i = 0; i < subnets.size(); ++i) {
        gradients.push_back(probe.gradient(subnets[i], i + 1 < subnets.size()));
        if (surgery != Surgery::None)
            whole.push_back(probe.wholeGradient());
    }
    ConflictReport report;
    report.samples = probe.compareAll(gradients, {});
    report.share = conflictingShare(report.samples);
    report.magnitudeRatio = meanMagnitudeRatio(report.samples);
    if (surgery != Surgery::None) {
        const auto projected = projections(whole, surgery, key);
        for (std::size_t i = 0; i < gradients.size(); ++i)
            gradients[i] = probe.inBlocksOf(gradients[i], projected[i]);
        report.projected = probe.compareAll(gradients, ProjectedSuffix);
        report.projectedShare = conflictingShare(report.projected);
    }
    network.zeroGradients();
    return report;
}

} // namespace supernet
