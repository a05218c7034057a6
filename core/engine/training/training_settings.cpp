// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/training_settings.h"

#include "domain/space/sampling.h"
#include "domain/space/single_architecture.h"
#include "domain/space/usable_space.h"
#include "engine/sharing/sharing_fit.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <optional>

namespace supernet {

namespace {

Sampling samplingFromName(const std::string &text)
{
    if (text == name(Sampling::Uniform))
        return Sampling::Uniform;
    if (text == name(Sampling::Sandwich))
        return Sampling::Sandwich;
    throw Error("The sampling `" + text + "` is unknown.", "Use uniform or sandwich.");
}

Surgery surgeryFromName(const std::string &text)
{
    for (const Surgery surgery : {Surgery::None, Surgery::NasVit, Surgery::PcGrad}) {
        if (text == name(surgery))
            return surgery;
    }
    throw Error("The gradient surgery `" + text + "` is unknown.", "Use none, nasvit or pcgrad.");
}

Attentive attentiveFromName(const std::string &text)
{
    for (const Attentive attentive : {Attentive::None, Attentive::Best, Attentive::Worst}) {
        if (text == name(attentive))
            return attentive;
    }
    throw Error("Attentive sampling of `" + text + "` is unknown.", "Use none, best or worst.");
}

Schedule scheduleFromName(const std::string &text)
{
    if (text == name(Schedule::Cosine))
        return Schedule::Cosine;
    if (text == name(Schedule::InverseSquareRoot))
        return Schedule::InverseSquareRoot;
    throw Error("The schedule `" + text + "` is unknown.", "Use cosine or inverse-sqrt.");
}

/// A gene of a stage.
struct StageGene
{
    std::string name;
    std::size_t choices = 0; ///< How many of them the stage frees, the largest first; 0: all.
};

/// Of `decoder_layers` or `decoder_layers:2`; nothing where no count follows the colon.
std::optional<StageGene> stageGene(const std::string &text)
{
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        return StageGene{text, 0};
    StageGene gene{text.substr(0, colon), 0};
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, gene.choices);
    if (read.ec != std::errc() || read.ptr != end || gene.choices == 0)
        return {};
    return gene;
}

/// `first` and the largest others of some choices.
std::vector<int> largestChoices(std::vector<int> choices, int first, std::size_t count)
{
    std::ranges::sort(choices, std::ranges::greater());
    const auto place = std::ranges::find(choices, first);
    std::rotate(choices.begin(), place, place + 1);
    choices.resize(std::min(count, choices.size()));
    return choices;
}

/// Reads keys that are there into the fields of the same name.
class Reader
{
public:
    explicit Reader(const nlohmann::json &json)
        : m_json(json)
    {
    }

    template<typename T>
    Reader &operator()(const char *key, T &field)
    {
        try {
            field = m_json.value(key, field);
        } catch (const nlohmann::json::exception &) {
            throw Error(std::string("The training setting `") + key + "` has the wrong type.");
        }
        return *this;
    }

private:
    const nlohmann::json &m_json;
};

} // namespace

const char *name(Sampling sampling)
{
    return sampling == Sampling::Uniform ? "uniform" : "sandwich";
}

const char *name(Surgery surgery)
{
    switch (surgery) {
    case Surgery::NasVit:
        return "nasvit";
    case Surgery::PcGrad:
        return "pcgrad";
    default:
        return "none";
    }
}

const char *name(Attentive attentive)
{
    switch (attentive) {
    case Attentive::Best:
        return "best";
    case Attentive::Worst:
        return "worst";
    default:
        return "none";
    }
}

const char *name(Schedule schedule)
{
    return schedule == Schedule::Cosine ? "cosine" : "inverse-sqrt";
}

