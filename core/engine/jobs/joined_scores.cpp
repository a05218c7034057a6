// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/joined_scores.h"

#include "domain/metrics/score.h"
#include "domain/project/data_folder.h"
#include "domain/search/retraining.h"
#include "domain/space/usable_space.h"
#include "domain/support/random.h"
#include "domain/support/sha256.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/jobs/text_score.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

namespace supernet {

namespace {

constexpr int Resamples = 1000;

/// The scores of one architecture, line by line.
struct Scored
{
    ChosenArchitecture choice;
    std::vector<double> scores;
};

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return text;
}

void requireSense(const JoinedScoresSettings &settings)
{
    if (settings.scorer.empty() || settings.version.empty())
        throw UsageError("Scores of another program need its name and version.",
                         "Give --scorer and --scorer-version, with that of the model, for example COMET and "
                         "2.2.4/wmt22-comet-da.");
    const std::string metric = lowerCase(settings.scorer);
    if (metric == "loss" || std::ranges::count(textMetrics(), metric) > 0)
        throw UsageError("The program computes `" + metric + "` itself.",
                         "Use --metric " + metric + " without --scores.");
    if (settings.scorer.find('|') != std::string::npos || settings.version.find('|') != std::string::npos)
        throw UsageError("Neither a scorer's name nor its version holds a `|`: it divides signatures.");
}

double scoreFrom(const std::string &text, const std::string &place)
{
    double score = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), score);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(score))
        throw Error(place + " has no score: `" + text + "` is no number.", "Write ARCHITECTURE, a tab, and the score.");
    return score;
}

std::vector<Scored> scoresFrom(const std::filesystem::path &file, const Store &store, const SearchSpace &space)
{
    std::ifstream stream(file);
    if (!stream)
        throw Error("The scores " + file.string() + " cannot be read.");
    std::vector<Scored> all;
    std::map<std::string, std::size_t> byWord;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty() || line.front() == '#')
            continue;
        const std::string place = "Line " + std::to_string(number) + " of " + file.string();
        const auto tab = line.find('\t');
        if (tab == std::string::npos)
            throw Error(place + " has no tab.", "Write ARCHITECTURE, a tab, and the score.");
        const std::string word = line.substr(0, tab);
        if (!byWord.contains(word)) {
            auto chosen = chooseArchitectures(store, space, word);
            if (chosen.size() != 1)
                throw Error(place + " names " + std::to_string(chosen.size()) + " architectures.");
            byWord[word] = all.size();
            all.push_back({std::move(chosen.front()), {}});
        }
        all[byWord[word]].scores.push_back(scoreFrom(line.substr(tab + 1), place));
    }
    if (all.empty())
        throw Error("There is no score in " + file.string() + '.');
    return all;
}

JoinedScore joined(const Scored &scored, const ChosenSupernet &supernet, const SearchSpace &space,
                   const JoinedScoresSettings &settings, const std::string &checksum)
{
    JoinedScore result;
    const std::size_t count = scored.scores.size();
    result.interval = bootstrapMean(scored.scores, Resamples, streamKey(1, "joined scores"));
    if (count == 1)
        result.interval.low = result.interval.high = std::nan("");
    Evaluation &fact = result.line.fact;
    fact.supernetRun = supernet.run.id;
    fact.supernetStep = supernet.step;
    fact.architectureId = scored.choice.architecture.id();
    fact.architecture = toJson(scored.choice.architecture, space);
    fact.split = settings.split;
    fact.metric = lowerCase(settings.scorer);
    fact.value = result.interval.value;
    fact.signature = "scorer:" + settings.scorer + "|version:" + settings.version
        + "|sentences:" + std::to_string(count) + "|file:" + checksum;
    fact.sentences = static_cast<std::int64_t>(count);
    fact.state = evaluationStateOf(supernet.run);
    result.line.name = scored.choice.name;
    result.line.text = settings.scorer + " = " + decimals(fact.value, 4);
    return result;
}

} // namespace

JoinedScores joinScores(Project &project, const JoinedScoresSettings &settings, const JobOptions &options,
                        EventSink &sink)
{
    requireSense(settings);
    const ChosenSupernet supernet = chooseSupernet(project, settings.supernet);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), supernet.run);
    const SearchSpace space = usableSpaceFromJson(supernet.run.settings.at("space"));
    const auto read = scoresFrom(settings.file, project.openStore(Store::Mode::ReadOnly), space);
    const std::string checksum = sha256OfFile(settings.file);
    JoinedScores result;
    for (const Scored &scored : read)
        result.scores.push_back(joined(scored, supernet, space, settings, checksum));
    const nlohmann::json recorded = {{"supernet", supernet.run.name + '@' + std::to_string(supernet.step)},
                                     {"split", settings.split},
                                     {"scorer", settings.scorer},
                                     {"scorer_version", settings.version},
                                     {"scores", settings.file.filename().string()},
                                     {"checksum", checksum}};
    auto context = JobContext::begin(project, JobKind::Evaluate, recorded, options, {}, sink, supernet.run.id,
                                     supernet.step);
    result.run = context.run().name;
    static_cast<void>(runJob(context, [&] {
        std::vector<Evaluation> facts;
        for (JoinedScore &score : result.scores) {
            score.line.fact.run = context.run().id;
            score.line.fact.attempt = context.attempt();
            facts.push_back(score.line.fact);
        }
        context.store().append(std::span<const Evaluation>(facts));
        return JobOutcome::Done;
    }));
    return result;
}

} // namespace supernet
