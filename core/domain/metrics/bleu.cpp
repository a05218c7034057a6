// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/bleu.h"

#include "domain/metrics/tokenization.h"
#include "domain/metrics/unicode_text.h"
#include "domain/support/error.h"
#include "domain/support/random.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

namespace supernet {

namespace {

constexpr std::size_t Order = Bleu::Order;

/// Up to four token numbers from 1 on; 0 fills.
using Ngram = std::array<std::uint32_t, Order>;

struct NgramHash
{
    std::size_t operator()(const Ngram &ngram) const noexcept
    {
        std::uint64_t key = 0;
        for (const std::uint32_t token : ngram)
            key = mixBits(key * 31 + token + 1);
        return static_cast<std::size_t>(key);
    }
};

using NgramCounts = std::unordered_map<Ngram, std::int64_t, NgramHash>;

std::size_t orderOf(const Ngram &ngram)
{
    return static_cast<std::size_t>(std::ranges::find(ngram, 0U) - ngram.begin());
}

class Scorer
{
public:
    explicit Scorer(const BleuOptions &options)
        : m_options(options)
    {
    }

    void add(const std::string &hypothesis, const std::vector<const std::string *> &references, Bleu &bleu)
    {
        const auto tokens = numbers(hypothesis);
        NgramCounts allowed;
        std::optional<std::int64_t> closest;
        const auto length = static_cast<std::int64_t>(tokens.size());
        for (const std::string *reference : references) {
            const auto referenceTokens = numbers(*reference);
            for (const auto &[ngram, count] : countNgrams(referenceTokens))
                allowed[ngram] = std::max(allowed[ngram], count);
            const auto other = static_cast<std::int64_t>(referenceTokens.size());
            const auto distance = [length](std::int64_t size) { return std::abs(size - length); };
            if (!closest || distance(other) < distance(*closest)
                || (distance(other) == distance(*closest) && other < *closest))
                closest = other;
        }
        bleu.hypothesisLength += length;
        bleu.referenceLength += closest.value_or(0);
        for (const auto &[ngram, count] : countNgrams(tokens)) {
            const std::size_t order = orderOf(ngram) - 1;
            bleu.totals[order] += static_cast<double>(count);
            if (const auto found = allowed.find(ngram); found != allowed.end())
                bleu.counts[order] += static_cast<double>(std::min(count, found->second));
        }
    }

private:
    /// Tokens as numbers from 1 on, the same number for the same token.
    std::vector<std::uint32_t> numbers(const std::string &sentence)
    {
        const std::string cased = m_options.lowercase ? lowerCase(sentence) : sentence;
        std::vector<std::uint32_t> result;
        for (std::string &token : tokenizeForScore(strippedRight(cased), m_options.tokenize)) {
            const auto next = static_cast<std::uint32_t>(m_numbers.size() + 1);
            result.push_back(m_numbers.try_emplace(std::move(token), next).first->second);
        }
        return result;
    }

    static NgramCounts countNgrams(const std::vector<std::uint32_t> &tokens)
    {
        NgramCounts counts;
        for (std::size_t start = 0; start < tokens.size(); ++start) {
            Ngram ngram{};
            for (std::size_t order = 0; order < Order && start + order < tokens.size(); ++order) {
                ngram[order] = tokens[start + order];
                ++counts[ngram];
            }
        }
        return counts;
    }

