// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/export_job.h"

#include "domain/export/export_format.h"
#include "domain/project/data_folder.h"
#include "domain/project/export_place.h"
#include "domain/search/front_view.h"
#include "domain/support/sha256.h"
#include "engine/exporters/model_export.h"
#include "engine/exporters/started_program.h"
#include "engine/jobs/project_facts.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/text/references.h"

#include <algorithm>

namespace supernet {

using nlohmann::json;

namespace {

namespace fs = std::filesystem;

/// The architecture that is asked for, of the supernet's space.
Architecture chooseArchitecture(const Store &store, const SearchSpace &space, const ExportJobSettings &settings)
{
    if (!settings.latencyLimitMs) {
        const auto chosen = chooseArchitectures(store, space, settings.architecture);
        if (chosen.size() != 1)
            throw UsageError('`' + settings.architecture + "` names " + std::to_string(chosen.size())
                                 + " architectures.",
                             "An export is of one.");
        return chosen.front().architecture;
    }
    const RunRecord search = searchRun(store, settings.search);
    const FrontAxis axis = search.settings.value("fitness", "loss") == "bleu" ? FrontAxis::Bleu : FrontAxis::Loss;
    const auto best = bestUnder(frontOf(scoredCandidates(store, search), axis), *settings.latencyLimitMs);
    if (!best)
        throw Error("No architecture of the search `" + search.name + "` keeps under "
                        + std::to_string(*settings.latencyLimitMs) + " ms.",
                    "See `supernet front` for what there is.");
    return architectureFromJson(best->candidate.architecture, space);
}

/// A search that ran on another supernet says nothing about this one's subnets.
ChosenSupernet chooseFor(const Project &project, const ExportJobSettings &settings)
{
    if (!settings.latencyLimitMs || !settings.supernet.empty())
        return chooseSupernet(project, settings.supernet);
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord search = searchRun(store, settings.search);
    const auto parent = search.parentRun ? store.run(*search.parentRun) : std::nullopt;
    if (!parent)
        return chooseSupernet(project, {});
    const std::string step = search.parentStep ? '@' + std::to_string(*search.parentStep) : std::string();
    return chooseSupernet(project, parent->name + step);
}

std::vector<std::vector<int>> proofSentences(const Project &project, std::int64_t count)
{
    const ParallelTokens valid = openSplit(project.dataFolder(), "valid");
    std::vector<std::vector<int>> result;
    for (std::int64_t i = 0; i < std::min(count, valid.size()); ++i)
        result.emplace_back(valid.source[i].begin(), valid.source[i].end());
    return result;
}

/// What people wrote for those sentences; nothing in a project whose data came without its text.
std::vector<std::string> proofReferences(const Project &project, std::size_t count)
{
    if (!fs::exists(project.dataFolder() / "valid.target.txt"))
        return {};
    auto lines = readSplitText(project.dataFolder(), "valid").target;
    if (lines.size() < count)
        throw Error("The text of the validation split has fewer lines than its tokens.", "Prepare the data again.");
    lines.resize(count);
    return lines;
}

json provenanceOf(const JobContext &context, const Project &project, const ChosenSupernet &chosen,
                  const TranslationSupernet &supernet, const std::string &architectureId)
{
    json weights;
    for (const auto &entry : fs::directory_iterator(chosen.checkpoint))
        if (entry.path().filename() == "weights.safetensors")
            weights = sha256OfFile(entry.path());
    return {{"program", std::string("Supernet Studio ") + SUPERNET_VERSION},
            {"project", project.name()},
            {"run", chosen.run.name},
            {"step", supernet.step()},
            {"seed", chosen.run.seed},
            {"training_threads", chosen.run.threads},
            {"training_host", chosen.run.host},
            {"host", context.run().host},
            {"architecture_id", architectureId},
            {"sharing", chosen.run.settings.value("policy", json())},
            {"checkpoint_weights_sha256", weights},
            {"data", project.settings().value("data", json())},
            {"exported_at_ms", nowMilliseconds()}};
}

/// Where the model goes: as told, or under the project's exports.
fs::path folderFor(const Project &project, const ExportJobSettings &settings, const ChosenSupernet &chosen,
                   const std::string &architectureId, const std::string &format)
{
    const bool plain = format == "safetensors" || (settings.formats.size() == 1 && !settings.output.empty());
    const std::string suffix = plain ? std::string() : '-' + format;
    if (!settings.output.empty())
        return fs::absolute(settings.output).string() + suffix;
    const std::string base = (project.exportsFolder() / (chosen.run.name + '-' + architectureId.substr(0, 8))).string()
        + suffix;
    fs::path folder = base;
    for (int number = 2; fs::exists(folder); ++number)
        folder = base + '-' + std::to_string(number);
    return folder;
}

void requireNew(const fs::path &folder)
{
    if (fs::exists(fs::symlink_status(folder)))
        throw Error("The folder " + folder.string() + " exists already.", "Name another one.");
}

/// Relative to the project when inside it, so that a project can be moved.
std::string recordedPlace(const Project &project, const fs::path &folder)
{
    const fs::path relative = fs::absolute(folder).lexically_relative(fs::absolute(project.folder()));
    const bool inside = !relative.empty() && *relative.begin() != "..";
    return (inside ? relative : fs::absolute(folder).lexically_normal()).string();
}

ExportRecord recordOf(const JobContext &context, const Project &project, const std::string &architectureId,
                      const ExportJobResult::Written &written)
{
    ExportRecord record;
    record.run = context.run().id;
    record.architectureId = architectureId;
    record.path = recordedPlace(project, written.folder);
    record.proof = written.proof;
    record.at = nowMilliseconds();
    return record;
}

/// Throws Error for the first format that cannot hold the model, before anything is written.
void checkFormats(const std::vector<std::string> &formats, const DenseTransformer &model)
{
    for (const std::string &name : formats)
        if (const auto why = exportFormat(name).obstacle(model.shape, model.vocabulary); !why.empty())
            throw Error("The subnet cannot be exported as " + exportFormat(name).title + ": " + why,
                        "Leave the format out or pick another subnet.");
}

void exportChosen(JobContext &context, const ExportJobSettings &settings, const ChosenSupernet &chosen,
                  const std::string &python, const std::stop_token &stop, ExportJobResult &result)
{
    setComputeThreads(context.run().threads);
    Project &project = context.project();
    const TranslationSupernet supernet = TranslationSupernet::load(chosen.checkpoint);
    const Architecture architecture = chooseArchitecture(context.store(), supernet.space(), settings);
    result.architectureId = architecture.id();
    const DenseTransformer model = supernet.collapse(architecture);
    checkFormats(settings.formats, model);
    const auto sentences = proofSentences(project, settings.proofSentences);
    std::optional<Lexicon> lexicon;
    if (settings.vocabularySelection > 0)
        lexicon = Lexicon::learn(openSplit(project.dataFolder(), "train"),
                                 {.translations = settings.vocabularySelection}, stop);
    const ExportRequest request{model,
                                project.dataFolder() / "tokenizer.model",
                                toJson(architecture, supernet.space()),
                                provenanceOf(context, project, chosen, supernet, result.architectureId),
                                sentences,
                                context.run().threads,
                                chosenPython(python),
                                stop,
                                proofReferences(project, sentences.size()),
                                std::move(lexicon),
                                ownProgram()};
    for (const std::string &format : settings.formats) {
        if (stop.stop_requested())
            return;
        ExportJobResult::Written written{
            format, folderFor(project, settings, chosen, result.architectureId, format), {}};
        context.writing([&] { written.proof = exportModel(request, written.folder, format); });
        context.writing([&] { context.store().append(recordOf(context, project, result.architectureId, written)); });
        result.written.push_back(std::move(written));
    }
}

} // namespace

json toJson(const ExportJobSettings &settings)
{
    return {{"supernet", settings.supernet},
            {"architecture", settings.architecture},
            {"search", settings.search},
            {"latency_limit_ms", settings.latencyLimitMs ? json(*settings.latencyLimitMs) : json()},
            {"output", settings.output},
            {"formats", settings.formats},
            {"proof_sentences", settings.proofSentences},
            {"vocabulary_selection", settings.vocabularySelection}};
}

ExportJobSettings exportJobSettingsFromJson(const json &value)
{
    ExportJobSettings settings;
    try {
        settings.supernet = value.value("supernet", settings.supernet);
        settings.architecture = value.value("architecture", settings.architecture);
        settings.search = value.value("search", settings.search);
        if (value.contains("latency_limit_ms") && !value["latency_limit_ms"].is_null())
            settings.latencyLimitMs = value["latency_limit_ms"].get<double>();
        settings.output = value.value("output", settings.output);
        settings.formats = value.value("formats", settings.formats);
        settings.proofSentences = value.value("proof_sentences", settings.proofSentences);
        settings.vocabularySelection = value.value("vocabulary_selection", settings.vocabularySelection);
    } catch (const json::exception &error) {
        throw UsageError(std::string("The settings of the export cannot be read: ") + error.what() + '.');
    }
    if (settings.architecture.empty() == !settings.latencyLimitMs)
        throw UsageError("An export needs an architecture, or a latency limit to pick one from a search's front.",
                         "Give --architecture ID, FILE, smallest or largest, or --latency-limit MS.");
    if (settings.proofSentences < 1)
        throw UsageError("The proof compares at least one sentence.");
    if (settings.vocabularySelection < 0)
        throw UsageError("A lexicon keeps no negative number of translations.");
    if (settings.formats.empty())
        throw UsageError("An export needs a format.");
    for (const std::string &format : settings.formats) {
        (void)exportFormat(format);
        if (std::ranges::count(settings.formats, format) > 1)
            throw UsageError("The format `" + format + "` is named twice.");
    }
    return settings;
}

ExportJobResult runExportJob(Project &project, const json &given, const JobOptions &options, std::stop_token stop,
                             EventSink &sink)
{
    const ExportJobSettings settings = exportJobSettingsFromJson(given);
    const ChosenSupernet chosen = chooseFor(project, settings);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), chosen.run);
    for (const std::string &format : settings.formats) {
        if (!settings.output.empty()) // Not after one of them is written.
            requireNew(folderFor(project, settings, chosen, {}, format));
    }
    json told = toJson(settings);
    if (!settings.output.empty())
        sealOutput(told, recordedPlace(project, settings.output));
    JobContext context = JobContext::begin(project, JobKind::Export, told, options, stop, sink, chosen.run.id,
                                           chosen.step);
    ExportJobResult result;
    result.run = context.run().name;
    result.outcome = runJob(context, [&] {
        if (context.stopRequested())
            return JobOutcome::Stopped;
        exportChosen(context, settings, chosen, options.python, stop, result);
        return result.written.size() == settings.formats.size() ? JobOutcome::Done : JobOutcome::Stopped;
    });
    return result;
}

} // namespace supernet
