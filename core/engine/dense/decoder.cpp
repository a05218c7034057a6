// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/decoder.h"

#include "engine/dense/beam_search.h"
#include "engine/dense/dense_runtime.h"
#include "engine/dense/parallel_rows.h"

#include <algorithm>
#include <numeric>

namespace supernet {

namespace {

using Sentences = std::span<const std::vector<int>>;

void checkOptions(const DecodeOptions &options)
{
    if (options.beam < 1 || options.batchTokens < 1 || options.lengthFactor < 0 || options.lengthExtra < 0
        || options.fixedLength < 0)
        throw UsageError("These decoding options make no sense: beam and batch are at least 1, no length is negative.");
}

void checkTokens(Sentences sources, std::int64_t vocabulary)
{
    for (const auto &source : sources)
        for (const int token : source)
            if (token < 0 || token >= vocabulary)
                throw Error("A token (" + std::to_string(token) + ") is outside of the model's vocabulary of "
                                + std::to_string(vocabulary) + ".",
                            "Use the tokenizer that was exported with the model.");
}

/// Sentences of like length together, the longest first; empty ones are left out.
std::vector<std::size_t> decodingOrder(Sentences sources)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (!sources[i].empty())
            order.push_back(i);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return sources[i].size(); });
    return order;
}

/// A batch of sentences on its way through the decoder.
class Batch
{
public:
    Batch(DenseRuntime &runtime, Sentences sources, const DecodeOptions &options)
        : m_runtime(runtime)
        , m_firstRow(sources.size(), 0)
    {
        for (const auto &source : sources) {
            const auto most = options.fixedLength > 0
                ? options.fixedLength
                : options.lengthFactor * static_cast<std::int64_t>(source.size()) + options.lengthExtra;
            m_searches.emplace_back(options.beam, options.alpha, most, options.fixedLength > 0);
        }
        if (options.selection)
            m_selection = options.selection(sources);
        runtime.begin(sources, m_selection);
    }

    /// One token further; false when all sentences are done.
    bool step()
    {
        collect();
        if (m_rows.empty())
            return false;
        const float *logits = m_runtime.step(m_rows);
        const auto columns = m_runtime.columns();
        const std::span<const int> selection = columns == m_runtime.vocabulary() ? std::span<const int>() : m_selection;
        const bool many = m_rows.size() >= 8;
        const auto count = static_cast<std::int64_t>(m_searches.size());
        inParts(count, many ? 2 : count + 1, [&](std::int64_t begin, std::int64_t end) {
            for (auto s = static_cast<std::size_t>(begin); s < static_cast<std::size_t>(end); ++s)
                if (!m_searches[s].live().empty())
                    m_searches[s].advance(logits + m_firstRow[s] * columns, columns, selection);
        });
        return true;
    }

    [[nodiscard]] const Hypothesis &best(std::size_t sentence) const { return m_searches[sentence].best(); }

private:
    /// A row for each live hypothesis of each sentence that is not done.
    void collect()
    {
        m_rows.clear();
        for (std::size_t s = 0; s < m_searches.size(); ++s) {
            const auto firstRow = static_cast<std::int64_t>(m_rows.size());
            for (const auto &live : m_searches[s].live())
                m_rows.push_back({live.token, static_cast<std::int64_t>(s), m_firstRow[s] + live.parent});
            m_firstRow[s] = firstRow;
        }
    }

    DenseRuntime &m_runtime;
    std::vector<int> m_selection; ///< Empty: all tokens.
    std::vector<BeamSearch> m_searches;
    std::vector<DenseRuntime::Row> m_rows;
    std::vector<std::int64_t> m_firstRow; ///< Of each sentence, in the last step.
};

} // namespace

struct Decoder::Private
{
    int threads;
    DenseRuntime runtime;
};

Decoder::Decoder(const DenseTransformer &model, int threads, ComputeType type)
{
    const ThreadCount whilePacking(threads);
    d.reset(new Private{threads, DenseRuntime(model, type)});
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder &&) noexcept = default;

std::vector<Hypothesis> Decoder::decode(std::span<const std::vector<int>> sources, const DecodeOptions &options,
                                        std::stop_token stop) const
{
    checkOptions(options);
    checkTokens(sources, d->runtime.vocabulary());
    const ThreadCount threads(d->threads);
    std::vector<Hypothesis> results(sources.size());
    const auto order = decodingOrder(sources);
    for (std::size_t begin = 0; begin < order.size() && !stop.stop_requested();) {
        std::vector<std::vector<int>> batch;
        std::size_t tokens = 0;
        for (std::size_t i = begin; i < order.size(); ++i) {
            tokens += (sources[order[i]].size() + 1) * static_cast<std::size_t>(options.beam);
            if (!batch.empty() && tokens > static_cast<std::size_t>(options.batchTokens))
                break;
            batch.push_back(sources[order[i]]);
        }
        Batch running(d->runtime, batch, options);
        while (!stop.stop_requested() && running.step()) {
            if (options.between)
                options.between();
        }
        for (std::size_t i = 0; i < batch.size() && !stop.stop_requested(); ++i)
            results[order[begin + i]] = running.best(i);
        begin += batch.size();
    }
    return results;
}

HostTensor Decoder::logits(const std::vector<int> &source, const std::vector<int> &target) const
{
    checkTokens(std::vector{source, target}, d->runtime.vocabulary());
    const ThreadCount threads(d->threads);
    d->runtime.begin(std::span(&source, 1));
    HostTensor result{{static_cast<std::int64_t>(target.size()) + 1, d->runtime.vocabulary()}, {}};
    for (std::size_t i = 0; i <= target.size(); ++i) {
        const DenseRuntime::Row row{i == 0 ? token::begin : target[i - 1], 0, 0};
        const float *logits = d->runtime.step(std::span(&row, 1));
        result.values.insert(result.values.end(), logits, logits + d->runtime.vocabulary());
    }
    return result;
}

} // namespace supernet
