// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/routing.h"

#include <ATen/ATen.h>

namespace supernet {

torch::Tensor MixingCoefficients::of(const std::string &bank) const
{
    const auto found = m_byBank.find(bank);
    return found == m_byBank.end() ? torch::Tensor() : found->second;
}

std::int64_t Routing::feedForwardExperts() const
{
    return m_policy.routed == RoutedSet::Attention ? 1 : m_policy.bankSize();
}

std::int64_t Routing::attentionExperts() const
{
    return m_policy.routed == RoutedSet::FeedForward ? 1 : m_policy.bankSize();
}

std::string Routing::routerName(const ExpertBank &bank, const std::string &subLayer) const
{
    switch (m_policy.granularity) {
    case Granularity::None:
    case Granularity::Partition:
    case Granularity::Token:
        break;
    case Granularity::Network:
        return "router";
    case Granularity::Layer:
        return subLayer + ".router";
    case Granularity::Neuron:
    case Granularity::Hypernetwork:
        return bank.name() + ".router";
    }
    throw Error("Plain sharing has no routers, but " + bank.name() + " has several experts.");
}

void Routing::attach(ParameterList &parameters, const ExpertBank &bank, const std::string &subLayer)
{
    if (bank.experts() == 1 || m_policy.granularity == Granularity::Token)
        return;
    const auto name = routerName(bank, subLayer);
    const std::int64_t rows = m_policy.granularity == Granularity::Neuron ? bank.rows() : 0;
    if (m_policy.granularity == Granularity::Hypernetwork) {
        const WeightWriter writer(parameters, name, m_features, m_policy.routerWidth, m_policy.routerDropout);
        m_writers.emplace(name, writer);
    } else if (!m_routers.contains(name)) {
        const Router::Sizes sizes{m_features, m_policy.routerWidth, bank.experts(), rows};
        m_routers.emplace(name, Router(parameters, name, sizes, m_policy.routerDropout));
    }
    m_routerOfBank.emplace(bank.name(), name);
}

torch::Tensor Routing::coefficientsOf(const std::string &router, const torch::Tensor &features,
                                      std::uint64_t dropoutKey) const
{
    const std::uint64_t key = dropoutKey == 0 ? 0 : streamKey(dropoutKey, router);
    const auto writer = m_writers.find(router);
    return writer == m_writers.end() ? m_routers.at(router).coefficients(features, key)
                                     : writer->second.coefficients(features, key);
}

MixingCoefficients Routing::coefficients(const torch::Tensor &features, std::uint64_t dropoutKey,
                                         const std::function<bool(const std::string &)> &used) const
{
    std::map<std::string, torch::Tensor> byRouter;
    MixingCoefficients result;
    for (const auto &[bank, router] : m_routerOfBank) {
        if (!used(bank))
            continue;
        auto &shares = byRouter[router];
        if (!shares.defined())
            shares = coefficientsOf(router, features, dropoutKey);
        result.m_byBank.emplace(bank, shares);
    }
    return result;
}

} // namespace supernet
