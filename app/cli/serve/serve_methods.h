// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/serve/json_server.h"
#include "domain/project/project.h"
#include "engine/dense/decoder.h"
#include "engine/latency/latency_predictor.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/text/tokenizer.h"

#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace supernet::cli {

/// What `supernet serve` answers while a person waits. Params that several methods share:
///
///     supernet       RUN or RUN@STEP; the latest checkpoint of the latest training run by default
///     architecture   an object, the id of an architecture in the store, `smallest` or `largest`
///
/// hello         -> program, version, protocol, project, methods
/// collapse      -> run, step, architecture, id, description, parametersWithoutEmbeddings, embeddingParameters, macs,
///                  flops, milliseconds
/// coefficients  -> run, step, id, coefficients: by matrix {sizes, values}
/// experts       -> run, step, similarity: by matrix {sizes, values}, the cosines of its experts' weights
/// latencies     space, samples (1 to 20,000), seed (1) -> milliseconds: what the project's predictor says of architectures
///               drawn from a space, the same ones for the same seed; the space may be narrower than that of the predictor.
///               Or architectures (objects) instead of a space, with `device`, the profile whose predictor is asked, and
///               `search`, whose own copy of it is asked where it has one
/// translate     sentences (up to 10,000, each cut after LongestSentence tokens), beam (1), and instead of an architecture
///               also `export`, the folder of an exported model (as the project's store names it, or in the project's
///               folder) -> translations, tokens (made in all), cut (sentences that were), milliseconds
/// checkTraining arguments, the words of `supernet train` -> see checkTraining()
/// firstPair     arguments, the words of `supernet prepare` -> see firstPairOfText()
/// export        architecture (not an object), output (exports/RUN-ID by default) -> path, run, id, proof
class ServeMethods
{
public:
    ServeMethods(const std::filesystem::path &projectFolder, int threads);
    void addTo(JsonServer &server);

private:
    struct LoadedSupernet
    {
        std::string run;
        std::int64_t step = 0;
        std::filesystem::path checkpoint;
        TranslationSupernet supernet;
    };
    /// A model ready to translate, with what made it, so that the next request for the same finds it.
    struct LoadedModel
    {
        std::string key;
        Decoder decoder;
        std::shared_ptr<const Tokenizer> tokenizer;
    };

    nlohmann::json hello(const JsonServer &server) const;
    nlohmann::json collapse(const nlohmann::json &params);
    nlohmann::json coefficients(const nlohmann::json &params);
    nlohmann::json experts(const nlohmann::json &params);
    nlohmann::json latencies(const nlohmann::json &params, const std::stop_token &stop) const;
    LatencyPredictor predictorOf(const nlohmann::json &params) const;
    static nlohmann::json translated(const LoadedModel &loaded, const std::vector<std::string> &sentences,
                                     const DecodeOptions &options, const std::stop_token &stop);
    nlohmann::json translate(const nlohmann::json &params, const std::stop_token &stop);

    const LoadedSupernet &supernet(const nlohmann::json &params);
    Architecture architecture(const nlohmann::json &params, const SearchSpace &space) const;
    nlohmann::json exportModel(const nlohmann::json &params, const std::stop_token &stop);
    const LoadedModel &model(const nlohmann::json &params);
    std::filesystem::path exportFolder(const std::string &named) const;
    const LoadedModel &exported(const std::filesystem::path &folder);
    const LoadedModel &collapsed(const LoadedSupernet &loaded, const Architecture &architecture);
    const LoadedModel &kept(const std::string &key, const std::function<LoadedModel()> &load);
    /// Of the data that the run was trained on. Throws Error where the project has other data now.
    std::shared_ptr<const Tokenizer> tokenizerFor(const std::string &run);

    Project m_project;
    int m_threads;
    std::optional<LoadedSupernet> m_supernet;
    std::list<LoadedModel> m_models; ///< The latest used first.
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::string m_tokenizerRun; ///< Whose data has been compared with the project's.
};

} // namespace supernet::cli
