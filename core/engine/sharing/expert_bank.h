// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/parameter.h"

namespace supernet {

/// One matrix as a linear layer takes it from its bank. Of one expert it is a view of the stored weights and its
/// gradient goes straight into the views of the gradient buffers; a mixed matrix carries autograd history instead.
struct SharedMatrix
{
    torch::Tensor weight; ///< [out, in]
    torch::Tensor bias; ///< [out]
    torch::Tensor weightGradient; ///< [out, in] view of the bank's buffer; undefined when mixed.
    torch::Tensor biasGradient; ///< [out]; undefined when mixed.

    [[nodiscard]] bool mixed() const { return !weightGradient.defined(); }
};

/// The m expert weights of one linear layer, stored at the space's largest sizes: weight [m, rows, columns], bias
/// [m, rows].
class ExpertBank
{
public:
    /// How the experts of a bank start.
    struct Start
    {
        double gain = 1; ///< Of Xavier's uniform draw.
        /// Matrices of equal size that lie stacked in the rows (queries, keys, values): each is drawn by its own fans.
        int stacked = 1;
        bool copies = false; ///< Every expert equals the first instead of being drawn by itself.
        double laterGain = 1; ///< Of all experts but the first, on top.
    };

    ExpertBank(ParameterList &parameters, const std::string &name, std::int64_t experts, std::int64_t rows,
               std::int64_t columns, const Start &start);

    /// The leading [out, in] block of W_a = sum_i c_i E_i, sliced first and mixed after (METHOD 3). `coefficients` is
    /// [m] or, for one distribution per row, [m, rows]; or a whole number, the expert that is taken alone; undefined for a
    /// bank of one expert.
    [[nodiscard]] SharedMatrix take(const torch::Tensor &coefficients, std::int64_t out, std::int64_t in) const;

    [[nodiscard]] std::int64_t experts() const { return m_weight.value.size(0); }
    [[nodiscard]] std::int64_t rows() const { return m_weight.value.size(1); }
    [[nodiscard]] const std::string &name() const noexcept { return m_name; }
    [[nodiscard]] const Parameter &weight() const noexcept { return m_weight; }
    [[nodiscard]] const Parameter &bias() const noexcept { return m_bias; }

private:
    std::string m_name;
    Parameter m_weight;
    Parameter m_bias;
};

} // namespace supernet
