// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/gene_names.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/space/translation_shape.h"
#include "engine/latency/latency_measurement.h"
#include "engine/latency/predictor_training.h"

#include <algorithm>
#include <map>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;

namespace {

/// A latency that adds up over the decoder's layers, as real ones do.
double madeUpLatency(const Architecture &architecture)
{
    double total = 3 + 0.004 * architecture.value(gene::encoderEmbed) + 0.01 * architecture.value(gene::decoderEmbed);
    for (const int ffn : architecture.values(gene::decoderFfn))
        total += 1.5 + 0.003 * ffn;
    return total;
}

std::vector<MeasuredArchitecture> measured(const SearchSpace &space, std::size_t count)
{
    std::vector<MeasuredArchitecture> result;
    Random random(7);
    while (result.size() < count) {
        const Architecture architecture = sampleByGene(space, random);
        result.push_back({architecture, madeUpLatency(architecture)});
    }
    return result;
}

PredictorTraining quickTraining()
{
    PredictorTraining training;
    training.width = 64;
    training.steps = 1500;
    training.learningRate = 3e-3;
    return training;
}

} // namespace

class TestLatency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timingsAreSummarised()
    {
        std::vector<double> timings;
        for (int i = 20; i >= 1; --i)
            timings.push_back(i);
        timings.front() = 1000;
        const LatencySummary summary = summariseLatencies(timings);
        QCOMPARE(summary.median, 10.5);
        QCOMPARE(summary.p10, 2.9);
        QCOMPARE(summary.p90, 18.1);
        QCOMPARE(summary.trimmedMean, 10.5); // 3 to 18: the top and the bottom two are dropped.
        QCOMPARE(summary.interval.low, 6.0); // of 1, 2 .. 19, 1000: the 6th and the 15th, which hold it with 95.86 %
        QCOMPARE(summary.interval.high, 15.0);
        QVERIFY(std::abs(summary.interval.level - 0.9586) < 5e-5);
        QCOMPARE(summariseLatencies({4.0}).trimmedMean, 4.0);
    }

    void aSlowerModelIsSlower()
    {
        const SearchSpace space = loadSpace("demo");
        const std::vector shapes{translationShape(space, space.smallestArchitecture()),
                                 translationShape(space, space.largestArchitecture())};
        LatencyBench bench(shapes, 500, {10, 10, 2, 1});
        int ticks = 0;
        const auto timings = bench.run(9, 1, {}, [&ticks] { ++ticks; });
        QCOMPARE(ticks, 18);
        QCOMPARE(timings.size(), 2U);
        QCOMPARE(timings[0].size(), 9U);
        QVERIFY(summariseLatencies(timings[0]).median < summariseLatencies(timings[1]).median);
    }

    void repetitionsAreInterleavedInChangingOrder()
    {
        std::vector<std::size_t> order;
        const auto timings = timeInterleaved(5, 20, 1, {}, [&](std::size_t model) {
            order.push_back(model);
            return 100.0 * static_cast<double>(model)
                + static_cast<double>(order.size()); // Says whose it is, and when.
        });
        QCOMPARE(order.size(), 100U);
        std::set<std::vector<std::size_t>> orders;
        for (auto begin = order.begin(); begin != order.end(); begin += 5) {
            orders.emplace(begin, begin + 5);
            QCOMPARE(std::set(begin, begin + 5).size(), 5U); // Each once before any is timed again.
        }
        QVERIFY(orders.size() > 10);
        for (std::size_t model = 0; model < 5; ++model) {
            QCOMPARE(timings[model].size(), 20U);
            for (std::size_t repetition = 0; repetition < 20; ++repetition) {
                const auto turn = timings[model][repetition] - 100.0 * static_cast<double>(model);
                QCOMPARE(order[static_cast<std::size_t>(turn) - 1], model);
                QCOMPARE((static_cast<std::size_t>(turn) - 1) / 5, repetition);
            }
        }
    }

    void theProtocolSaysWhatWasTimedAndOnHowManyThreads()
    {
        const auto protocol = toJson(LatencyProtocol{30, 25, 5, 2});
        const nlohmann::json expected{
            {"source_length", 30}, {"target_length", 25},           {"beam", 5}, {"batch", 1}, {"threads", 2},
            {"device", "cpu"},     {"runtime", protocol["runtime"]}};
        QCOMPARE(protocol, expected);
    }

    void accuracyIsAsCountedByHand()
    {
        const SearchSpace space = loadSpace("demo");
        std::vector<MeasuredArchitecture> measured;
        std::map<Architecture, double> predicted;
        const auto add = [&](int depth, int embed, double milliseconds, double prediction) {
            auto architecture = space.largestArchitecture();
            architecture.set(std::string(gene::decoderLayers), {depth});
            architecture.set(std::string(gene::encoderEmbed), {embed});
            measured.push_back({architecture, milliseconds});
            predicted[architecture] = prediction;
        };
        // Three of depth 1 (two pairs in order, one swapped: tau 1/3), two of depth 2 (swapped: tau -1).
        add(1, 1, 10, 11);
        add(1, 2, 20, 30);
        add(1, 3, 25, 25);
        add(2, 1, 40, 60);
        add(2, 2, 50, 50);
        const auto accuracy = predictionAccuracy(measured, [&](const Architecture &a) { return predicted.at(a); });
        const auto near = [&](const char *key, double value) {
            return std::abs(accuracy[key].get<double>() - value) < 1e-12;
        };
        QVERIFY(near("mean_error_percent", (10 + 50 + 0 + 50 + 0) / 5.0));
        QVERIFY(near("largest_error_percent", 50));
        QVERIFY(near("kendall_tau", (10 - 2 * 2) / 10.0));
        QVERIFY(near("kendall_tau_inside_depth", (3 * (1 / 3.0) + 2 * -1.0) / 5));
        // Least squares by hand: means 1.4 and 29; slope (-0.4 * (-19 - 9 - 4) + 0.6 * (11 + 21)) / (3 * 0.16 + 2 * 0.36)
        const auto line = depthLine(measured);
        const double slope = (0.4 * 32 + 0.6 * 32) / 1.2;
        QVERIFY(std::abs(line(measured[0].architecture) - (29 - 0.4 * slope)) < 1e-12);
        QVERIFY(std::abs(line(measured[4].architecture) - (29 + 0.6 * slope)) < 1e-12);
    }

    void measuringStopsWhenAsked()
    {
        const SearchSpace space = loadSpace("demo");
        const std::vector shapes{translationShape(space, space.smallestArchitecture())};
        LatencyBench bench(shapes, 500, {5, 5, 1, 1});
        std::stop_source stop;
        int ticks = 0;
        const auto timings = bench.run(50, 1, stop.get_token(), [&] {
            if (++ticks == 3)
                stop.request_stop();
        });
        QVERIFY(timings.empty());
        QCOMPARE(ticks, 3);
    }

    void thePredictorBeatsTheLineThroughDepth()
    {
        const SearchSpace space = loadSpace("small");
        for (const Encoding encoding : {Encoding::Summary, Encoding::PerLayer}) {
            PredictorTraining training = quickTraining();
            training.encoding = encoding;
            const auto predictor = trainLatencyPredictor(space, measured(space, 200), training, {{"beam", 5}});
            QVERIFY(predictor.has_value());
            const auto &accuracy = predictor->accuracy();
            QCOMPARE(accuracy["test"], 20);
            const double error = accuracy["predictor"]["mean_error_percent"];
            QVERIFY2(error < 6.0, qPrintable(QString::number(error)));
            QVERIFY(error < 0.6 * accuracy["depth_line"]["mean_error_percent"].get<double>());
            QVERIFY(accuracy["predictor"]["kendall_tau_inside_depth"].get<double>() > 0.7);
            QVERIFY(accuracy["depth_line"]["kendall_tau_inside_depth"].is_null());
        }
    }

    void intervalsHoldAsManyFreshArchitecturesAsTheySay()
    {
        const SearchSpace space = loadSpace("small");
        const auto noisy = [&](std::size_t count, std::uint64_t seed) {
            std::vector<MeasuredArchitecture> result;
            Random random(seed);
            while (result.size() < count) {
                const Architecture architecture = sampleByGene(space, random);
                const double noise = 0.1 * (2 * random.uniform() - 1); // a machine that another uses too
                result.push_back({architecture, madeUpLatency(architecture) * (1 + noise)});
            }
            return result;
        };
        const auto predictor = trainLatencyPredictor(space, noisy(400, 7), quickTraining(), {{"beam", 5}});
        const auto interval = predictor->accuracy()["interval"];
        const double radius = interval["relative"];
        const double level = interval["level"];
        QCOMPARE(predictor->accuracy()["calibration"], 20);
        QCOMPARE(level, 20.0 / 21);
        const auto held = [&](const std::vector<MeasuredArchitecture> &fresh) {
            const auto errors = relativeErrors(fresh,
                                               [&](const Architecture &a) { return predictor->milliseconds(a); });
            return static_cast<double>(std::ranges::count_if(errors, [&](double error) { return error <= radius; }))
                / static_cast<double>(errors.size());
        };
        // What one calibration set covers varies itself: beta (20, 1), five deviations of which are 0.23.
        const double covered = held(noisy(500, 8));
        QVERIFY2(covered > level - 0.23, qPrintable(QString::number(covered)));
        QVERIFY(radius > 0.05 && radius < 0.3); // neither blind to the noise nor useless
        QVERIFY(interval["coverage"].get<double>() > 0.7);
    }

    void theSameSeedLearnsTheSame()
    {
        const SearchSpace space = loadSpace("small");
        const auto train = [&space] {
            PredictorTraining training = quickTraining();
            training.steps = 50;
            return *trainLatencyPredictor(space, measured(space, 60), training, {});
        };
        const Architecture largest = space.largestArchitecture();
        QCOMPARE(train().milliseconds(largest), train().milliseconds(largest));
    }

    void aPredictorIsSavedAndLoaded()
    {
        const SearchSpace space = loadSpace("small");
        PredictorTraining training = quickTraining();
        training.steps = 20;
        const auto predictor = trainLatencyPredictor(space, measured(space, 40), training, {{"beam", 5}});
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "predictor.safetensors";
        predictor->save(file);
        const LatencyPredictor loaded = LatencyPredictor::load(file);
        QVERIFY(loaded.space() == space);
        QCOMPARE(loaded.protocol(), predictor->protocol());
        QCOMPARE(loaded.accuracy(), predictor->accuracy());
        for (const auto &one : measured(space, 20))
            QCOMPARE(loaded.milliseconds(one.architecture), predictor->milliseconds(one.architecture));
    }

    void nothingIsPredictedToTakeNoTime()
    {
        const SearchSpace space = loadSpace("small");
        // A net that says -3 deviations whatever it reads, as a badly fitted one does for what it has not seen.
        const auto features = static_cast<std::int64_t>(featureNames(space, Encoding::Summary).size());
        const std::vector<float> none(static_cast<std::size_t>(features), 0.0F);
        const LatencyPredictor predictor(space, Encoding::Summary, {{features, 1, none, {-3}}}, 5, 2, {}, {}, 0.75);
        QCOMPARE(predictor.milliseconds(space.smallestArchitecture()), 0.75);
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "predictor.safetensors";
        predictor.save(file);
        QCOMPARE(LatencyPredictor::load(file).milliseconds(space.smallestArchitecture()), 0.75);
    }

    void faultsAreNamed()
    {
        const SearchSpace space = loadSpace("small");
        QVERIFY_EXCEPTION_THROWN((void)trainLatencyPredictor(space, measured(space, 19), {}, {}), Error);
        QVERIFY_EXCEPTION_THROWN(LatencyPredictor(space, Encoding::Summary, {{3, 1, {1, 2, 3}, {0}}}, 0, 1, {}), Error);
        QVERIFY_EXCEPTION_THROWN((void)LatencyPredictor::load("/nonexistent/predictor.safetensors"), Error);
    }

    void trainingStopsWhenAsked()
    {
        const SearchSpace space = loadSpace("small");
        QVERIFY(
            !trainLatencyPredictor(space, measured(space, 30), quickTraining(), {}, [](int step) { return step < 3; }));
    }

    void aConstantDepthGivesAConstantLine()
    {
        const SearchSpace space = loadSpace("small");
        const std::vector<MeasuredArchitecture> one{{space.largestArchitecture(), 12.0}};
        QCOMPARE(depthLine(one)(space.smallestArchitecture()), 12.0);
    }
};

QTEST_GUILESS_MAIN(TestLatency)
#include "test_latency.moc"
