// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/latency/latency_predictor.h"

#include "domain/space/usable_space.h"
#include "domain/support/json_text.h"
#include "engine/dense/safetensors.h"

#include <algorithm>
#include <cmath>

namespace supernet {

using nlohmann::json;

namespace {

constexpr const char *FormatName = "supernet-latency-predictor";
constexpr int FormatVersion = 1;
constexpr const char *FileName = "predictor.safetensors";

std::vector<float> floatsOf(const TensorView &tensor)
{
    if (tensor.dtype != "F32")
        throw Error("The tensor `" + tensor.name + "` is " + tensor.dtype + " instead of F32.");
    return valuesOf<float>(tensor);
}

TensorView viewOf(std::string name, std::vector<std::int64_t> sizes, const std::vector<float> &values)
{
    return {std::move(name), "F32", std::move(sizes), std::as_bytes(std::span(values))};
}

LatencyPredictor read(const std::filesystem::path &path)
{
    const SafetensorsFile file(path);
    const auto found = file.metadata().find("predictor");
    if (found == file.metadata().end())
        throw Error("it holds no predictor");
    const json about = parseJson(found->second);
    if (about.at("format") != FormatName)
        throw Error("it holds no predictor");
    if (about.at("version").get<int>() > FormatVersion)
        throw Error("a newer version of the program made it");
    std::vector<LatencyPredictor::Layer> layers;
    for (int i = 0; i < about.at("layers").get<int>(); ++i) {
        const std::string name = "layers." + std::to_string(i);
        const TensorView &weight = file.tensor(name + ".weight");
        if (weight.sizes.size() != 2)
            throw Error("`" + weight.name + "` is no matrix");
        layers.push_back({weight.sizes[1], weight.sizes[0], floatsOf(weight), floatsOf(file.tensor(name + ".bias"))});
    }
    return {usableSpaceFromJson(about.at("space")),
            encodingFromName(about.at("encoding").get<std::string>()),
            std::move(layers),
            about.at("mean_ms").get<double>(),
            about.at("deviation_ms").get<double>(),
            about.at("protocol"),
            about.at("accuracy"),
            about.value("least_ms", 0.0)};
}

} // namespace

LatencyPredictor::LatencyPredictor(SearchSpace space, Encoding encoding, std::vector<Layer> layers, double meanMs,
                                   double deviationMs, json protocol, json accuracy, double leastMs)
    : m_space(std::move(space))
    , m_encoding(encoding)
    , m_layers(std::move(layers))
    , m_mean(meanMs)
    , m_deviation(deviationMs)
    , m_protocol(std::move(protocol))
    , m_accuracy(std::move(accuracy))
    , m_leastMs(leastMs)
{
    auto width = static_cast<std::int64_t>(featureNames(m_space, m_encoding).size());
    for (const Layer &layer : m_layers) {
        if (layer.in != width || layer.out < 1 || static_cast<std::int64_t>(layer.weight.size()) != layer.in * layer.out
            || static_cast<std::int64_t>(layer.bias.size()) != layer.out)
            throw Error("The layers of a latency predictor do not fit each other.");
        width = layer.out;
    }
    if (m_layers.empty() || width != 1)
        throw Error("A latency predictor ends in one number.");
}

LatencyPredictor LatencyPredictor::load(const std::filesystem::path &file)
{
    try {
        return read(file);
    } catch (const std::exception &error) {
        throw Error("The latency predictor " + file.string() + " cannot be used: " + error.what(),
                    "Make it anew with `supernet predictor`.");
    }
}

LatencyPredictor LatencyPredictor::ofRun(const Project &project, const std::string &run)
{
    return load(project.runFolder(run) / FileName);
}

LatencyPredictor LatencyPredictor::open(const Project &project, const std::string &profile)
{
    return ofRun(project, runOf(project, profile));
}

std::string LatencyPredictor::runOf(const Project &project, const std::string &profile)
{
    const auto runs = project.openStore(Store::Mode::ReadOnly).runs();
    std::optional<std::string> newest;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const auto file = project.runFolder(run->name) / FileName;
        if (run->kind != JobKind::Predictor || !std::filesystem::exists(file))
            continue;
        if (profileOf(run->settings.value("protocol", json())) == (profile.empty() ? ThisMachine : profile))
            return run->name;
        if (profile.empty() && !newest)
            newest = run->name;
    }
    if (newest)
        return *newest;
    throw Error("The project " + project.folder().string() + " has no latency predictor "
                    + (profile.empty() ? "yet." : "for the device profile `" + profile + "`."),
                profile.empty() ? "Run `supernet latency`, then `supernet predictor`."
                                : "Run `supernet predictor --profile " + profile
                        + "` once its latencies are measured or imported.");
}

void LatencyPredictor::save(const std::filesystem::path &file) const
{
    const json about{{"format", FormatName},         {"version", FormatVersion},  {"space", toJson(m_space)},
                     {"encoding", name(m_encoding)}, {"layers", m_layers.size()}, {"mean_ms", m_mean},
                     {"deviation_ms", m_deviation},  {"least_ms", m_leastMs},     {"protocol", m_protocol},
                     {"accuracy", m_accuracy}};
    std::vector<TensorView> tensors;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const std::string layer = "layers." + std::to_string(i);
        tensors.push_back(viewOf(layer + ".weight", {m_layers[i].out, m_layers[i].in}, m_layers[i].weight));
        tensors.push_back(viewOf(layer + ".bias", {m_layers[i].out}, m_layers[i].bias));
    }
    writeSafetensors(file, tensors, {{"predictor", about.dump()}});
}

double LatencyPredictor::milliseconds(const Architecture &architecture) const
{
    std::vector<float> x = encode(m_space, architecture, m_encoding);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Layer &layer = m_layers[i];
        std::vector<float> y = layer.bias;
        for (std::int64_t row = 0; row < layer.out; ++row) {
            const float *weight = layer.weight.data() + row * layer.in;
            // Four sums at a time: the compiler may not reorder one.
            float sums[4] = {};
            std::int64_t c = 0;
            for (; c + 4 <= layer.in; c += 4)
                for (int lane = 0; lane < 4; ++lane)
                    sums[lane] += weight[c + lane] * x[static_cast<std::size_t>(c + lane)];
            for (; c < layer.in; ++c)
                sums[0] += weight[c] * x[static_cast<std::size_t>(c)];
            y[static_cast<std::size_t>(row)] += (sums[0] + sums[1]) + (sums[2] + sums[3]);
        }
        if (i + 1 < m_layers.size())
            std::ranges::transform(y, y.begin(), [](float value) { return std::max(value, 0.0F); });
        x = std::move(y);
    }
    return std::max(m_leastMs, m_mean + m_deviation * static_cast<double>(x.front()));
}

} // namespace supernet
