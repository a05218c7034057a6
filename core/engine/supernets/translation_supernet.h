// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/decoder.h"
#include "engine/sharing/policy_settings.h"
#include "engine/text/dataset.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace supernet {

/// A trained supernet as the rest of the program sees it: score an architecture with inherited weights, collapse it,
/// look at its mixing coefficients. Free of LibTorch.
class TranslationSupernet
{
public:
    /// Reads a checkpoint folder (`runs/RUN/checkpoints/step-N`). Throws Error naming the file at fault.
    static TranslationSupernet load(const std::filesystem::path &checkpoint);
    ~TranslationSupernet();
    TranslationSupernet(TranslationSupernet &&) noexcept;

    [[nodiscard]] const SearchSpace &space() const;
    [[nodiscard]] const PolicySettings &policy() const;
    [[nodiscard]] std::int64_t vocabulary() const;
    [[nodiscard]] std::int64_t step() const;

    /// Mean negative log-likelihood over a split with inherited weights, nats a target token. `between` is called between
    /// batches and may throw to end it.
    [[nodiscard]] double loss(const ParallelTokens &tokens, const Architecture &architecture,
                              const std::function<void()> &between = {}) const;
    /// Whether subnets have a dense form; collapse() throws Error for one that has none, see translate().
    [[nodiscard]] bool hasDenseForm() const;
    [[nodiscard]] DenseTransformer collapse(const Architecture &architecture) const;
    /// By the live net. Throws Error for a beam above 1.
    [[nodiscard]] std::vector<Hypothesis> translate(const Architecture &architecture,
                                                    std::span<const std::vector<int>> sources,
                                                    const DecodeOptions &options) const;
    [[nodiscard]] std::map<std::string, HostTensor> coefficients(const Architecture &architecture) const;
    /// How alike the experts of each bank are: the cosine of their weights, [m, m]; empty without experts.
    [[nodiscard]] std::map<std::string, HostTensor> expertSimilarity() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
    explicit TranslationSupernet(std::unique_ptr<Private> d);
};

/// Threads for every tensor operation of this process; call before any (LibTorch starts with 1 on Debian).
void setComputeThreads(int threads);

} // namespace supernet
