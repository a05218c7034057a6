// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/gene_names.h"
#include "domain/space/presets.h"
#include "engine/supernets/translation_network.h"
#include "engine/training/adam.h"
#include "engine/training/checkpoint.h"
#include "engine/training/training_settings.h"
#include "support/forked.h"
#include "support/tiny_space.h"

#include <ATen/ATen.h>
#include <cmath>
#include <csignal>
#include <fstream>
#include <numbers>
#include <QTemporaryDir>
#include <QtTest>
#include <set>
#include <sys/resource.h>

using namespace supernet;

namespace {

Parameter parameterOf(const std::vector<double> &values, const std::vector<double> &gradients)
{
    return {"p", at::tensor(values), at::tensor(gradients), false};
}

TrainingSettings demoSettings()
{
    TrainingSettings settings;
    settings.space = loadSpace("demo");
    settings.steps = 1000;
    settings.warmupSteps = 100;
    settings.peakLearningRate = 2e-3;
    return settings;
}

bool near(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void adamEqualsItsEquations()
    {
        const std::vector<double> start{0.5, -1.0, 2.0, 0.0};
        const std::vector<std::vector<double>> gradients{{0.1, -0.2, 0.0, 3.0}, {0.3, 0.1, 0.0, -1.0}, {0, 0, 0, 0}};
        auto parameter = parameterOf(start, gradients[0]);
        Adam adam({parameter}, {0.9, 0.98, 1e-9, 0});
        std::vector<double> x = start;
        std::vector<double> m(4);
        std::vector<double> v(4);
        for (std::size_t t = 0; t < gradients.size(); ++t) {
            parameter.gradient.copy_(at::tensor(gradients[t]));
            adam.step(0.01);
            for (std::size_t i = 0; i < 4; ++i) {
                m[i] = 0.9 * m[i] + 0.1 * gradients[t][i];
                v[i] = 0.98 * v[i] + 0.02 * gradients[t][i] * gradients[t][i];
                const double first = m[i] / (1 - std::pow(0.9, t + 1.0));
                const double second = v[i] / (1 - std::pow(0.98, t + 1.0));
                x[i] -= 0.01 * first / (std::sqrt(second) + 1e-9);
                QVERIFY(near(parameter.value[static_cast<std::int64_t>(i)].item<double>(), x[i]));
            }
            QCOMPARE(parameter.gradient.abs().sum().item<double>(), 0.0);
        }
    }

    void adamClipsByTheGlobalNorm()
    {
        const auto clipped = parameterOf({0, 0}, {3, 4});
        const auto scaled = parameterOf({0, 0}, {0.3, 0.4});
        QVERIFY(near(Adam({clipped}, {0.9, 0.98, 1e-3, 0.5}).step(0.1), 5));
        QVERIFY(near(Adam({scaled}, {0.9, 0.98, 1e-3, 0}).step(0.1), 0.5));
        QVERIFY(at::allclose(clipped.value, scaled.value, 1e-12, 1e-12));
    }

    void adamLeavesWeightsAloneWhenTheGradientIsNoNumber()
    {
        const auto parameter = parameterOf({1, 2}, {std::nan(""), 1});
        Adam adam({parameter}, {});
        QVERIFY(!std::isfinite(adam.step(0.1)));
        QCOMPARE(parameter.value[1].item<double>(), 2.0);
        QCOMPARE(adam.steps(), 0);
    }

    void cosineWarmsUpThenFalls()
    {
        const auto settings = demoSettings();
        QVERIFY(near(learningRate(settings, 1, 0), 2e-5));
        QVERIFY(near(learningRate(settings, 50, 0.049), 1e-3));
        QVERIFY(near(learningRate(settings, 101, 0.1), 2e-3));
        QVERIFY(near(learningRate(settings, 551, 0.55), 1e-3));
        QVERIFY(near(learningRate(settings, 1000, 1), 0));
    }

    void inverseSquareRootFallsForEver()
    {
        auto settings = demoSettings();
        settings.schedule = Schedule::InverseSquareRoot;
        QVERIFY(near(learningRate(settings, 100, 0.1), 2e-3));
        QVERIFY(near(learningRate(settings, 400, 0.4), 1e-3));
    }

    void aClockedRunFollowsTheClock()
    {
        auto settings = demoSettings();
        settings.minutes = 10;
        QVERIFY(near(learningRate(settings, 5000, 0.5), 1e-3));
    }

    void sandwichHoldsLargestAndSmallest()
    {
        auto settings = demoSettings();
        settings.sampling = Sampling::Sandwich;
        const auto first = architecturesOfStep(settings, 1, 7);
        QCOMPARE(first.size(), 4U);
        QVERIFY(first[0] == settings.space.largestArchitecture());
        QVERIFY(first[1] == settings.space.smallestArchitecture());
        for (const auto &subnet : {first[0], first[1]})
            for (const int span : subnet.values(gene::decoderSpan))
                QCOMPARE(span, 1); // As published, though the space offers wider ones.
        QVERIFY(first == architecturesOfStep(settings, 1, 7));
        QVERIFY(first != architecturesOfStep(settings, 1, 8));
        QVERIFY(first != architecturesOfStep(settings, 2, 7));
    }

    void aStageFreesItsGenes()
    {
        auto settings = demoSettings();
        settings.stages = {{"decoder_layers", "encoder_ffn"}, {"decoder_embed"}};
        QVERIFY(settings.validate().empty());
        const auto free = [&](double progress) {
            std::set<std::string> names;
            for (const Gene &gene : openSpace(settings, progress).genes) {
                if (gene.choices.size() > 1)
                    names.insert(gene.name);
            }
            return names;
        };
        std::set<std::string> always{"encoder_embed",      "encoder_self_heads",  "decoder_ffn",
                                     "decoder_self_heads", "decoder_cross_heads", "decoder_encoder_attention_span"};
        QVERIFY(free(0) == always && free(0.33) == always);
        always.insert({"decoder_layers", "encoder_ffn"});
        QVERIFY(free(0.34) == always && free(0.66) == always);
        always.insert("decoder_embed");
        QVERIFY(free(0.67) == always && free(1) == always);
        QVERIFY(openSpace(settings, 0).largestArchitecture() == settings.space.largestArchitecture());
        for (int step = 1; step < 20; ++step) {
            const Architecture drawn = architecturesOfStep(settings, 1, step, 0.1).front();
            QCOMPARE(drawn.value("decoder_layers"), settings.space.largest("decoder_layers"));
            QVERIFY(settings.space.check(drawn).empty());
        }
        QVERIFY(architecturesOfStep(settings, 1, 7) == architecturesOfStep(demoSettings(), 1, 7));
    }

    void aStageFreesChoicesFromTheLargestOn()
    {
        auto settings = demoSettings();
        settings.space = tiny::space();
        settings.stages = {{"decoder_ffn:2"}, {"decoder_ffn", "decoder_layers"}};
        for (const Gene &gene : settings.space.genes) {
            if (gene.name != "decoder_ffn" && gene.name != "decoder_layers")
                settings.stages.back().push_back(gene.name);
        }
        QVERIFY(settings.validate().empty());
        // 5, 7 and 18 in each of the decoder's two layers: at first 18 alone, then 18 and 7.
        QCOMPARE(openSpace(settings, 0).distinct(), BigCount(1));
        const SearchSpace second = openSpace(settings, 0.34);
        QCOMPARE(second.distinct(), BigCount(2 * 2));
        std::set<int> drawn;
        for (int step = 1; step < 30; ++step) {
            const Architecture architecture = architecturesOfStep(settings, 1, step, 0.5).front();
            QVERIFY(settings.space.check(architecture).empty());
            drawn.insert(architecture.values("decoder_ffn").begin(), architecture.values("decoder_ffn").end());
        }
        QCOMPARE(drawn, (std::set<int>{7, 18}));
        QCOMPARE(openSpace(settings, 0.67).distinct(), settings.space.distinct());
        for (const char *wrong : {"decoder_ffn:", "decoder_ffn:0", "decoder_ffn:2x", "decoder_ffn:-1", ":2"}) {
            settings.stages = {{wrong}};
            QCOMPARE(settings.validate().front().where, std::string("stages"));
        }
    }

    void theLargestKeepsItsAttentionSpanInEveryStage()
    {
        auto settings = demoSettings();
        settings.space = tiny::space(); // spans -1, 1 and 2, of which the largest net has 1
        settings.stages = {{"decoder_encoder_attention_span:2"}, {"decoder_encoder_attention_span"}};
        for (const double progress : {0.0, 0.34, 1.0})
            QVERIFY(openSpace(settings, progress).largestArchitecture() == settings.space.largestArchitecture());
        const SearchSpace open = openSpace(settings, 0.34);
        QCOMPARE(open.gene("decoder_encoder_attention_span").choices, (std::vector<int>{1, 2}));
    }

    void theLargestIsTrainedOnceUntilAStageFreesAnother()
    {
        auto settings = demoSettings();
        settings.sampling = Sampling::Sandwich;
        settings.stages.emplace_back();
        for (const Gene &gene : settings.space.genes)
            settings.stages.back().push_back(gene.name);
        QCOMPARE(architecturesOfStep(settings, 1, 7, 0.4).size(), std::size_t(1));
        QVERIFY(architecturesOfStep(settings, 1, 7, 0.4).front() == settings.space.largestArchitecture());
        QCOMPARE(architecturesOfStep(settings, 1, 7, 0.5).size(), std::size_t(4));
        settings.stages = {{"nothing"}};
        QCOMPARE(settings.validate().front().where, std::string("stages"));
    }

    void settingsSurviveJson()
    {
        auto settings = demoSettings();
        settings.sampling = Sampling::Sandwich;
        settings.policy = {Granularity::Neuron, 3, RoutedSet::All, Encoding::PerLayer, 32, 0.2, true};
        settings.policy.blindRouters = true;
        settings.stages = {{"decoder_layers"}, {"encoder_ffn", "decoder_ffn"}};
        settings.keepEvery = 500;
        settings.minutes = 1.5;
        settings.clipNorm = 0.25;
        QVERIFY(toJson(trainingFromJson(toJson(settings))) == toJson(settings));
        QVERIFY_EXCEPTION_THROWN((void)trainingFromJson({{"steps", 1}}), Error);
        auto json = toJson(settings);
        json["steps"] = "many";
        QVERIFY_EXCEPTION_THROWN((void)trainingFromJson(json), Error);
        json = toJson(settings);
        json["sampling"] = "none";
        QVERIFY_EXCEPTION_THROWN((void)trainingFromJson(json), Error);
    }

    void checkpointsComeBackBitForBit()
    {
        const auto folder = checkpointFolder(checkpoints(), 500);
        writeCheckpoint(folder, stateAt(500), {{"w", m_weights}}, {{"w.m", m_moments}});
        const auto weights = at::zeros_like(m_weights);
        const auto moments = at::zeros_like(m_moments);
        const auto state = readCheckpointState(folder);
        readWeights(folder, {{"w", weights}});
        readOptimizer(folder, {{"w.m", moments}});
        QVERIFY(at::equal(weights, m_weights));
        QVERIFY(at::equal(moments, m_moments));
        QCOMPARE(state.step, 500);
        QCOMPARE(state.seed, 42U);
        QCOMPARE(state.batch, 3);
        QVERIFY(near(*state.validationLoss, 2.5));
        QVERIFY(toJson(state.settings) == toJson(demoSettings()));
    }

    void aFullDiskLeavesTheCheckpointsThatWereThere()
    {
        const auto folder = checkpoints() / "full";
        writeCheckpoint(checkpointFolder(folder, 100), stateAt(100), {{"w", m_weights}}, {{"w.m", m_moments}});
        test::Forked job([&](const test::Forked::Send &send) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {20'000, 20'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            const auto large = at::zeros({100, 100});
            try {
                writeCheckpoint(checkpointFolder(folder, 200), stateAt(200), {{"w", large}}, {{"w.m", large}});
            } catch (const DiskFullError &error) {
                send("full");
                send(error.message());
            }
        });
        QCOMPARE(job.line(), std::string("full"));
        const auto message = job.line();
        QVERIFY2(message.find("weights.safetensors") != std::string::npos, message.c_str());
        QCOMPARE(job.wait(), 0);
        QCOMPARE(checkpointSteps(folder), (std::vector<std::int64_t>{100}));
        const auto weights = at::zeros_like(m_weights);
        readWeights(checkpointFolder(folder, 100), {{"w", weights}});
        QVERIFY(at::equal(weights, m_weights));
    }

    void aCheckpointOfTheSameStepTakesTheOldOnesPlace()
    {
        const auto folder = checkpointFolder(checkpoints() / "again", 100);
        auto state = stateAt(100);
        state.validationLoss.reset();
        writeCheckpoint(folder, state, {{"w", m_moments}}, {});
        writeCheckpoint(folder, stateAt(100), {{"w", m_weights}}, {});
        QVERIFY(near(readCheckpointState(folder).validationLoss.value_or(0), 2.5));
        const auto weights = at::zeros_like(m_weights);
        readWeights(folder, {{"w", weights}});
        QVERIFY(at::equal(weights, m_weights));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.parent_path()), {}), 1);
    }

    void aDamagedCheckpointNamesItsFile()
    {
        const auto folder = checkpointFolder(checkpoints(), 700);
        writeCheckpoint(folder, stateAt(700), {{"w", m_weights}}, {{"w.m", m_moments}});
        std::fstream file(folder / "weights.safetensors", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-1, std::ios::end);
        file.put('!');
        file.close();
        try {
            readWeights(folder, {{"w", at::zeros_like(m_weights)}});
            QFAIL("a damaged checkpoint was read");
        } catch (const Error &error) {
            QVERIFY(error.message().find("weights.safetensors") != std::string::npos);
        }
    }

    void aCheckpointWithoutItsCommitMarkDoesNotCount()
    {
        const auto folder = checkpointFolder(checkpoints(), 900);
        writeCheckpoint(folder, stateAt(900), {{"w", m_weights}}, {{"w.m", m_moments}});
        std::filesystem::remove(folder / "state.json");
        const auto steps = checkpointSteps(checkpoints());
        QVERIFY(std::find(steps.begin(), steps.end(), 900) == steps.end());
        QVERIFY_EXCEPTION_THROWN((void)readCheckpointState(folder), Error);
    }

    void theNewestThreeAndTheKeptStay()
    {
        const auto folder = checkpoints() / "pruned";
        for (const std::int64_t step : {100, 200, 300, 400, 500})
            writeCheckpoint(checkpointFolder(folder, step), stateAt(step), {{"w", m_weights}}, {});
        std::filesystem::create_directories(folder / "step-000600.part");
        pruneCheckpoints(folder, {100});
        QCOMPARE(checkpointSteps(folder), (std::vector<std::int64_t>{100, 300, 400, 500}));
        QVERIFY(!std::filesystem::exists(folder / "step-000600.part"));
    }

private:
    [[nodiscard]] std::filesystem::path checkpoints() const { return m_folder.path().toStdString(); }

    static CheckpointState stateAt(std::int64_t step)
    {
        return {demoSettings(), 100, 42, step, 2, 3, 12.5, 4096, 1e12, 2.5};
    }

    QTemporaryDir m_folder;
    at::Tensor m_weights = at::arange(12, at::kFloat).view({3, 4}).sin();
    at::Tensor m_moments = at::arange(12, at::kFloat).view({3, 4}).cos();
};

QTEST_GUILESS_MAIN(TestTraining)
#include "test_training.moc"
