// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/routing.h"

namespace supernet {

torch::Tensor MixingCoefficients::of(const std::string &bank) const
{
    const auto found = m_byBank.find(bank);
    return found == m_byBank.end() ? torch::Tensor() : found->second;
}

std::int64_t Routing::feedForwardExperts() const
{
    return m_policy.routed == RoutedSet::Attention ? 1 : m_policy.experts;
}

std::int64_t Routing::attentionExperts() const
{
    return m_policy.routed == RoutedSet::FeedForward ? 1 : m_policy.experts;
}

std::string Routing::routerName(const ExpertBank &bank, const std::string &subLayer) const
{
    switch (m_policy.granularity) {
    case Granularity::None:
        break;
    case Granularity::Network:
        return "router";
    case Granularity::Layer:
        return subLayer + ".router";
    case Granularity::Neuron:
        return bank.name() + ".router";
    }
    throw Error("Plain sharing has no routers, but " + bank.name() + " has several experts.");
}

void Routing::attach(ParameterList &parameters, const ExpertBank &bank, const std::string &subLayer)
{
    if (bank.experts() == 1)
        return;
    const auto name = routerName(bank, subLayer);
    const std::int64_t rows = m_policy.granularity == Granularity::Neuron ? bank.rows() : 0;
    if (!m_routers.contains(name)) {
        const Router::Sizes sizes{m_features, m_policy.routerWidth, bank.experts(), rows};
        m_routers.emplace(name, Router(parameters, name, sizes, m_policy.routerDropout));
    }
    m_routerOfBank.emplace(bank.name(), name);
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
            shares = m_routers.at(router).coefficients(
                features, dropoutKey == 0 ? 0 : streamKey(dropoutKey, router));
        result.m_byBank.emplace(bank, shares);
    }
    return result;
}

} // namespace supernet
