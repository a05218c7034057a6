// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/split_translation.h"

#include "domain/support/work_stopped.h"
#include "engine/text/dataset.h"
#include "engine/text/references.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace supernet {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t Portion = 100; ///< Sentences decoded together: enough for full batches.
constexpr std::chrono::milliseconds AskEvery(20); ///< Whether to go on.

} // namespace

SplitTranslation::SplitTranslation(const std::filesystem::path &dataFolder, const std::string &split,
                                   std::optional<std::int64_t> sentences)
    : m_tokenizer(dataFolder / "tokenizer.model")
{
    const ParallelTokens tokens = openSplit(dataFolder, split);
    SplitText text = readSplitText(dataFolder, split);
    m_references = std::move(text.target);
    for (const std::string &source : text.source)
        m_isEmpty.push_back(source.empty());
    if (static_cast<std::int64_t>(m_references.size()) != tokens.size())
        throw Error("The text and the tokens of the split `" + split + "` in " + dataFolder.string()
                        + " differ in length.",
                    "Prepare the data again.");
    const std::int64_t count = std::min(sentences.value_or(tokens.size()), tokens.size());
    if (count < 1)
        throw Error("The split `" + split + "` in " + dataFolder.string() + " has no sentences.",
                    "Prepare the data with such a split.");
    m_references.resize(static_cast<std::size_t>(count));
    for (std::int64_t sentence = 0; sentence < count; ++sentence) {
        const auto source = tokens.source[sentence];
        m_sources.emplace_back(source.begin(), source.end());
    }
    m_byLength.resize(m_sources.size());
    std::iota(m_byLength.begin(), m_byLength.end(), 0U);
    std::ranges::stable_sort(m_byLength, {}, [this](std::size_t i) { return m_sources[i].size(); });
}

std::optional<std::vector<std::string>> SplitTranslation::translate(const DenseTransformer &model,
                                                                    const DecodeOptions &options,
                                                                    const KeepGoing &keepGoing) const
{
    if (model.vocabulary != m_tokenizer.vocabulary())
        throw Error("The model has " + std::to_string(model.vocabulary) + " pieces, the project's tokenizer "
                        + std::to_string(m_tokenizer.vocabulary()) + '.',
                    "The data was prepared anew since the model was trained: use the data of its training.");
    const Decoder decoder(model);
    std::int64_t done = 0;
    DecodeOptions asking = options;
    // A portion of long sentences takes seconds, a step of short ones less than the question.
    asking.between = [&, asked = Clock::now()]() mutable {
        if (!keepGoing || Clock::now() - asked < AskEvery)
            return;
        asked = Clock::now();
        if (!keepGoing(done))
            throw WorkStopped();
    };
    const auto decode = [&](std::span<const std::vector<int>> sources) {
        auto found = decoder.decode(sources, asking);
        done += static_cast<std::int64_t>(sources.size());
        return found;
    };
    try {
        return translate(decode, keepGoing);
    } catch (const WorkStopped &) {
        return {};
    }
}

std::optional<std::vector<std::string>> SplitTranslation::translate(const Decode &decode,
                                                                    const KeepGoing &keepGoing) const
{
    std::vector<std::string> lines(m_sources.size());
    for (std::size_t begin = 0; begin < m_sources.size(); begin += Portion) {
        if (keepGoing && !keepGoing(static_cast<std::int64_t>(begin)))
            return {};
        const std::size_t end = std::min(begin + Portion, m_sources.size());
        std::vector<std::vector<int>> portion;
        for (std::size_t i = begin; i < end; ++i)
            portion.push_back(m_sources[m_byLength[i]]);
        const auto hypotheses = decode(portion);
        for (std::size_t i = begin; i < end; ++i)
            if (!m_isEmpty[m_byLength[i]])
                lines[m_byLength[i]] = m_tokenizer.decode(hypotheses[i - begin].tokens);
    }
    return lines;
}

} // namespace supernet
