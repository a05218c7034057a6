// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/gene_names.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/space/translation_shape.h"
#include "engine/latency/latency_measurement.h"
#include "engine/latency/predictor_training.h"

#include <QTemporaryDir>
#include <QtTest>

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
        QVERIFY(!trainLatencyPredictor(space, measured(space, 30), quickTraining(), {}, [](int step) { return step < 3; }));
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
