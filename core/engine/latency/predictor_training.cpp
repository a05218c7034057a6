// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/latency/predictor_training.h"

#include "domain/metrics/order_statistics.h"
#include "domain/support/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <torch/torch.h>

namespace supernet {

namespace {

using Measured = std::vector<MeasuredArchitecture>;

constexpr std::size_t LeastArchitectures = 20;
constexpr int HiddenLayers = 4;
constexpr int ValidationInterval = 10;

struct Split
{
    Measured train;
    Measured valid;
    Measured calibration;
    Measured test;
};

Split splitMeasured(Measured measured, std::uint64_t seed)
{
    Random random(streamKey(seed, "predictor split"));
    shuffle(measured, random);
    const std::size_t tenth = measured.size() / 10;
    const auto from = [&](std::size_t begin, std::size_t end) {
        return Measured(measured.begin() + static_cast<std::ptrdiff_t>(begin),
                        measured.begin() + static_cast<std::ptrdiff_t>(end));
    };
    const std::size_t calibration = tenth / 2;
    return {from(2 * tenth, measured.size()), from(calibration, tenth), from(0, calibration), from(tenth, 2 * tenth)};
}

struct Moments
{
    double mean = 0;
    double deviation = 0;
};

Moments momentsOf(const Measured &measured)
{
    Moments moments;
    const auto count = static_cast<double>(measured.size());
    for (const auto &one : measured)
        moments.mean += one.milliseconds / count;
    for (const auto &one : measured)
        moments.deviation += (one.milliseconds - moments.mean) * (one.milliseconds - moments.mean) / count;
    moments.deviation = moments.deviation > 0 ? std::sqrt(moments.deviation) : 1;
    return moments;
}

/// A plain net of linear layers with ReLU between them.
class Net
{
public:
    Net(std::int64_t in, std::int64_t width, std::uint64_t seed)
    {
        for (int i = 0; i <= HiddenLayers; ++i)
            addLayer(i == 0 ? in : width, i == HiddenLayers ? 1 : width, seed);
    }

    torch::Tensor operator()(torch::Tensor x) const
    {
        for (std::size_t i = 0; i < m_parameters.size(); i += 2) {
            x = torch::addmm(m_parameters[i + 1], x, m_parameters[i].t());
            x = i + 2 < m_parameters.size() ? torch::relu(x) : x;
        }
        return x.squeeze(1);
    }

    [[nodiscard]] const std::vector<torch::Tensor> &parameters() const { return m_parameters; }
    [[nodiscard]] std::vector<LatencyPredictor::Layer> layers() const
    {
        const auto values = [](const torch::Tensor &tensor) {
            return std::vector<float>(tensor.data_ptr<float>(), tensor.data_ptr<float>() + tensor.numel());
        };
        std::vector<LatencyPredictor::Layer> layers;
        for (std::size_t i = 0; i < m_parameters.size(); i += 2)
            layers.push_back({m_parameters[i].size(1), m_parameters[i].size(0), values(m_parameters[i]),
                              values(m_parameters[i + 1])});
        return layers;
    }

private:
    /// He's bound, since ReLU follows; drawn from our own stream, so that a seed means the same everywhere.
    void addLayer(std::int64_t in, std::int64_t out, std::uint64_t seed)
    {
        Random random(streamKey(seed, "predictor weights", {m_parameters.size()}));
        const double bound = std::sqrt(6.0 / static_cast<double>(in));
        auto weight = torch::empty({out, in});
        for (std::int64_t i = 0; i < weight.numel(); ++i)
            weight.data_ptr<float>()[i] = static_cast<float>(bound * (2 * random.uniform() - 1));
        m_parameters.push_back(weight.requires_grad_());
        m_parameters.push_back(torch::zeros({out}).requires_grad_());
    }

    std::vector<torch::Tensor> m_parameters;
};

struct Examples
{
    torch::Tensor features;
    torch::Tensor targets;

