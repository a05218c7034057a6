// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/dense/dense_model.h"

#include <algorithm>
#include <cmath>

namespace supernet {

DenseTransformer randomModel(const TranslationShape &shape, std::int64_t vocabulary, std::uint64_t seed)
{
    DenseTransformer model{shape, vocabulary, std::max(shape.encoderEmbed, shape.decoderEmbed), {}};
    for (const auto &[name, sizes] : tensorSizes(shape, vocabulary)) {
        Random random(streamKey(seed, name));
        HostTensor tensor{sizes, {}};
        // Xavier's bound for matrices; gains about 1 and biases about 0 for the rest.
        const bool matrix = sizes.size() == 2;
        const double bound = matrix ? std::sqrt(6.0 / static_cast<double>(sizes[0] + sizes[1])) : 0.1;
        const double centre = name.ends_with("norm.weight") ? 1.0 : 0.0;
        tensor.values.reserve(static_cast<std::size_t>(tensor.count()));
        for (std::int64_t i = 0; i < tensor.count(); ++i)
            tensor.values.push_back(static_cast<float>(centre + bound * (2 * random.uniform() - 1)));
        model.weights.emplace(name, std::move(tensor));
    }
    return model;
}

} // namespace supernet