std::vector<Issue> TrainingSettings::validate() const
{
    auto issues = space.validate();
    const auto require = [&](bool holds, const char *where, const char *sentence) {
        if (!holds)
            issues.push_back({where, Issue::Severity::Error, sentence});
    };
    for (const auto &issue : policy.validate())
        issues.push_back(issue);
    require(!countsSteps() || steps > 0, "steps", "Train at least one step, or for some minutes.");
    require(minutes >= 0, "minutes", "A duration is not negative.");
    require(tokens >= 0, "tokens", "A count is not negative.");
    require(flops >= 0, "flops", "A count is not negative.");
    require((minutes > 0) + (tokens > 0) + (flops > 0) <= 1, "budget",
            "Only one of minutes, tokens and FLOPs can end a run.");
    require(batchTokens >= 16, "batch_tokens", "A batch holds at least 16 tokens.");
    require(randomSubnets >= 0, "random_subnets", "A count is not negative.");
    constexpr int most = 1000; // Of nets that a step or a validation takes: each is a pass.
    require(randomSubnets <= most && attentiveCandidates <= most && watchedSubnets <= most, "subnets",
            "A step or a validation takes at most 1000 subnets.");
    require(attentiveCandidates >= 1, "attentive_candidates", "The choice is among at least one architecture.");
    require(attentive == Attentive::None || sampling == Sampling::Uniform || randomSubnets > 0, "attentive",
            "A sandwich without random subnets leaves nothing to choose.");
    require(distillation >= 0 && distillation <= 1, "distillation", "A share of the loss lies between 0 and 1.");
    require(surgeryFrom >= 0 && surgeryFrom <= 1, "surgery_from", "A share of the run lies between 0 and 1.");
    const bool sandwich = sampling == Sampling::Sandwich;
    require(sandwich || distillation == 0, "distillation",
            "Only the subnets of a sandwich learn from its largest one.");
    require(sandwich || surgery == Surgery::None, "surgery", "Only a sandwich has several gradients to project.");
    require(alternateAfter >= 0, "alternate_after", "A count is not negative.");
    require(alternateAfter == 0 || (policy.granularity == Granularity::Network && policy.experts > 1),
            "alternate_after",
            "Alternating updates need one router for the whole net and several copies: the policy network.");
    require(splitAfter >= 0, "split_after", "A count is not negative.");
    require(splitAfter == 0 || policy.granularity == Granularity::Partition, "split_after",
            "Only the parts of the policy partition can share weights until they are split.");
    for (const auto &genes : stages) {
        for (const auto &text : genes) {
            const auto gene = stageGene(text);
            require(gene.has_value(), "stages", "A stage names genes, or GENE:N for the N largest of its choices.");
            require(!gene || space.find(gene->name) != nullptr, "stages",
                    "A stage names a gene that the space has not.");
        }
    }
    require(warmupSteps >= 0, "warmup_steps", "A count is not negative.");
    require(peakLearningRate > 0, "peak_learning_rate", "A learning rate is positive.");
    require(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1, "betas", "Adam's betas lie between 0 and 1.");
    require(epsilon > 0, "epsilon", "Adam's epsilon is positive.");
    require(clipNorm >= 0, "clip_norm", "A norm is not negative; 0 means no clipping.");
    require(labelSmoothing >= 0 && labelSmoothing < 1, "label_smoothing", "Label smoothing lies between 0 and 1.");
    require(dropout >= 0 && dropout < 1, "dropout", "Dropout lies between 0 and 1.");
    require(attentionDropout >= 0 && attentionDropout < 1, "attention_dropout", "Dropout lies between 0 and 1.");
    require(validateEvery >= 0 && checkpointEvery >= 0 && conflictEvery >= 0, "every", "A count is not negative.");
    const bool written = keepEvery == 0 || (checkpointEvery > 0 && keepEvery % checkpointEvery == 0);
    require(keepEvery >= 0 && written, "keep_every",
            "Checkpoints that stay are some of those that are written: a multiple of the steps between them.");
    require(watchedSubnets >= 0, "watched_subnets", "A count is not negative.");
    const bool faulty = std::ranges::count(issues, Issue::Severity::Error, &Issue::severity) > 0;
    if (!faulty)
        std::ranges::move(sharingFit(space, policy, machineMemory()), std::back_inserter(issues));
    return issues;
}

