// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/score_case.h"

#include "domain/support/error.h"
#include "domain/support/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <type_traits>

namespace supernet {

namespace {

using nlohmann::json;

/// sacreBLEU's arguments one by one; what nobody asked for in the end is unknown.
class Arguments
{
public:
    explicit Arguments(const json &arguments)
        : m_left(arguments)
    {
        if (!arguments.is_object())
            throw Error("`args` is not an object.");
    }

    template<typename Value>
    void take(const char *name, Value &value)
    {
        if (const auto found = m_left.find(name); found != m_left.end()) {
            if (!found->is_null()) // Python's None: the default
                value = converted<Value>(name, *found);
            m_left.erase(found);
        }
    }

    [[nodiscard]] std::string name(const char *argument, std::string preset)
    {
        take(argument, preset);
        return preset;
    }

    void requireNoOther(const std::string &metric) const
    {
        if (!m_left.empty())
            throw Error("The metric " + metric + " has no argument `" + m_left.begin().key() + "`.");
    }

private:
    template<typename Value>
    static Value converted(const std::string &name, const json &given)
    {
        if constexpr (std::is_same_v<Value, bool>) {
            if (given.is_boolean())
                return given.get<bool>();
        } else if constexpr (std::is_same_v<Value, int>) {
            // The orders and beta: numbers beyond this are refused later, and must not wrap round before.
            if (given.is_number_integer())
                return static_cast<int>(std::clamp<std::int64_t>(given.get<std::int64_t>(), -1, 1'000'000));
        } else if constexpr (std::is_same_v<Value, std::string>) {
            if (given.is_string())
                return given.get<std::string>();
        } else {
            if (given.is_number())
                return given.get<double>();
        }
        throw Error("The argument `" + name + "` has the wrong type: " + given.dump(-1, ' ', true) + '.');
    }

    json m_left;
};

BleuOptions bleuOptions(Arguments &arguments)
{
    BleuOptions options;
    options.tokenize = tokenizerFromName(arguments.name("tokenize", "13a"));
    options.smoothMethod = smoothingFromName(arguments.name("smooth_method", "exp"));
    arguments.take("smooth_value", options.smoothValue);
    arguments.take("lowercase", options.lowercase);
    arguments.take("effective_order", options.effectiveOrder);
    return options;
}

ChrfOptions chrfOptions(Arguments &arguments)
{
    ChrfOptions options;
    arguments.take("char_order", options.charOrder);
    arguments.take("word_order", options.wordOrder);
    arguments.take("beta", options.beta);
    arguments.take("lowercase", options.lowercase);
    arguments.take("whitespace", options.whitespace);
    arguments.take("eps_smoothing", options.epsSmoothing);
    return options;
}

TerOptions terOptions(Arguments &arguments)
{
    TerOptions options;
    arguments.take("normalized", options.normalized);
    arguments.take("no_punct", options.noPunct);
    arguments.take("asian_support", options.asianSupport);
    arguments.take("case_sensitive", options.caseSensitive);
    return options;
}

MetricOptions metricOptions(const std::string &metric, Arguments &arguments)
{
    if (metric == "bleu")
        return bleuOptions(arguments);
    if (metric == "chrf")
        return chrfOptions(arguments);
    if (metric == "ter")
        return terOptions(arguments);
    throw Error("There is no metric `" + metric + "`.", "Use bleu, chrf or ter.");
}

std::vector<std::string> linesOf(const json &given, const std::string &what)
{
    if (!given.is_array() || !std::ranges::all_of(given, [](const json &line) { return line.is_string(); }))
        throw Error("`" + what + "` is not a list of lines.");
    return given.get<std::vector<std::string>>();
}

const json &member(const json &object, const char *key)
{
    if (const auto found = object.find(key); found != object.end())
        return *found;
    throw Error("The case has no `" + std::string(key) + "`.");
}

} // namespace

ScoreCase scoreCaseFromJson(const std::string &text)
{
    const json given = tryParseJson(text);
    if (!given.is_object())
        throw Error("The case is not a JSON object.");
    const json &metric = member(given, "metric");
    if (!metric.is_string())
        throw Error("`metric` is not a text.");
    ScoreCase parsed;
    if (const auto name = given.find("name"); name != given.end() && name->is_string())
        parsed.name = name->get<std::string>();
    Arguments arguments(given.value("args", json::object()));
    parsed.options = metricOptions(metric.get<std::string>(), arguments);
    arguments.requireNoOther(metric.get<std::string>());
    parsed.hypotheses = linesOf(member(given, "hyp"), "hyp");
    const json &references = member(given, "refs");
    if (!references.is_array())
        throw Error("`refs` is not a list of reference streams.");
    for (std::size_t stream = 0; stream < references.size(); ++stream)
        parsed.references.push_back(linesOf(references[stream], "refs[" + std::to_string(stream) + ']'));
    return parsed;
}

MetricScore scoreWith(const MetricOptions &options, std::span<const std::string> hypotheses, References references)
{
    if (const auto *bleu = std::get_if<BleuOptions>(&options))
        return corpusBleu(hypotheses, references, *bleu);
    if (const auto *chrf = std::get_if<ChrfOptions>(&options))
        return corpusChrf(hypotheses, references, *chrf);
    return corpusTer(hypotheses, references, std::get<TerOptions>(options));
}

} // namespace supernet
