// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/latency/runtime_bench.h"

#include "domain/export/export_format.h"
#include "domain/support/output_file.h"
#include "engine/dense/dense_model.h"
#include "engine/exporters/export_texts.h"
#include "engine/exporters/export_writer.h"

#include <algorithm>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr auto TokenizerFile = "pieces";

/// A SentencePiece model of that many pieces, as far as exporters read one: no text is ever cut into them.
std::string piecesOf(std::int64_t vocabulary)
{
    std::string model;
    for (std::int64_t i = 0; i < vocabulary; ++i) {
        const std::string piece = 'p' + std::to_string(i);
        // Field 1 of the model, holding field 1 of a piece: both are fewer than 128 bytes long.
        model += {'\x0a', static_cast<char>(piece.size() + 2), '\x0a', static_cast<char>(piece.size())};
        model += piece;
    }
    return model;
}

} // namespace

std::span<const MeasuredRuntime> measuredRuntimes()
{
    static const MeasuredRuntime runtimes[] = {
        {"ours", {}, {}},
        {"ours-bfloat16", {}, {}, ComputeType::BFloat16},
        {"ours-int8", {}, {}, ComputeType::Int8},
        {"torchscript", "torchscript", "torch"},
        {"onnxruntime", "onnx", "onnxruntime"},
        {"ctranslate2", "ctranslate2", "ctranslate2"},
    };
    return runtimes;
}

const MeasuredRuntime &measuredRuntime(const std::string &name)
{
    std::string names;
    for (const MeasuredRuntime &runtime : measuredRuntimes()) {
        if (runtime.name == name)
            return runtime;
        names += (names.empty() ? "" : ", ") + runtime.name;
    }
    throw UsageError("There is no runtime `" + name + "` to measure.", "Runtimes are " + names + '.');
}

RuntimeBench::RuntimeBench(const MeasuredRuntime &runtime, const std::string &python, int threads,
                           const fs::path &scratch, std::function<void()> between)
    : m_runtime(runtime)
    , m_scratch(scratch)
    , m_between(std::move(between))
{
    for (const char *file : {"measure.py", "verify.py"})
        writeWholeFile(scratch / file, exportText(file));
    m_process = std::make_unique<PythonWorker>(
        python, std::vector<std::string>{scratch / "measure.py", runtime.name, std::to_string(threads)},
        scratch / "errors", m_between);
    const json said = m_process->answer();
    if (said.contains("missing"))
        throw Error("The runtime `" + runtime.name + "` is not installed for `" + python
                        + "`: " + said["missing"].get<std::string>() + '.',
                    "Install it with `" + python + " -m pip install numpy " + runtime.package
                        + "`, or name a Python that has it with --python or $SUPERNET_PYTHON.");
    m_version = said.value("runtime", runtime.name);
}

void RuntimeBench::load(std::span<const TranslationShape> shapes, std::int64_t vocabulary)
{
    const ExportFormat &format = exportFormat(m_runtime.format);
    writeWholeFile(m_scratch / TokenizerFile, piecesOf(vocabulary));
    json folders = json::array();
    for (const TranslationShape &shape : shapes) {
        m_between();
        if (const auto why = format.obstacle(shape, vocabulary); !why.empty())
            throw Error("The subnet " + shortDescription(shape) + " cannot be measured in " + format.title + ": " + why,
                        "Leave it out.");
        const fs::path folder = m_scratch / ("model-" + std::to_string(folders.size()));
        fs::create_directory(folder);
        const DenseTransformer model = randomModel(shape, vocabulary, 1);
        exportWriter(format).write({model, m_scratch / TokenizerFile, {}, {}, {}}, folder);
        folders.push_back(folder.string());
    }
    (void)m_process->ask({{"load", folders}});
    for (const json &folder : folders)
        fs::remove_all(folder.get<std::string>());
}

std::vector<std::vector<double>> RuntimeBench::run(std::span<const TranslationShape> shapes, std::int64_t vocabulary,
                                                   const LatencyProtocol &protocol, int repetitions, std::uint64_t seed,
                                                   const std::stop_token &stop, const std::function<void()> &tick)
{
    load(shapes, vocabulary);
    const std::vector<int> source = timedSource(protocol.sourceLength, vocabulary);
    const auto time = [&](std::size_t model) {
        return m_process
            ->ask({{"model", model}, {"source", source}, {"length", protocol.targetLength}, {"beam", protocol.beam}})
            .at("ms")
            .get<double>();
    };
    for (std::size_t model = 0; model < shapes.size(); ++model)
        for (int i = 0; i < WarmUps; ++i) {
            m_between();
            (void)time(model);
        }
    return timeInterleaved(shapes.size(), repetitions, seed, stop, [&](std::size_t model) {
        const double milliseconds = time(model);
        tick();
        return milliseconds;
    });
}

} // namespace supernet