nlohmann::json toJson(const TrainingSettings &settings)
{
    return {{"space", toJson(settings.space)},
            {"policy", toJson(settings.policy)},
            {"sampling", name(settings.sampling)},
            {"random_subnets", settings.randomSubnets},
            {"attentive", name(settings.attentive)},
            {"attentive_candidates", settings.attentiveCandidates},
            {"distillation", settings.distillation},
            {"surgery", name(settings.surgery)},
            {"surgery_from", settings.surgeryFrom},
            {"alternate_after", settings.alternateAfter},
            {"split_after", settings.splitAfter},
            {"stages", settings.stages},
            {"steps", settings.steps},
            {"minutes", settings.minutes},
            {"tokens", settings.tokens},
            {"flops", settings.flops},
            {"batch_tokens", settings.batchTokens},
            {"schedule", name(settings.schedule)},
            {"warmup_steps", settings.warmupSteps},
            {"peak_learning_rate", settings.peakLearningRate},
            {"beta1", settings.beta1},
            {"beta2", settings.beta2},
            {"epsilon", settings.epsilon},
            {"clip_norm", settings.clipNorm},
            {"label_smoothing", settings.labelSmoothing},
            {"dropout", settings.dropout},
            {"attention_dropout", settings.attentionDropout},
            {"precision", settings.precision},
            {"validate_every", settings.validateEvery},
            {"checkpoint_every", settings.checkpointEvery},
            {"keep_every", settings.keepEvery},
            {"conflict_every", settings.conflictEvery},
            {"watched_subnets", settings.watchedSubnets},
            {"bleu_sentences", settings.bleuSentences}};
}

TrainingSettings trainingFromJson(const nlohmann::json &json)
{
    if (!json.is_object() || !json.contains("space"))
        throw Error("Training settings have no `space`.");
    TrainingSettings settings;
    settings.space = usableSpaceFromJson(json.at("space"));
    settings.policy = policyFromJson(json.value("policy", nlohmann::json::object()));
    std::string sampling = name(settings.sampling);
    std::string attentive = name(settings.attentive);
    std::string surgery = name(settings.surgery);
    std::string schedule = name(settings.schedule);
    Reader read(json);
    read("sampling", sampling)("random_subnets", settings.randomSubnets)("steps", settings.steps)(
        "minutes", settings.minutes)("batch_tokens", settings.batchTokens)("schedule", schedule)(
        "warmup_steps", settings.warmupSteps)("peak_learning_rate", settings.peakLearningRate)("beta1", settings.beta1)(
        "beta2", settings.beta2)("epsilon", settings.epsilon)("clip_norm", settings.clipNorm)("label_smoothing",
                                                                                              settings.labelSmoothing)(
        "dropout", settings.dropout)("attention_dropout", settings.attentionDropout)("precision", settings.precision)(
        "validate_every", settings.validateEvery)("checkpoint_every", settings.checkpointEvery)(
        "conflict_every", settings.conflictEvery)("watched_subnets", settings.watchedSubnets)("bleu_sentences",
                                                                                              settings.bleuSentences);
    read("distillation", settings.distillation)("surgery", surgery)("surgery_from", settings.surgeryFrom)(
        "alternate_after", settings.alternateAfter)("tokens", settings.tokens)("flops", settings.flops)(
        "attentive", attentive)("attentive_candidates", settings.attentiveCandidates)(
        "split_after", settings.splitAfter)("stages", settings.stages)("keep_every", settings.keepEvery);
    settings.attentive = attentiveFromName(attentive);
    settings.sampling = samplingFromName(sampling);
    settings.surgery = surgeryFromName(surgery);
    settings.schedule = scheduleFromName(schedule);
    return settings;
}