    Examples(const SearchSpace &space, Encoding encoding, const Measured &measured, const Moments &moments)
    {
        std::vector<float> all;
        std::vector<float> wanted;
        for (const auto &[architecture, milliseconds] : measured) {
            const auto row = encode(space, architecture, encoding);
            all.insert(all.end(), row.begin(), row.end());
            wanted.push_back(static_cast<float>((milliseconds - moments.mean) / moments.deviation));
        }
        features = torch::tensor(all).view({static_cast<std::int64_t>(measured.size()), -1});
        targets = torch::tensor(wanted);
    }
};

/// The layers of the step with the least validation error; empty when `tick` ended the training.
std::vector<LatencyPredictor::Layer> fit(Net &net, const Examples &train, const Examples &valid,
                                         const PredictorTraining &training, const std::function<bool(int)> &tick)
{
    torch::optim::Adam adam(net.parameters(), torch::optim::AdamOptions(training.learningRate));
    auto &rate = static_cast<torch::optim::AdamOptions &>(adam.param_groups().front().options());
    std::vector<LatencyPredictor::Layer> best;
    double least = std::numeric_limits<double>::infinity();
    int bestStep = 0;
    for (int step = 1; step <= training.steps; ++step) {
        const double angle = std::numbers::pi * step / training.steps;
        rate.lr(training.learningRate * (1 + std::cos(angle)) / 2);
        adam.zero_grad();
        torch::mse_loss(net(train.features), train.targets).backward();
        adam.step();
        if (tick && !tick(step))
            return {};
        if (step % ValidationInterval != 0 && step != training.steps)
            continue;
        const torch::NoGradGuard noGradient;
        const double error = torch::mse_loss(net(valid.features), valid.targets).item<double>();
        if (error < least) {
            least = error;
            bestStep = step;
            best = net.layers();
        }
        if (step - bestStep >= training.patience)
            break;
    }
    return best;
}

/// `interval` of a predictor's accuracy().
nlohmann::json intervalOf(const LatencyPredictor &predictor, const Split &split)
{
    const auto predicted = [&](const Architecture &architecture) { return predictor.milliseconds(architecture); };
    const ConformalBound bound = conformalBound(relativeErrors(split.calibration, predicted));
    const auto errors = relativeErrors(split.test, predicted);
    const auto held = std::ranges::count_if(errors, [&](double error) { return error <= bound.radius; });
    return {{"relative", bound.radius},
            {"level", bound.level},
            {"coverage", static_cast<double>(held) / static_cast<double>(errors.size())}};
}

} // namespace

std::optional<LatencyPredictor> trainLatencyPredictor(const SearchSpace &space, Measured measured,
                                                      const PredictorTraining &training, const nlohmann::json &protocol,
                                                      const std::function<bool(int)> &tick)
{
    if (measured.size() < LeastArchitectures)
        throw Error("A latency predictor learns from at least " + std::to_string(LeastArchitectures)
                        + " measured architectures; there are " + std::to_string(measured.size()) + '.',
                    "Measure more with `supernet latency --architectures N`.");
    torch::set_num_threads(1);
    const Split split = splitMeasured(std::move(measured), training.seed);
    const Moments moments = momentsOf(split.train);
    const Examples train(space, training.encoding, split.train, moments);
    const Examples valid(space, training.encoding, split.valid, moments);
    Net net(train.features.size(1), training.width, training.seed);
    auto layers = fit(net, train, valid, training, tick);
    if (layers.empty())
        return {};
    // Half the fastest measured: below that a prediction says more about the net than about the machine.
    const double least = std::ranges::min(split.train, {}, &MeasuredArchitecture::milliseconds).milliseconds / 2;
    const auto make = [&](const nlohmann::json &accuracy) {
        return LatencyPredictor(space, training.encoding, layers, moments.mean, moments.deviation, protocol, accuracy,
                                least);
    };
    const LatencyPredictor predictor = make({});
    const auto predicted = [&](const Architecture &architecture) { return predictor.milliseconds(architecture); };
    return make({{"train", split.train.size()},
                 {"valid", split.valid.size()},
                 {"calibration", split.calibration.size()},
                 {"test", split.test.size()},
                 {"interval", intervalOf(predictor, split)},
                 {"predictor", predictionAccuracy(split.test, predicted)},
                 {"depth_line", predictionAccuracy(split.test, depthLine(split.train))}});
}

} // namespace supernet
