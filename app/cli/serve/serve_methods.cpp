// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve/serve_methods.h"

#include "cli/prepare_command.h"
#include "cli/serve/serve_parameters.h"
#include "cli/train_command.h"
#include "domain/cost/cost.h"
#include "domain/project/data_folder.h"
#include "domain/project/export_place.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/jobs/export_job.h"
#include "engine/jobs/search_job.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/text/line_tokens.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace supernet::cli {

namespace {

using nlohmann::json;

constexpr int protocolVersion = 1;
constexpr std::size_t modelsKept = 5; ///< What a window shows beside each other, with its slider.
constexpr std::size_t translationsTimed = 3; ///< Of which the median counts, where the time is what is asked for.
constexpr double brief = 100; ///< Milliseconds that may be spent on further ones.

class Stopwatch
{
public:
    [[nodiscard]] double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Who asks gets one answer; how far the work is, is in the store.
class SilentSink final : public EventSink
{
public:
    void progress(const Progress &) override { }
    void message(const std::string &) override { }
};

json matricesOf(const std::map<std::string, HostTensor> &tensors)
{
    json matrices = json::object();
    for (const auto &[name, tensor] : tensors)
        matrices[name] = {{"sizes", tensor.sizes}, {"values", tensor.values}};
    return matrices;
}

} // namespace

ServeMethods::ServeMethods(const std::filesystem::path &projectFolder, int threads)
    : m_project(Project::open(projectFolder))
    , m_threads(threads)
{
    setComputeThreads(threads);
}

void ServeMethods::addTo(JsonServer &server)
{
    server.add("hello", [this, &server](const json &, std::stop_token) { return hello(server); });
    server.add("collapse", [this](const json &params, std::stop_token) { return collapse(params); });
    server.add("coefficients", [this](const json &params, std::stop_token) { return coefficients(params); });
    server.add("experts", [this](const json &params, std::stop_token) { return experts(params); });
    server.add("latencies",
               [this](const json &params, const std::stop_token &stop) { return latencies(params, stop); });
    server.add("translate",
               [this](const json &params, const std::stop_token &stop) { return translate(params, stop); });
    server.add("checkTraining", [](const json &params, std::stop_token) {
        return checkTraining(parameter<std::vector<std::string>>(params, "arguments", {}));
    });
    server.add("firstPair", [](const json &params, std::stop_token) {
        return firstPairOfText(parameter<std::vector<std::string>>(params, "arguments", {}));
    });
    server.add("export", [this](const json &params, const std::stop_token &stop) { return exportModel(params, stop); });
}

json ServeMethods::hello(const JsonServer &server) const
{
    return {{"program", "supernet"},
            {"version", SUPERNET_VERSION},
            {"protocol", protocolVersion},
            {"project", m_project.folder().string()},
            {"methods", server.methods()}};
}

const ServeMethods::LoadedSupernet &ServeMethods::supernet(const json &params)
{
    const ChosenSupernet chosen = chooseSupernet(m_project, parameter<std::string>(params, "supernet", {}));
    if (!m_supernet || m_supernet->checkpoint != chosen.checkpoint) {
        m_supernet.reset(); // two at once could be more than the memory holds
        m_supernet.emplace(LoadedSupernet{chosen.run.name, chosen.step, chosen.checkpoint,
                                          TranslationSupernet::load(chosen.checkpoint)});
    }
    return *m_supernet;
}

Architecture ServeMethods::architecture(const json &params, const SearchSpace &space) const
{
    const json value = params.value("architecture", json());
    if (value.is_object())
        return space.canonical(architectureFromJson(value, space));
    if (!value.is_string())
        throw UsageError("The request names no architecture.",
                         "Give `architecture`: an object, an id, \"smallest\" or \"largest\".");
    // No file: what is asked may come from a project's store.
    return space.canonical(
        knownArchitecture(m_project.openStore(Store::Mode::ReadOnly), space, value.get<std::string>()).architecture);
}

json ServeMethods::collapse(const json &params)
{
    const LoadedSupernet &loaded = supernet(params);
    const SearchSpace &space = loaded.supernet.space();
    const Architecture chosen = architecture(params, space);
    const Stopwatch watch;
    collapsed(loaded, chosen); // and keep it: a translation with it is what a person asks for next
    const TranslationShape shape = translationShape(space, chosen);
    const Cost found = cost(shape, {loaded.supernet.vocabulary()});
    return {{"run", loaded.run},
            {"step", loaded.step},
            {"architecture", toJson(chosen, space)},
            {"id", chosen.id()},
            {"description", shortDescription(shape)},
            {"parametersWithoutEmbeddings", found.parametersWithoutEmbeddings},
            {"embeddingParameters", found.embeddingParameters},
            {"macs", found.macs},
            {"flops", found.flops},
            {"milliseconds", watch.milliseconds()}};
}

json ServeMethods::coefficients(const json &params)
{
    const LoadedSupernet &loaded = supernet(params);
    const Architecture chosen = architecture(params, loaded.supernet.space());
    return {{"run", loaded.run},
            {"step", loaded.step},
            {"id", chosen.id()},
            {"coefficients", matricesOf(loaded.supernet.coefficients(chosen))}};
}

json ServeMethods::experts(const json &params)
{
    const LoadedSupernet &loaded = supernet(params);
    return {{"run", loaded.run}, {"step", loaded.step}, {"similarity", matricesOf(loaded.supernet.expertSimilarity())}};
}

LatencyPredictor ServeMethods::predictorOf(const json &params) const
{
    const auto device = parameter<std::string>(params, "device", {});
    const auto search = parameter<std::string>(params, "search", {});
    const auto copy = search.empty() ? std::filesystem::path()
                                     : m_project.runFolder(search) / searchPredictorFile(device);
    return !copy.empty() && std::filesystem::exists(copy) ? LatencyPredictor::load(copy)
                                                          : LatencyPredictor::open(m_project, device);
}

json ServeMethods::latencies(const json &params, const std::stop_token &stop) const
{
    const LatencyPredictor predictor = predictorOf(params);
    return {{"milliseconds", predicted(predictor, askedArchitectures(params, predictor.space()), m_threads, stop)}};
}

std::shared_ptr<const Tokenizer> ServeMethods::tokenizerFor(const std::string &run)
{
    if (m_tokenizerRun != run) {
        const Store store = m_project.openStore(Store::Mode::ReadOnly);
        requireDataOf(Project::open(m_project.folder()), store, store.run(run).value());
        m_tokenizerRun = run;
    }
    if (!m_tokenizer)
        m_tokenizer = std::make_shared<const Tokenizer>(m_project.dataFolder() / "tokenizer.model");
    return m_tokenizer;
}

const ServeMethods::LoadedModel &ServeMethods::kept(const std::string &key, const std::function<LoadedModel()> &load)
{
    const auto known = std::find_if(m_models.begin(), m_models.end(),
                                    [&](const auto &model) { return model.key == key; });
    if (known != m_models.end())
        m_models.splice(m_models.begin(), m_models, known);
    else
        m_models.push_front(load());
    if (m_models.size() > modelsKept)
        m_models.pop_back();
    return m_models.front();
}

const ServeMethods::LoadedModel &ServeMethods::collapsed(const LoadedSupernet &loaded, const Architecture &architecture)
{
    const std::string key = loaded.checkpoint.string() + ' ' + architecture.id();
    return kept(key, [&] {
        return LoadedModel{key, Decoder(loaded.supernet.collapse(architecture), m_threads), tokenizerFor(loaded.run)};
    });
}

std::filesystem::path ServeMethods::exportFolder(const std::string &named) const
{
    ExportRecord asked;
    asked.path = named;
    std::optional<RunRecord> run;
    const Store store = m_project.openStore(Store::Mode::ReadOnly);
    for (const ExportRecord &record : store.exports()) {
        if (record.path == named)
            run = store.run(record.run);
    }
    return exportPlace(m_project.folder(), run ? &*run : nullptr, asked);
}

const ServeMethods::LoadedModel &ServeMethods::exported(const std::filesystem::path &folder)
{
    std::error_code missing; // loadExport says it better
    const auto written = std::filesystem::last_write_time(folder / "proof.json", missing).time_since_epoch().count();
    const std::string key = folder.string() + ' ' + std::to_string(written);
    return kept(key, [&] {
        const LoadedExport read = loadExport(folder);
        return LoadedModel{key, Decoder(read.model, m_threads, computeTypeOf(read)),
                           std::make_shared<const Tokenizer>(read.tokenizer)};
    });
}

const ServeMethods::LoadedModel &ServeMethods::model(const json &params)
{
    if (const auto folder = parameter<std::string>(params, "export", {}); !folder.empty())
        return exported(exportFolder(folder));
    const LoadedSupernet &loaded = supernet(params);
    return collapsed(loaded, architecture(params, loaded.supernet.space()));
}

json ServeMethods::translated(const LoadedModel &loaded, const std::vector<std::string> &sentences,
                              const DecodeOptions &options, const std::stop_token &stop)
{
    std::vector<std::vector<int>> sources;
    std::size_t cut = 0;
    for (const std::string &sentence : sentences) {
        LineTokens found = lineTokens(*loaded.tokenizer, sentence);
        sources.push_back(std::move(found.tokens));
        cut += found.cut ? 1 : 0;
    }
    json translations = json::array();
    std::size_t tokens = 0;
    for (const Hypothesis &hypothesis : loaded.decoder.decode(sources, options, stop)) {
        translations.push_back(loaded.tokenizer->decode(hypothesis.tokens));
        tokens += hypothesis.tokens.size();
    }
    return {{"translations", std::move(translations)}, {"tokens", tokens}, {"cut", cut}};
}

json ServeMethods::translate(const json &params, const std::stop_token &stop)
{
    const auto sentences = askedSentences(params);
    DecodeOptions options;
    options.beam = askedBeam(params);
    const std::size_t wanted = parameter(params, "timed", false) ? translationsTimed : 1;
    const LoadedModel &loaded = model(params);
    json result;
    std::vector<double> times;
    double spent = 0;
    // Once is chance where a translation takes moments, and a model's first lays out its memory and its kernels.
    while (times.empty() || (times.size() < wanted && spent < brief && !stop.stop_requested())) {
        const Stopwatch watch;
        result = translated(loaded, sentences, options, stop);
        times.push_back(watch.milliseconds());
        spent += times.back();
    }
    std::ranges::sort(times);
    result["milliseconds"] = times[(times.size() - 1) / 2];
    return result;
}

json ServeMethods::exportModel(const json &params, const std::stop_token &stop)
{
    ExportJobSettings settings;
    settings.supernet = parameter<std::string>(params, "supernet", {});
    settings.architecture = parameter<std::string>(params, "architecture", {});
    settings.output = parameter<std::string>(params, "output", {});
    JobOptions options;
    options.threads = m_threads;
    SilentSink sink;
    const ExportJobResult made = runExportJob(m_project, toJson(settings), options, stop, sink);
    if (made.written.empty())
        throw Error("The export was stopped.");
    const auto &written = made.written.front();
    return {
        {"path", written.folder.string()}, {"run", made.run}, {"id", made.architectureId}, {"proof", written.proof}};
}

} // namespace supernet::cli
