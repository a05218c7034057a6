// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/compute_type.h"
#include "engine/dense/dense_model.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace supernet {

struct DecodeOptions
{
    int beam = 1; ///< 1 is greedy.
    double alpha = 1.0; ///< score = log-probability / length^alpha, the end token counted.
    int batchTokens = 4096; ///< Source tokens (beams counted) that are decoded together.
    /// At most lengthFactor * source + lengthExtra tokens.
    int lengthFactor = 2;
    int lengthExtra = 10;
    /// For latency: exactly this many steps, the end token never taken; 0 for real decoding.
    int fixedLength = 0;
    /// Which target tokens sentences that are decoded together may use, ascending, with the end token among them; none:
    /// all. What else stands in a batch may then decide a translation.
    std::function<std::vector<int>(std::span<const std::vector<int>> sources)> selection = {};
    /// Called between steps, and may throw to end it.
    std::function<void()> between = {};
};

struct Hypothesis
{
    std::vector<int> tokens; ///< Without begin and end.
    double score = 0;
};

/// Runs a collapsed model: prepacked oneDNN products, encoder once, caches, the batch shrinking as sentences finish.
/// One object per thread of use.
class Decoder
{
public:
    /// `threads` for its own products; 0: those of the process. Throws Error when the model's check() finds fault, or when
    /// the processor does not multiply the type itself.
    explicit Decoder(const DenseTransformer &model, int threads = 0, ComputeType type = ComputeType::Float32);
    ~Decoder();
    Decoder(Decoder &&) noexcept;

    /// The best hypothesis of each source (tokens without the end token), in the order given, whatever the length:
    /// an empty source gives an empty hypothesis. Stops early (rest empty) when asked to.
    [[nodiscard]] std::vector<Hypothesis> decode(std::span<const std::vector<int>> sources,
                                                 const DecodeOptions &options, std::stop_token stop = {}) const;

    /// Logits of a forced pass, [target length + 1, vocabulary], for comparing models and exports.
    [[nodiscard]] HostTensor logits(const std::vector<int> &source, const std::vector<int> &target) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
