// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/runtime_proof.h"

#include "domain/export/export_format.h"
#include "domain/metrics/bleu.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/work_stopped.h"
#include "engine/dense/decoder.h"
#include "engine/dense/safetensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_texts.h"
#include "engine/exporters/started_program.h"
#include "engine/text/tokenizer.h"

#include <fstream>
#include <iomanip>
#include <sstream>
#include <thread>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double Tolerance = 1e-4;
constexpr int Beams[] = {1, 5};

using Tokens = std::vector<std::vector<int>>;

/// What is translated, and what people wrote for it where that is known.
struct Sentences
{
    Tokens sources;
    std::vector<std::string> references;
};

/// Empty sentences are no runtime's business.
Sentences sentencesOf(const ExportRequest &request)
{
    Sentences result;
    for (std::size_t i = 0; i < request.sentences.size(); ++i) {
        if (request.sentences[i].empty())
            continue;
        result.sources.push_back(request.sentences[i]);
        if (!request.references.empty())
            result.references.push_back(request.references.at(i));
    }
    return result;
}

json notVerified(const std::string &why)
{
    return {{"verdict", "not verified here"}, {"why", why}};
}

Tokens translate(const Decoder &decoder, const Tokens &sentences, int beam, const std::stop_token &stop)
{
    DecodeOptions options;
    options.beam = beam;
    Tokens result;
    for (Hypothesis &hypothesis : decoder.decode(sentences, options, stop))
        result.push_back(std::move(hypothesis.tokens));
    throwIfStopped(stop);
    return result;
}

/// Sentences, translations and our logits, as verify.py reads them.
void writeReference(const fs::path &file, const Decoder &decoder, const Tokens &sentences, const Tokens &translations,
                    const std::stop_token &stop)
{
    std::vector<HostTensor> logits;
    std::vector<std::vector<std::int64_t>> tokens;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        throwIfStopped(stop);
        logits.push_back(decoder.logits(sentences[i], translations[i]));
        tokens.emplace_back(sentences[i].begin(), sentences[i].end());
        tokens.emplace_back(translations[i].begin(), translations[i].end());
    }
    std::vector<TensorView> views;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const std::string number = std::to_string(i);
        for (std::size_t side = 0; side < 2; ++side) {
            const auto &row = tokens[2 * i + side];
            views.push_back({(side == 0 ? "source." : "target.") + number,
                             "I64",
                             {static_cast<std::int64_t>(row.size())},
                             std::as_bytes(std::span(row))});
        }
        views.push_back({"logits." + number, "F32", logits[i].sizes, std::as_bytes(std::span(logits[i].values))});
    }
    writeSafetensors(file, views);
}

/// Compares their translations with ours; appends what differs.
std::size_t countSame(const Tokens &ours, const Tokens &theirs, int beam, json &differing)
{
    std::size_t same = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i] == theirs.at(i))
            ++same;
        else
            differing.push_back({{"sentence", i}, {"beam", beam}, {"ours", ours[i]}, {"theirs", theirs[i]}});
    }
    return same;
}

double bleu(const Tokens &translations, const Tokenizer &tokenizer, const std::vector<std::string> &references)
{
    std::vector<std::string> lines;
    for (const auto &tokens : translations)
        lines.push_back(tokenizer.decode(tokens));
    return corpusBleu(lines, references).score;
}

json judge(const json &found, const std::map<int, Tokens> &ours, int threads, bool exact)
{
    json differing = json::array();
    const std::size_t greedy = countSame(ours.at(1), found.at("greedy").get<Tokens>(), 1, differing);
    const std::size_t beam = countSame(ours.at(5), found.at("beam_5").get<Tokens>(), 5, differing);
    // A difference that is no number comes as null.
    const json difference = found.at("largest_difference");
    const bool close = difference.is_number() && difference.get<double>() <= Tolerance;
    return {{"verdict",
             !exact                           ? "quantised"
                 : close && differing.empty() ? "ok"
                                              : "differs"},
            {"runtime", found.at("runtime")},
            {"python", found.at("python")},
            {"threads", threads},
            {"compared", found.at("compared")},
            {"largest_difference", difference},
            {"sentences", ours.at(1).size()},
            {"same_greedy", greedy},
            {"same_beam_5", beam},
            {"differing", differing},
            {"search_differences", found.at("search_differences")},
            {"greedy_latency_ms", found.at("greedy_latency_ms")},
            {"beam_5_latency_ms", found.at("beam_5_latency_ms")}};
}