double learningRate(const TrainingSettings &settings, std::int64_t step, double progress)
{
    const auto warmup = static_cast<double>(std::max<std::int64_t>(settings.warmupSteps, 1));
    const auto now = static_cast<double>(step);
    const double warm = std::min(1.0, now / warmup);
    if (settings.schedule == Schedule::InverseSquareRoot)
        return settings.peakLearningRate * (now <= warmup ? warm : std::sqrt(warmup / now));
    const double warmShare = settings.countsSteps() ? std::min(1.0, warmup / static_cast<double>(settings.steps)) : 0.0;
    const double behind = warmShare < 1 ? std::clamp((progress - warmShare) / (1 - warmShare), 0.0, 1.0) : 0.0;
    return settings.peakLearningRate * warm * 0.5 * (1 + std::cos(std::numbers::pi * behind));
}

SearchSpace openSpace(const TrainingSettings &settings, double progress)
{
    SearchSpace open = settings.space;
    const auto phases = static_cast<double>(settings.stages.size() + 1);
    const auto free = static_cast<std::size_t>(std::clamp(progress, 0.0, 1.0) * phases);
    std::map<std::string, std::size_t> freed; // choices, 0 being all; before its first stage a gene has one
    for (std::size_t stage = 0; stage < settings.stages.size(); ++stage) {
        for (const std::string &text : settings.stages[stage]) {
            const StageGene gene = stageGene(text).value();
            if (stage < free)
                freed[gene.name] = gene.choices;
            else
                freed.emplace(gene.name, 1);
        }
    }
    const Architecture largest = settings.space.largestArchitecture();
    for (const auto &[name, count] : freed) {
        if (count == 0)
            continue;
        const Gene &whole = settings.space.gene(name);
        const auto gene = std::ranges::find(open.genes, name, &Gene::name);
        const auto &values = largest.values(name);
        gene->choices = largestChoices(settings.space.choices(whole), values.front(), count);
        gene->layerChoices.clear();
        for (std::size_t layer = 1; layer < values.size(); ++layer) {
            const int number = static_cast<int>(layer);
            gene->layerChoices[number] = largestChoices(settings.space.choices(whole, number), values[layer], count);
        }
    }
    return open;
}

std::vector<Architecture> architecturesOfStep(const TrainingSettings &settings, std::uint64_t seed, std::int64_t step,
                                              double progress)
{
    const SearchSpace open = openSpace(settings, progress);
    if (!settings.stages.empty() && isSingleArchitecture(open))
        return {open.largestArchitecture()};
    const auto draw = [&](int number) {
        Random random(
            streamKey(seed, "architecture", {static_cast<std::uint64_t>(step), static_cast<std::uint64_t>(number)}));
        return sampleByGene(open, random);
    };
    if (settings.sampling == Sampling::Uniform)
        return {draw(0)};
    std::vector<Architecture> subnets{open.largestArchitecture(), open.smallestArchitecture()};
    for (int i = 0; i < settings.randomSubnets; ++i)
        subnets.push_back(draw(i));
    return subnets;
}

std::vector<std::pair<std::string, Architecture>> watchedArchitectures(const TrainingSettings &settings,
                                                                       std::uint64_t seed)
{
    if (isSingleArchitecture(settings.space))
        return {{"alone", settings.space.largestArchitecture()}};
    std::vector<std::pair<std::string, Architecture>> watched{{"smallest", settings.space.smallestArchitecture()}};
    for (int i = 1; i <= settings.watchedSubnets; ++i) {
        Random random(streamKey(seed, "watched", {static_cast<std::uint64_t>(i)}));
        watched.emplace_back("random-" + std::to_string(i), sampleByGene(settings.space, random));
    }
    watched.emplace_back("largest", settings.space.largestArchitecture());
    return watched;
}

} // namespace supernet
