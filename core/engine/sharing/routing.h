// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/expert_bank.h"
#include "engine/sharing/policy_settings.h"
#include "engine/sharing/router.h"
#include "engine/sharing/weight_writer.h"

#include <functional>
#include <map>
#include <memory>

namespace supernet {

/// Mixing coefficients of one architecture, by bank: computed once a pass.
class MixingCoefficients
{
public:
    /// Undefined for a bank without a router.
    [[nodiscard]] torch::Tensor of(const std::string &bank) const;
    [[nodiscard]] const std::map<std::string, torch::Tensor> &all() const noexcept { return m_byBank; }

private:
    friend class Routing;
    std::map<std::string, torch::Tensor> m_byBank;
};

/// Which router serves which bank: the sharing policy at work (METHOD 3, "the family").
class Routing
{
public:
    Routing(const PolicySettings &policy, std::int64_t features)
        : m_policy(policy)
        , m_features(features)
    {
    }

    /// Experts of a bank of the given kind.
    [[nodiscard]] std::int64_t feedForwardExperts() const;
    [[nodiscard]] std::int64_t attentionExperts() const;

    /// Gives a bank with several experts its coefficients: its own router (neuron, hypernetwork), that of its sub-layer (layer)
    /// or that of the net (network), made when it is first needed.
    void attach(ParameterList &parameters, const ExpertBank &bank, const std::string &subLayer);

    /// `features` as the policy's encoding gives them; `dropoutKey` 0: no router dropout. Only banks in `used` (those of
    /// active layers) are computed.
    [[nodiscard]] MixingCoefficients coefficients(const torch::Tensor &features, std::uint64_t dropoutKey,
                                                  const std::function<bool(const std::string &bank)> &used) const;

private:
    [[nodiscard]] torch::Tensor coefficientsOf(const std::string &router, const torch::Tensor &features,
                                               std::uint64_t dropoutKey) const;
    [[nodiscard]] std::string routerName(const ExpertBank &bank, const std::string &subLayer) const;

    PolicySettings m_policy;
    std::int64_t m_features;
    std::map<std::string, Router> m_routers;
    std::map<std::string, WeightWriter> m_writers;
    std::map<std::string, std::string> m_routerOfBank;
};

} // namespace supernet