/// BLEU of the beam-5 translations, theirs and ours.
json scores(const Tokens &theirs, const Tokens &ours, const ExportRequest &request, const Sentences &sentences)
{
    if (sentences.references.empty())
        return json::object();
    const Tokenizer tokenizer(request.tokenizer);
    return {{"bleu", bleu(theirs, tokenizer, sentences.references)},
            {"bleu_here", bleu(ours, tokenizer, sentences.references)},
            {"bleu_signature", bleuSignature({}, 1, "beam:5|alpha:1")}};
}

std::string rounded(const json &number)
{
    std::ostringstream text;
    if (number.is_number())
        text << std::setprecision(4) << number.get<double>();
    return number.is_number() ? text.str() : "no number";
}

/// Runs the format's runtime over what is in `scratch`, where its result goes.
EndedProgram verify(const std::string &format, const ExportRequest &request, const fs::path &folder,
                    const fs::path &scratch, int threads)
{
    const fs::path reference = scratch / "reference";
    const fs::path result = scratch / "result";
    const fs::path log = scratch / "errors";
    if (exportFormat(format).own)
        return runProgram(request.program,
                          {"translate", "--model", folder, "--threads", std::to_string(threads), "--proof-reference",
                           reference, "--proof-result", result},
                          log, request.stop);
    writeWholeFile(scratch / "verify.py", exportText("verify.py"));
    return runProgram(request.python,
                      {scratch / "verify.py", format, folder, reference, result, std::to_string(threads)}, log,
                      request.stop);
}

json readResult(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return tryParseJson(std::string((std::istreambuf_iterator<char>(stream)), {}));
}

} // namespace

json runtimeProof(const std::string &format, const ExportRequest &request, const fs::path &folder)
{
    const Sentences sentences = sentencesOf(request);
    const bool own = exportFormat(format).own;
    if ((own ? request.program : request.python).empty())
        return notVerified(own ? "The program `supernet` was not named." : "No Python was named.");
    if (sentences.sources.empty())
        return notVerified("There are no sentences.");
    const int threads = request.threads > 0 ? request.threads : static_cast<int>(std::thread::hardware_concurrency());
    const ExportFolder scratch(fs::path(folder.string() + "-proof"));
    const Decoder decoder(request.model, request.threads);
    std::map<int, Tokens> ours;
    for (const int beam : Beams)
        ours[beam] = translate(decoder, sentences.sources, beam, request.stop);
    writeReference(scratch.path() / "reference", decoder, sentences.sources, ours[1], request.stop);
    const EndedProgram ended = verify(format, request, folder, scratch.path(), threads);
    throwIfStopped(request.stop);
    if (!ended.well)
        return notVerified(ended.why);
    const json found = readResult(scratch.path() / "result");
    try {
        if (found.contains("missing"))
            return notVerified("Its runtime is not installed: " + found.at("missing").get<std::string>() + '.');
        json result = judge(found, ours, threads, exportFormat(format).exact);
        if (result["python"].is_null()) // of a runtime of our own
            result.erase("python");
        result.update(scores(found.at("beam_5").get<Tokens>(), ours[5], request, sentences));
        return result;
    } catch (const std::exception &) { // nlohmann's, or fewer translations than sentences
        return notVerified("The verification's result cannot be read.");
    }
}

std::string describeVerification(const json &verification)
{
    if (verification["verdict"] == "not verified here")
        return "not verified here. " + verification["why"].get<std::string>();
    const std::string of = " of " + verification["sentences"].dump();
    std::string text = verification["verdict"].get<std::string>() + ", " + verification["runtime"].get<std::string>()
        + ": " + verification["same_greedy"].dump() + of + " greedy and " + verification["same_beam_5"].dump() + of
        + " beam-5 translations equal, " + verification["compared"].get<std::string>() + " differ by "
        + rounded(verification["largest_difference"]) + " at most, ";
    if (verification.contains("bleu"))
        text += "BLEU " + rounded(verification["bleu"]) + " (here " + rounded(verification["bleu_here"]) + "), ";
    return text + rounded(verification["greedy_latency_ms"]) + " ms a sentence, "
        + rounded(verification["beam_5_latency_ms"]) + " ms with a beam of 5.";
}

} // namespace supernet
