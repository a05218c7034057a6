// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"
#include "engine/sharing/parameter.h"

namespace supernet {

/// Reads an architecture's encoding, writes mixing coefficients (METHOD 3): Linear - ReLU - Dropout - Linear -
/// softmax over the experts.
class Router
{
public:
    struct Sizes
    {
        std::int64_t features = 0;
        std::int64_t hidden = 128;
        std::int64_t experts = 1;
        std::int64_t rows = 0; ///< Of the matrix for one distribution per output row; 0: one for the whole matrix.
    };

    Router(ParameterList &parameters, const std::string &name, const Sizes &sizes, double dropout);

    /// [experts] or [experts, rows] for `features` [features]. `dropoutKey` 0 means no dropout.
    [[nodiscard]] torch::Tensor coefficients(const torch::Tensor &features, std::uint64_t dropoutKey) const;

private:
    Sizes m_sizes;
    double m_dropout;
    Parameter m_hiddenWeight; ///< [hidden, features]
    Parameter m_hiddenBias;
    Parameter m_outputWeight; ///< [experts * max(rows, 1), hidden]
    Parameter m_outputBias;
};

/// Factors of the hidden units `like` [hidden]: 0 at the rate, else 1 / (1 - rate). `key` 0 means no dropout.
[[nodiscard]] torch::Tensor routerDropout(const torch::Tensor &like, double rate, std::uint64_t key);

} // namespace supernet
