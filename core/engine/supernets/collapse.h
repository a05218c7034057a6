// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"
#include "engine/supernets/translation_layers.h"

namespace supernet {

/// Float32 copy in host memory.
[[nodiscard]] HostTensor toHost(const torch::Tensor &tensor);

/// Called with the names of DenseTransformer.
using VisitWeight = std::function<void(const std::string &name, const torch::Tensor &weight)>;
/// Every tensor of a subnet, mixed; where a bank has one expert, a view of what is stored.
void visitWeights(const TranslationLayers &layers, const MixingCoefficients &coefficients,
                  const TranslationShape &shape, const VisitWeight &visit);

/// The subnet's weights, mixed once and for good, under the names of DenseTransformer.
[[nodiscard]] DenseTransformer collapseLayers(const TranslationLayers &layers, const MixingCoefficients &coefficients,
                                              const TranslationShape &shape);

/// By parameter name: the leading block that a subnet uses of a stored parameter, given that it has the layer.
using BlockUses = std::map<std::string, std::function<std::vector<std::int64_t>(const TranslationShape &)>>;
[[nodiscard]] BlockUses blockUses(const TranslationLayers &layers);

} // namespace supernet
