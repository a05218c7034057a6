// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/conflict/conflict_probe.h"

#include "domain/space/sampling.h"
#include "engine/kernels/kernels.h"
#include "engine/kernels/threads.h"
#include "engine/sharing/parts.h"
#include "engine/supernets/translation_network.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <array>
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
        for (const auto &parameter : network.parameters()) {
            if (!parameter.router)
                m_tensors.push_back(parameter);
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

    void compare(const SubnetGradient &first, const SubnetGradient &second, ConflictReport &report) const
    {
        ConflictSample sample;
        sample.pair = first.name + '-' + second.name;
        Sums whole;
        const auto place = report.samples.size();
        report.samples.push_back(sample);
        for (std::size_t i = 0; i < m_tensors.size(); ++i) {
            const auto sums = common(first, second, i);
            whole += sums;
            if (!sums.measurable())
                continue;
            sample.tensor = withoutPart(m_tensors[i].name); // subnets of different parts share none
            sample.cosine = sums.cosine();
            sample.magnitudeRatio = sums.magnitudeRatio();
            report.samples.push_back(sample);
        }
        if (whole.measurable()) {
            report.samples[place].cosine = whole.cosine();
            report.samples[place].magnitudeRatio = whole.magnitudeRatio();
        } else {
            report.samples.resize(place);
        }
    }

private:
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
};

void summarise(ConflictReport &report)
{
    double tensors = 0;
    double conflicting = 0;
    double pairs = 0;
    for (const auto &sample : report.samples) {
        if (sample.tensor.empty()) {
            ++pairs;
            report.magnitudeRatio += sample.magnitudeRatio;
        } else {
            ++tensors;
            conflicting += sample.cosine < 0 ? 1 : 0;
        }
    }
    report.share = tensors > 0 ? conflicting / tensors : 0;
    report.magnitudeRatio = pairs > 0 ? report.magnitudeRatio / pairs : 0;
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
                             std::span<const NamedArchitecture> subnets)
{
    Probe probe(network, batch);
    std::vector<SubnetGradient> gradients;
    for (std::size_t i = 0; i < subnets.size(); ++i)
        gradients.push_back(probe.gradient(subnets[i], i + 1 < subnets.size()));
    ConflictReport report;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        for (std::size_t j = i + 1; j < gradients.size(); ++j)
            probe.compare(gradients[i], gradients[j], report);
    }
    network.zeroGradients();
    summarise(report);
    return report;
}

} // namespace supernet
