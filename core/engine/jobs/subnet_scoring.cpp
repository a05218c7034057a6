// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/subnet_scoring.h"

#include "engine/jobs/project_facts.h"
#include "engine/jobs/text_score.h"

#include <ranges>

namespace supernet {

namespace {

using nlohmann::json;

constexpr auto Bleu = "bleu";

/// A signature without the program's version: what makes two scores comparable.
std::string comparable(const std::string &signature)
{
    return signature.substr(0, signature.rfind("|version:"));
}

} // namespace

json toJson(const ScoringProtocol &protocol)
{
    return {{"split", protocol.split},
            {"beam", protocol.beam},
            {"alpha", protocol.alpha},
            {"sentences", protocol.sentences}};
}

ScoringProtocol scoringProtocolFromJson(const json &json)
{
    ScoringProtocol protocol;
    try {
        protocol.split = json.value("split", protocol.split);
        protocol.beam = json.value("beam", protocol.beam);
        protocol.alpha = json.value("alpha", protocol.alpha);
        protocol.sentences = json.value("sentences", protocol.sentences);
    } catch (const nlohmann::json::exception &error) {
        throw UsageError(std::string("How to score cannot be read: ") + error.what() + '.');
    }
    requireSense(protocol);
    return protocol;
}

void requireSense(const ScoringProtocol &protocol)
{
    if (protocol.split != "valid" && protocol.split != "test")
        throw UsageError("There is no split `" + protocol.split + "` to score.", "Use valid or test.");
    if (protocol.beam < 1 || protocol.beam > 100)
        throw UsageError("A beam of " + std::to_string(protocol.beam) + " cannot be searched.", "Use 1 to 100.");
    if (protocol.sentences < 0)
        throw UsageError("A number of sentences is not negative.", "0 means all.");
}

SubnetScoring::SubnetScoring(const std::filesystem::path &dataFolder, const ScoringProtocol &protocol)
    : m_protocol(protocol)
    , m_text(dataFolder, protocol.split, protocol.sentences > 0 ? std::optional(protocol.sentences) : std::nullopt)
{
}

std::optional<Evaluation> SubnetScoring::addBleu(JobContext &context, const DenseTransformer &model,
                                                 Evaluation fact) const
{
    DecodeOptions options;
    options.beam = m_protocol.beam;
    options.alpha = m_protocol.alpha;
    const auto lines = m_text.translate(model, options, [&](std::int64_t) { return !context.stopRequested(); });
    if (!lines)
        return {};
    const auto score = scoreText(Bleu, *lines, m_text.references(), decodingText(m_protocol.beam, m_protocol.alpha));
    fact.run = context.run().id;
    fact.attempt = context.attempt();
    fact.split = m_protocol.split;
    fact.metric = Bleu;
    fact.value = score.value;
    fact.signature = score.signature;
    fact.sentences = m_text.sentences();
    fact.at = nowMilliseconds();
    context.writing([&] { context.store().append(std::span<const Evaluation>(&fact, 1)); });
    context.message(fact.architectureId + " (" + fact.state + "): " + score.text);
    return fact;
}

std::optional<Evaluation> SubnetScoring::known(const Store &store, const Evaluation &fact) const
{
    const std::string decoding = '|' + decodingText(m_protocol.beam, m_protocol.alpha);
    const auto evaluations = store.evaluations();
    for (const Evaluation &other : evaluations | std::views::reverse) {
        if (other.supernetRun == fact.supernetRun && other.supernetStep == fact.supernetStep
            && other.architectureId == fact.architectureId && other.state == fact.state && other.metric == Bleu
            && other.split == m_protocol.split && other.sentences == m_text.sentences()
            && comparable(other.signature).ends_with(decoding))
            return other;
    }
    return {};
}

} // namespace supernet
