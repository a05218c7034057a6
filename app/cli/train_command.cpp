// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_command.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/train_group.h"
#include "domain/cost/supernet_size.h"
#include "domain/space/partition.h"
#include "domain/space/presets.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/jobs/train_job.h"
#include "engine/sharing/sharing_fit.h"

#include <algorithm>
#include <map>

namespace supernet::cli {

namespace {

struct TrainOptions
{
    std::string space = "demo";
    std::string policy = "none";
    std::string routed = "ffn";
    std::string encoding = "summary";
    std::string sampling = "uniform";
    std::string attentive = "none";
    std::string surgery = "none";
    std::string schedule = "cosine";
    std::string resume;
    std::vector<std::uint64_t> seeds; ///< Of a group of runs.
    std::vector<std::string> stages; ///< Genes, comma-separated.
    std::string from;
    TrainingSettings settings;
};

constexpr int UsualExperts = 2;

int expertsUnlessTold(const TrainingSettings &settings)
{
    const PolicySettings &policy = settings.policy;
    if (policy.granularity == Granularity::None || policy.granularity == Granularity::Hypernetwork)
        return 1;
    const bool byGene = policy.granularity == Granularity::Partition && !policy.partitionGene.empty();
    return byGene ? Partition::byGene(settings.space, policy.partitionGene).parts() : UsualExperts;
}

template<typename Value>
Value byName(const std::string &text, std::initializer_list<Value> values)
{
    for (const Value value : values)
        if (text == name(value))
            return value;
    throw UsageError("`" + text + "` is not one of the choices.");
}

TrainingSettings settingsOf(const TrainOptions &options, const CLI::App &command)
{
    auto settings = options.settings;
    settings.space = loadSpace(options.space);
    auto &policy = settings.policy;
    policy.granularity = byName(options.policy,
                                {Granularity::None, Granularity::Network, Granularity::Layer, Granularity::Neuron,
                                 Granularity::Partition, Granularity::Hypernetwork, Granularity::Token});
    const bool parts = policy.granularity == Granularity::Partition && command.count("--routed") == 0;
    policy.routed = parts ? RoutedSet::Everything
                          : byName(options.routed, {RoutedSet::FeedForward, RoutedSet::Attention, RoutedSet::All});
    policy.encoding = encodingFromName(options.encoding);
    if (command.count("--experts") == 0)
        policy.experts = expertsUnlessTold(settings);
    for (const std::string &stage : options.stages)
        settings.stages.push_back(CLI::detail::split(stage, ','));
    settings.sampling = byName(options.sampling, {Sampling::Uniform, Sampling::Sandwich});
    settings.attentive = byName(options.attentive, {Attentive::None, Attentive::Best, Attentive::Worst});
    settings.surgery = byName(options.surgery, {Surgery::None, Surgery::NasVit, Surgery::PcGrad});
    settings.schedule = byName(options.schedule, {Schedule::Cosine, Schedule::InverseSquareRoot});
    return settings;
}

/// The key of a setting in a run's record.
std::string keyOf(const std::string &option)
{
    static const std::map<std::string, std::string> others = {{"learning-rate", "peak_learning_rate"},
                                                              {"warmup", "warmup_steps"},
                                                              {"clip", "clip_norm"},
                                                              {"stage", "stages"}};
    if (const auto other = others.find(option); other != others.end())
        return other->second;
    std::string key = option;
    std::ranges::replace(key, '-', '_');
    return key;
}

/// Settings of the run that is branched from, with those that were given in their place.
TrainingSettings branchSettings(const TrainingSettings &parent, const TrainingSettings &asked, const CLI::App &command)
{
    for (const char *fixed : {"--space", "--policy", "--experts", "--routed", "--encoding", "--router-width",
                              "--copied-experts", "--blind-routers", "--partition-gene", "--split-after",
                              "--batch-tokens", "--alternate-after", "--seed", "--seeds"}) {
        if (command.count(fixed) > 0)
            throw UsageError(std::string("A branch keeps the ") + (fixed + 2) + " of the run that it comes from.",
                             std::string("Leave ") + fixed + " away, or start a new run without --from.");
    }
    nlohmann::json settings = toJson(parent);
    const nlohmann::json given = toJson(asked);
    const std::initializer_list<const char *> budgets = {"steps", "minutes", "tokens", "flops"};
    const auto wasGiven = [&](const char *budget) { return command.count(std::string("--") + budget) > 0; };
    if (std::ranges::any_of(budgets, wasGiven)) { // Only one of them ends a run.
        for (const char *budget : {"minutes", "tokens", "flops"})
            settings[budget] = 0;
    }
    for (const CLI::Option *option : command.get_options()) {
        const std::string key = keyOf(option->get_single_name());
        if (option->count() > 0 && given.contains(key))
            settings[key] = given[key];
    }
    return trainingFromJson(settings);
}

void addSharingOptions(CLI::App &command, TrainOptions &options)
{
    auto &policy = options.settings.policy;
    policy.experts = UsualExperts;
    command.add_option("--space", options.space, "Search space: a preset or a file")->capture_default_str();
    command
        .add_option(
            "--policy", options.policy,
            "What shares a mixing coefficient; partition: parts of the space with weights of their own (few-shot "
            "NAS); hypernetwork: the router writes the weights; token: tokens choose experts, a baseline that has no "
            "dense "
            "form")
        ->check(CLI::IsMember({"none", "network", "layer", "neuron", "partition", "hypernetwork", "token"}))
        ->capture_default_str();
    command
        .add_option("--experts", policy.experts,
                    "Experts (m) of a routed matrix, or parts of a partition; 1 without routing")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command
        .add_option("--routed", options.routed,
                    "Which matrices have experts; of a partition all tensors are its parts' own")
        ->check(CLI::IsMember({"ffn", "attention", "all"}))
        ->capture_default_str();
    command.add_option("--encoding", options.encoding, "What routers read of an architecture")
        ->check(CLI::IsMember({"summary", "per-layer"}))
        ->capture_default_str();
    command.add_option("--router-width", policy.routerWidth, "Hidden units of a router or hypernetwork")
        ->capture_default_str();
    command.add_flag("--copied-experts", policy.copiedExperts, "Experts start as copies of the first");
    command.add_flag("--blind-routers", policy.blindRouters, "Routers read a constant instead of the architecture");
    command.add_option("--partition-gene", policy.partitionGene,
                       "Of the policy partition: the gene whose choices are the parts; by default parts by parameters");
    command
        .add_option("--split-after", options.settings.splitAfter,
                    "Of the policy partition: the parts share their weights for so many steps first")
        ->capture_default_str();
}

void addSamplingOptions(CLI::App &command, TrainOptions &options)
{
    command.add_option("--sampling", options.sampling, "Architectures of a step")
        ->check(CLI::IsMember({"uniform", "sandwich"}))
        ->capture_default_str();
    command.add_option("--random-subnets", options.settings.randomSubnets, "Random ones of a sandwich")
        ->capture_default_str();
    command.add_option("--attentive", options.attentive, "Train the best or worst of several random ones of one cost")
        ->check(CLI::IsMember({"none", "best", "worst"}))
        ->capture_default_str();
    command.add_option("--attentive-candidates", options.settings.attentiveCandidates, "Among how many that choice is")
        ->capture_default_str();
    command
        .add_option("--distillation", options.settings.distillation,
                    "Share of a sandwich's loss that is divergence from its largest subnet; 1: BigNAS")
        ->capture_default_str();
    command
        .add_option(
            "--alternate-after", options.settings.alternateAfter,
            "Of the policy network: k-shot NAS' alternating updates after so many steps of equal shares; 0: never")
        ->capture_default_str();
    command
        .add_option(
            "--stage", options.stages,
            "Progressive shrinking: genes (comma-separated) that are free from this stage on, or GENE:N for the N "
            "largest of its choices; once for each stage, after the largest net alone, each for an equal share of "
            "the run")
        ->type_name("GENES");
    command.add_option("--surgery", options.surgery, "Project conflicting gradients of a sandwich's subnets")
        ->check(CLI::IsMember({"none", "nasvit", "pcgrad"}))
        ->capture_default_str();
    command.add_option("--surgery-from", options.settings.surgeryFrom, "Share of the run after which surgery begins")
        ->capture_default_str();
}

void addOptimizationOptions(CLI::App &command, TrainOptions &options)
{
    auto &settings = options.settings;
    command.add_option("--steps", settings.steps, "Optimizer steps")->capture_default_str();
    command.add_option("--minutes", settings.minutes, "Train this long instead of --steps");
    command.add_option("--tokens", settings.tokens, "Train on so many target tokens instead");
    command.add_option("--flops", settings.flops, "Train for so many FLOPs instead, experts' mixing included");
    command.add_option("--batch-tokens", settings.batchTokens, "Tokens of a batch, on its longer side")
        ->capture_default_str();
    command.add_option("--learning-rate", settings.peakLearningRate, "Peak of the schedule")->capture_default_str();
    command.add_option("--warmup", settings.warmupSteps, "Steps of linear warm-up")->capture_default_str();
    command.add_option("--schedule", options.schedule, "After the warm-up")
        ->check(CLI::IsMember({"cosine", "inverse-sqrt"}))
        ->capture_default_str();
    command.add_option("--clip", settings.clipNorm, "Largest gradient norm; 0: none")->capture_default_str();
    command.add_option("--label-smoothing", settings.labelSmoothing)->capture_default_str();
    command.add_option("--dropout", settings.dropout, "At the largest width")->capture_default_str();
    command.add_option("--attention-dropout", settings.attentionDropout, "Of attention weights")->capture_default_str();
    command.add_option("--precision", settings.precision, "Of matrix products; weights stay in single precision")
        ->check(CLI::IsMember({"float32", "bfloat16"}))
        ->capture_default_str();
}

void addWatchingOptions(CLI::App &command, TrainOptions &options)
{
    auto &settings = options.settings;
    command.add_option("--validate-every", settings.validateEvery, "Steps; 0: at the end only")->capture_default_str();
    command.add_option("--checkpoint-every", settings.checkpointEvery, "Steps; 0: at the end only")
        ->capture_default_str();
    command.add_option("--keep-every", settings.keepEvery, "Steps between checkpoints that stay; 0: the newest only")
        ->capture_default_str();
    command.add_option("--conflict-every", settings.conflictEvery, "Steps between conflict probes; 0: never")
        ->capture_default_str();
    command.add_option("--watched-subnets", settings.watchedSubnets, "Random subnets that validation scores")
        ->capture_default_str();
    command.add_option("--bleu-sentences", settings.bleuSentences, "Translated at each validation; 0: none")
        ->capture_default_str();
}

int train(Invocation &invocation, const TrainOptions &options, const CLI::App &command)
{
    auto project = Project::open(invocation.projectFolder());
    if (!options.resume.empty())
        return exitCode(resumeTraining(project, options.resume, invocation.stopToken(), invocation.sink()));
    const auto settings = settingsOf(options, command);
    if (!options.from.empty()) {
        const auto parent = chooseSupernet(project, options.from);
        return exitCode(branchTraining(project, options.from,
                                       branchSettings(trainingFromJson(parent.run.settings), settings, command),
                                       invocation.jobOptions(), invocation.stopToken(), invocation.sink()));
    }
    if (!options.seeds.empty())
        return trainGroup(invocation, project, settings, options.seeds);
    return exitCode(
        trainSupernet(project, settings, invocation.jobOptions(), invocation.stopToken(), invocation.sink()));
}

void addOptions(CLI::App &command, Invocation &invocation, TrainOptions &options)
{
    addJobOptions(command, invocation);
    addSharingOptions(command, options);
    addSamplingOptions(command, options);
    addOptimizationOptions(command, options);
    addWatchingOptions(command, options);
    command.add_option("--run", invocation.job.runName, "Name of the new run");
    command
        .add_option(
            "--seeds", options.seeds,
            "Train a run for each of these seeds (comma-separated), alike but for that, as NAME-s1, NAME-s2 ..; asked "
            "again, goes on")
        ->delimiter(',')
        ->excludes("--seed");
    command.add_option("--resume", options.resume,
                       "Go on with this run from its newest checkpoint, or with RUN@STEP from that one");
    command
        .add_option("--from", options.from,
                    "Branch from this run's newest checkpoint, or with RUN@STEP from that one: a new run with "
                    "its settings but for those given here; its steps go on counting")
        ->excludes("--resume");
}

/// The option that a validation's finding is about; empty for one about several.
std::string optionOf(const CLI::App &command, const std::string &where)
{
    for (const CLI::Option *option : command.get_options()) {
        if (keyOf(option->get_single_name()) == where)
            return "--" + option->get_single_name();
    }
    return {};
}

bool isFaultless(const std::vector<Issue> &issues)
{
    return std::ranges::count(issues, Issue::Severity::Error, &Issue::severity) == 0;
}

} // namespace

nlohmann::json checkTraining(std::vector<std::string> words)
{
    using nlohmann::json;
    CLI::App command;
    Invocation invocation;
    TrainOptions options;
    addOptions(command, invocation, options);
    json found = {{"issues", json::array()}};
    const auto tell = [&](const std::string &option, Issue::Severity severity, const std::string &sentence) {
        found["issues"].push_back({{"option", option},
                                   {"severity", severity == Issue::Severity::Error ? "error" : "warning"},
                                   {"sentence", sentence}});
    };
    const char *asked = "";
    TrainingSettings settings;
    try {
        std::ranges::reverse(words); // as CLI11 takes them
        command.parse(words);
        asked = "--space";
        static_cast<void>(loadSpace(options.space));
        asked = "--partition-gene"; // what else there is to be refused at once
        settings = settingsOf(options, command);
    } catch (const Error &error) {
        tell(asked, Issue::Severity::Error, error.message());
        return found;
    } catch (const CLI::ParseError &error) {
        tell(asked, Issue::Severity::Error, error.what());
        return found;
    }
    for (const Issue &issue : settings.validate())
        tell(optionOf(command, issue.where), issue.severity, issue.sentence);
    if (settings.policy.granularity == Granularity::Hypernetwork && isFaultless(settings.policy.validate())) {
        const std::int64_t weights = hypernetworkWeights(settings.space, settings.policy);
        found["weights"] = weights;
        found["bytes"] = weights * bytesPerTrainedWeight;
        found["memory"] = machineMemory();
    }
    return found;
}

void addTrainCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("train", "Train a supernet on the prepared data");
    const auto options = std::make_shared<TrainOptions>();
    addOptions(command, invocation, *options);
    setExamples(
        command,
        {"supernet train --project captions.supernet --space small --policy neuron --minutes 30",
         "supernet train --project captions.supernet --space small --sampling sandwich --steps 2400",
         "supernet train --project captions.supernet --policy partition --partition-gene decoder_layers --split-after "
         "1000",
         "supernet train --project captions.supernet --from neuron-1@500 --learning-rate 0.0005 --sampling sandwich",
         "supernet train --project captions.supernet --resume neuron-1"});
    invocation.runsJob(command, [options, &command](Invocation &asked) { return train(asked, *options, command); });
}

} // namespace supernet::cli
