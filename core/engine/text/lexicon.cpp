// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/lexicon.h"

#include "domain/support/error.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "engine/dense/dense_model.h"
#include "engine/text/translation_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace supernet {

namespace {

using nlohmann::json;

constexpr const char *FormatName = "supernet-lexicon";

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
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&](int token) { return counts[static_cast<std::size_t>(token)]; });
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
    TranslationTable table(text, pairs, std::move(stop));
    for (int round = 0; round < settings.rounds; ++round)
        table.improve();
    result.m_translations = table.likeliest(static_cast<std::size_t>(settings.translations));
    return result;
}

Lexicon Lexicon::read(const std::filesystem::path &file)
{
    try {
        const json value = readJsonFile(file);
        if (value.at("format") != FormatName)
            throw Error("it is of another format");
        Lexicon result;
        value.at("frequent").get_to(result.m_frequent);
        value.at("translations").get_to(result.m_translations);
        if (result.vocabulary() <= token::pad)
            throw Error("it has no vocabulary");
        const auto known = [&](int token) { return token >= 0 && token < result.vocabulary(); };
        if (!std::ranges::all_of(result.m_frequent, known)
            || !std::ranges::all_of(result.m_translations,
                                    [&](const auto &row) { return std::ranges::all_of(row, known); }))
            throw Error("it names tokens that its vocabulary does not have");
        return result;
    } catch (const std::exception &error) {
        throw Error("The lexicon " + file.string() + " cannot be used: " + error.what() + '.',
                    "Export the model again with --vocabulary-selection.");
    }
}

void Lexicon::write(const std::filesystem::path &file) const
{
    const json value{
        {"format", FormatName}, {"version", 1}, {"frequent", m_frequent}, {"translations", m_translations}};
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