    const BleuOptions &m_options;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

double smoothValue(const BleuOptions &options)
{
    return options.smoothValue.value_or(options.smoothMethod == "floor" ? 0.1 : 1.0);
}

bool takesValue(const BleuOptions &options)
{
    return options.smoothMethod == "floor" || options.smoothMethod == "add-k";
}

double brevityPenalty(const Bleu &bleu)
{
    if (bleu.hypothesisLength >= bleu.referenceLength)
        return 1.0;
    if (bleu.hypothesisLength == 0)
        return 0.0;
    return std::exp(1.0 - static_cast<double>(bleu.referenceLength) / static_cast<double>(bleu.hypothesisLength));
}

/// Precisions with smoothing; returns the number of orders that count.
std::size_t computePrecisions(Bleu &bleu, const BleuOptions &options)
{
    std::size_t orders = Order;
    double halving = 1;
    for (std::size_t order = 0; order < Order; ++order) {
        if (options.smoothMethod == "add-k" && order > 0) {
            bleu.counts[order] += smoothValue(options);
            bleu.totals[order] += smoothValue(options);
        }
        if (bleu.totals[order] == 0)
            break;
        if (options.effectiveOrder)
            orders = order + 1;
        if (bleu.counts[order] > 0) {
            bleu.precisions[order] = 100 * bleu.counts[order] / bleu.totals[order];
        } else if (options.smoothMethod == "exp") {
            halving *= 2;
            bleu.precisions[order] = 100 / (halving * bleu.totals[order]);
        } else if (options.smoothMethod == "floor") {
            bleu.precisions[order] = 100 * smoothValue(options) / bleu.totals[order];
        }
    }
    return orders;
}

void finish(Bleu &bleu, const BleuOptions &options)
{
    bleu.brevityPenalty = brevityPenalty(bleu);
    if (std::ranges::all_of(bleu.counts, [](double count) { return count == 0; }))
        return;
    const std::size_t orders = computePrecisions(bleu, options);
    double sum = 0;
    for (std::size_t order = 0; order < orders; ++order) {
        if (bleu.precisions[order] == 0)
            return; // The geometric mean is 0.
        sum += std::log(bleu.precisions[order]);
    }
    bleu.score = bleu.brevityPenalty * std::exp(sum / static_cast<double>(orders));
}

void check(std::span<const std::string> hypotheses, std::span<const std::vector<std::string>> references,
           const BleuOptions &options)
{
    if (references.empty())
        throw UsageError("BLEU needs at least one reference.");
    for (const auto &stream : references) {
        if (stream.size() != hypotheses.size())
            throw UsageError("There are " + std::to_string(hypotheses.size()) + " hypotheses and "
                             + std::to_string(stream.size()) + " references.");
    }
    if (options.smoothMethod != "exp" && options.smoothMethod != "none" && !takesValue(options))
        throw UsageError("There is no smoothing `" + options.smoothMethod + "`.", "Use exp, floor, add-k or none.");
    (void)tokenizeForScore({}, options.tokenize);
}

} // namespace

std::string Bleu::text() const
{
    const double ratio = referenceLength == 0
        ? 0
        : static_cast<double>(hypothesisLength) / static_cast<double>(referenceLength);
    char line[200];
    std::snprintf(line, sizeof line,
                  "BLEU = %.4f %.1f/%.1f/%.1f/%.1f (BP = %.3f ratio = %.3f hyp_len = %lld ref_len = %lld)", score,
                  precisions[0], precisions[1], precisions[2], precisions[3], brevityPenalty, ratio,
                  static_cast<long long>(hypothesisLength), static_cast<long long>(referenceLength));
    return line;
}

Bleu corpusBleu(std::span<const std::string> hypotheses, std::span<const std::vector<std::string>> references,
                const BleuOptions &options)
{
    check(hypotheses, references, options);
    Bleu bleu;
    Scorer scorer(options);
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        std::vector<const std::string *> own;
        for (const auto &stream : references)
            own.push_back(&stream[i]);
        scorer.add(hypotheses[i], own, bleu);
    }
    finish(bleu, options);
    return bleu;
}

std::string bleuSignature(const BleuOptions &options, std::size_t references, const std::string &extra)
{
    std::string smooth = options.smoothMethod;
    if (takesValue(options)) {
        char value[32];
        std::snprintf(value, sizeof value, "[%.2f]", smoothValue(options));
        smooth += value;
    }
    return "nrefs:" + std::to_string(references) + "|case:" + (options.lowercase ? "lc" : "mixed")
        + "|eff:" + (options.effectiveOrder ? "yes" : "no") + "|tok:" + options.tokenize + "|smooth:" + smooth
        + (extra.empty() ? "" : '|' + extra) + "|version:supernet-" SUPERNET_VERSION;
}

} // namespace supernet
