// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/lexicon.h"

#include "domain/support/error.h"
#include "domain/support/output_file.h"
#include "engine/dense/dense_model.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

namespace supernet {

namespace {

using nlohmann::json;

constexpr const char *FormatName = "supernet-lexicon";

/// p(target | source) for the pairs of tokens that meet in a sentence pair, sorted by source, then target.
class TranslationTable
{
public:
    TranslationTable(const ParallelTokens &text, std::vector<std::int64_t> pairs)
        : m_text(text)
        , m_pairs(std::move(pairs))
        , m_vocabulary(static_cast<std::uint64_t>(std::max(text.source.vocabulary(), text.target.vocabulary())))
    {
        constexpr std::size_t most = 1 << 23; // Sorted out before they fill the memory.
        std::size_t sorted = 0;
        for (const std::int64_t pair : m_pairs) {
            for (const std::uint16_t source : m_text.source[pair])
                for (const std::uint16_t target : m_text.target[pair])
                    m_keys.push_back(source * m_vocabulary + target);
            if (m_keys.size() > sorted + most)
                sorted = sortOut();
        }
        sortOut();
        m_probability.assign(m_keys.size(), 1.0F);
        m_expected.resize(m_keys.size());
    }

    /// One round: what each source token is expected to have become, and the probabilities that follow from it.
    void improve()
    {
        std::ranges::fill(m_expected, 0.0F);
        std::vector<std::size_t> places;
        for (const std::int64_t pair : m_pairs)
            for (const std::uint16_t target : m_text.target[pair]) {
                places.clear();
                double total = 0;
                for (const std::uint16_t source : m_text.source[pair]) {
                    places.push_back(placeOf(source * m_vocabulary + target));
                    total += static_cast<double>(m_probability[places.back()]);
                }
                for (const std::size_t place : places)
                    m_expected[place] += static_cast<float>(static_cast<double>(m_probability[place]) / total);
            }
        forEachSource([&](std::size_t begin, std::size_t end) {
            const auto total = std::accumulate(at(m_expected, begin), at(m_expected, end), 0.0);
            for (std::size_t place = begin; place < end; ++place)
                m_probability[place] = static_cast<float>(static_cast<double>(m_expected[place]) / total);
        });
    }

    /// The likeliest target tokens of each source token, at most `count`; ties: the smaller token.
    [[nodiscard]] std::vector<std::vector<int>> likeliest(std::size_t count) const
    {
        std::vector<std::vector<int>> result(m_vocabulary);
        std::vector<std::size_t> order;
        forEachSource([&](std::size_t begin, std::size_t end) {
            order.resize(end - begin);
            std::iota(order.begin(), order.end(), begin);
            std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t place) { return m_probability[place]; });
            auto &targets = result[m_keys[begin] / m_vocabulary];
            for (std::size_t i = 0; i < std::min(count, order.size()); ++i)
                targets.push_back(static_cast<int>(m_keys[order[i]] % m_vocabulary));
        });
        return result;
    }

private:
    static std::vector<float>::const_iterator at(const std::vector<float> &values, std::size_t place)
    {
        return values.begin() + static_cast<std::ptrdiff_t>(place);
    }

    std::size_t sortOut()
    {
        std::ranges::sort(m_keys);
        m_keys.erase(std::ranges::unique(m_keys).begin(), m_keys.end());
        return m_keys.size();
    }

    [[nodiscard]] std::size_t placeOf(std::uint64_t key) const
    {
        return static_cast<std::size_t>(std::ranges::lower_bound(m_keys, key) - m_keys.begin());
    }

    template<typename Work>
    void forEachSource(const Work &work) const
    {
        for (std::size_t begin = 0, end = 0; begin < m_keys.size(); begin = end) {
            while (end < m_keys.size() && m_keys[end] / m_vocabulary == m_keys[begin] / m_vocabulary)
                ++end;
            work(begin, end);
        }
    }

