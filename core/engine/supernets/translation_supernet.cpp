// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/translation_supernet.h"

#include "domain/support/plain_error.h"
#include "engine/supernets/live_decoding.h"
#include "engine/supernets/translation_network.h"
#include "engine/training/checkpoint.h"
#include "engine/training/scoring.h"

#include <ATen/Parallel.h>

namespace supernet {

struct TranslationSupernet::Private
{
    Private(const CheckpointState &state, const std::filesystem::path &checkpoint)
        : network(networkSettings(state.settings, state.vocabulary), state.seed, storedParameters(checkpoint))
        , step(state.step)
    {
    }

    TranslationNetwork network;
    std::int64_t step;
};

TranslationSupernet::TranslationSupernet(std::unique_ptr<Private> given)
    : d(std::move(given))
{
}

TranslationSupernet::~TranslationSupernet() = default;
TranslationSupernet::TranslationSupernet(TranslationSupernet &&) noexcept = default;

TranslationSupernet TranslationSupernet::load(const std::filesystem::path &checkpoint)
{
    auto supernet = std::make_unique<Private>(readCheckpointState(checkpoint), checkpoint);
    NamedTensors weights;
    for (const auto &parameter : supernet->network.parameters())
        weights.emplace_back(parameter.name, parameter.value);
    readWeights(checkpoint, weights);
    return TranslationSupernet(std::move(supernet));
}

const SearchSpace &TranslationSupernet::space() const
{
    return d->network.settings().space;
}

const PolicySettings &TranslationSupernet::policy() const
{
    return d->network.settings().policy;
}

std::int64_t TranslationSupernet::vocabulary() const
{
    return d->network.settings().vocabulary;
}

std::int64_t TranslationSupernet::step() const
{
    return d->step;
}

double TranslationSupernet::loss(const ParallelTokens &tokens, const Architecture &architecture,
                                 const std::function<void()> &between) const
{
    return meanLoss(d->network, tokens, architecture, between);
}

bool TranslationSupernet::hasDenseForm() const
{
    return d->network.hasDenseForm();
}

std::vector<Hypothesis> TranslationSupernet::translate(const Architecture &architecture,
                                                       std::span<const std::vector<int>> sources,
                                                       const DecodeOptions &options) const
{
    return decodeLive(d->network, architecture, sources, options);
}

DenseTransformer TranslationSupernet::collapse(const Architecture &architecture) const
{
    return d->network.collapse(architecture);
}

std::map<std::string, HostTensor> TranslationSupernet::coefficients(const Architecture &architecture) const
{
    return d->network.coefficients(architecture);
}

std::map<std::string, HostTensor> TranslationSupernet::expertSimilarity() const
{
    return d->network.expertSimilarity();
}

void setComputeThreads(int threads)
{
    requireMemoryRoom();
    at::set_num_threads(std::max(threads, 1));
}

} // namespace supernet