    const ParallelTokens &m_text;
    std::vector<std::int64_t> m_pairs;
    std::uint64_t m_vocabulary;
    std::vector<std::uint64_t> m_keys; ///< source * vocabulary + target
    std::vector<float> m_probability;
    std::vector<float> m_expected;
};

std::vector<std::int64_t> spread(std::int64_t size, std::int64_t most)
{
    const std::int64_t count = std::min(size, most);
    std::vector<std::int64_t> result;
    for (std::int64_t i = 0; i < count; ++i)
        result.push_back(i * size / count);
    return result;
}

std::vector<int> commonest(const ParallelTokens &text, const std::vector<std::int64_t> &pairs, std::size_t count)
{
    std::vector<std::int64_t> counts(static_cast<std::size_t>(text.target.vocabulary()));
    for (const std::int64_t pair : pairs)
        for (const std::uint16_t target : text.target[pair])
            ++counts[target];
    std::vector<int> order(counts.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](int token) { return counts[static_cast<std::size_t>(token)]; });
    order.resize(std::min(order.size(), count));
    return order;
}

} // namespace

Lexicon Lexicon::learn(const ParallelTokens &text, const LexiconSettings &settings, std::stop_token stop)
{
    if (settings.translations < 1 || settings.frequent < 0 || settings.rounds < 1 || settings.pairs < 1)
        throw UsageError("A lexicon keeps at least one translation, and learns in at least one round from one pair.");
    const auto pairs = spread(text.size(), settings.pairs);
    Lexicon result;
    result.m_frequent = commonest(text, pairs, static_cast<std::size_t>(settings.frequent));
    TranslationTable table(text, pairs);
    for (int round = 0; round < settings.rounds && !stop.stop_requested(); ++round)
        table.improve();
    result.m_translations = table.likeliest(static_cast<std::size_t>(settings.translations));
    return result;
}

Lexicon Lexicon::read(const std::filesystem::path &file)
{
    try {
        std::ifstream stream(file, std::ios::binary);
        const json value = json::parse(stream);
        if (value.at("format") != FormatName)
            throw Error("it is of another format");
        Lexicon result;
        value.at("frequent").get_to(result.m_frequent);
        value.at("translations").get_to(result.m_translations);
        const auto known = [&](int token) { return token >= 0 && token < result.vocabulary(); };
        if (!std::ranges::all_of(result.m_frequent, known)
            || !std::ranges::all_of(result.m_translations, [&](const auto &row) { return std::ranges::all_of(row, known); }))
            throw Error("it names tokens that its vocabulary does not have");
        return result;
    } catch (const std::exception &error) {
        throw Error("The lexicon " + file.string() + " cannot be used: " + error.what() + '.',
                    "Export the model again with --vocabulary-selection.");
    }
}

void Lexicon::write(const std::filesystem::path &file) const
{
    const json value{{"format", FormatName}, {"version", 1}, {"frequent", m_frequent}, {"translations", m_translations}};
    writeWholeFile(file, value.dump() + '\n');
}

std::vector<int> Lexicon::selection(std::span<const std::vector<int>> sources) const
{
    std::vector<bool> chosen(m_translations.size());
    std::size_t count = 0;
    const auto choose = [&](int token) {
        count += chosen[static_cast<std::size_t>(token)] ? 0 : 1;
        chosen[static_cast<std::size_t>(token)] = true;
    };
    choose(token::end);
    choose(token::unknown);
    std::ranges::for_each(m_frequent, choose);
    for (const auto &source : sources)
        for (const int token : source)
            std::ranges::for_each(translations(token), choose);
    for (int token = 0; count % Block != 0 && token < vocabulary(); ++token)
        choose(token);
    std::vector<int> result;
    for (int token = 0; token < vocabulary(); ++token)
        if (chosen[static_cast<std::size_t>(token)])
            result.push_back(token);
    return result;
}

} // namespace supernet
