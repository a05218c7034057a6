// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/support/sha256.h"
#include "engine/training/gradient_surgery.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_space.h"

#include <ATen/ATen.h>
#include <cmath>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;

at::Tensor vector(std::initializer_list<double> values)
{
    return at::tensor(std::vector<double>(values));
}

bool near(const at::Tensor &a, const at::Tensor &b)
{
    return at::allclose(a, b, 1e-12, 1e-12);
}

TrainingSettings sandwich()
{
    TrainingSettings settings;
    settings.space = tiny::space();
    settings.policy = {Granularity::Layer, 2, RoutedSet::All, Encoding::Summary, 6, 0.1, false};
    settings.sampling = Sampling::Sandwich;
    settings.steps = 12;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    return settings;
}

TrainingSettings withOption(int number)
{
    TrainingSettings settings = sandwich();
    settings.surgeryFrom = 0.5;
    if (number == 0)
        settings.surgery = Surgery::NasVit;
    if (number == 1)
        settings.surgery = Surgery::PcGrad;
    if (number == 2)
        settings.distillation = 1;
    return settings;
}

} // namespace

class TestGradientSurgery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nasVitTakesTheConflictOutOfTheLargestNetsGradient()
    {
        // <s, L> = -1, |s|^2 = 2: L + s / 2 is at right angles to s.
        const auto projected = nasVitProjection({vector({1, 0})}, {vector({-1, 1})});
        QVERIFY(near(projected[0], vector({-0.5, 1.5})));
    }

    void nasVitsShareIsClamped()
    {
        QVERIFY(near(nasVitProjection({vector({10, 0})}, {vector({-1, 0})})[0], vector({7, 0})));
    }

    void nasVitLeavesTensorsThatAgreeAlone()
    {
        const auto projected = nasVitProjection({vector({1, 0}), vector({1, 0})}, {vector({1, 1}), vector({-1, 1})});
        QVERIFY(near(projected[0], vector({2, 1})));
        QVERIFY(near(projected[1], vector({-0.5, 1.5})));
        QVERIFY(near(nasVitProjection({vector({1, 2})}, {vector({0, 0})})[0], vector({1, 2})));
    }

    void pcGradProjectsEachOffTheOther()
    {
        Random random(1);
        // (1, 0) becomes (1/2, 1/2), (-1, 1) becomes (0, 1).
        const auto sum = pcGradProjection({{vector({1, 0})}, {vector({-1, 1})}}, random);
        QVERIFY(near(sum[0], vector({0.5, 1.5})));
    }

    void pcGradLooksAtWholeGradients()
    {
        Random random(1);
        // The first tensors conflict (-1), the second outweigh them (+4).
        const auto sum = pcGradProjection({{vector({1}), vector({2})}, {vector({-1}), vector({2})}}, random);
        QVERIFY(near(sum[0], vector({0})));
        QVERIFY(near(sum[1], vector({4})));
    }

    void pcGradsOrderIsDrawn()
    {
        const std::vector<Gradient> gradients{{vector({1, 0})}, {vector({-1, 0.5})}, {vector({-0.5, -1})}};
        std::set<double> outcomes;
        for (std::uint64_t key = 0; key < 40; ++key) {
            Random random(key);
            const double first = pcGradProjection(gradients, random)[0][0].item<double>();
            outcomes.insert(std::round(first * 1e9));
            Random same(key);
            QCOMPARE(pcGradProjection(gradients, same)[0][0].item<double>(), first);
        }
        QVERIFY(outcomes.size() > 1);
        QVERIFY(near(gradients[0][0], vector({1, 0}))); // what is given stays as it is
    }

    void buffersAreTakenAndWrittenBack()
    {
        const Parameter parameter{"p", vector({0, 0}), vector({1, 0}), false};
        GradientSurgery surgery({parameter});
        surgery.take();
        QVERIFY(near(parameter.gradient, vector({0, 0})));
        parameter.gradient.copy_(vector({-1, 1}));
        surgery.take();
        surgery.projectAsNasVit();
        QVERIFY(near(parameter.gradient, vector({-0.5, 1.5})));
        QVERIFY_EXCEPTION_THROWN(surgery.projectAsNasVit(), Error);
    }

    void trainingResumesBitForBit_data() { addOptions(); }
    void trainingResumesBitForBit()
    {
        QFETCH(int, number);
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        tiny::writeSplit(root / "data", "train", 60, Vocabulary, 1);
        const auto train = openSplit(root / "data", "train");
        const std::string plain = weightsAfter(sandwich(), train, root / "plain", 12);
        const std::string straight = weightsAfter(withOption(number), train, root / "straight", 12);
        QVERIFY(straight != plain);
        weightsAfter(withOption(number), train, root / "resumed", 9);
        Trainer second(checkpointFolder(root / "resumed", 9), train);
        for (int step = 9; step < 12; ++step)
            QVERIFY(second.trainStep().finite);
        second.save(root / "resumed");
        QCOMPARE(sha256OfFile(checkpointFolder(root / "resumed", 12) / "weights.safetensors"), straight);
    }

    void probesLeaveTheTrajectoryAlone_data() { addOptions(); }
    void probesLeaveTheTrajectoryAlone()
    {
        QFETCH(int, number);
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        tiny::writeSplit(root / "data", "train", 60, Vocabulary, 1);
        const auto train = openSplit(root / "data", "train");
        Trainer probed(withOption(number), train, Vocabulary, 7);
        for (int step = 0; step < 12; ++step) {
            QVERIFY(!probed.probeConflict().samples.empty());
            probed.trainStep();
        }
        probed.save(root / "probed");
        QCOMPARE(sha256OfFile(checkpointFolder(root / "probed", 12) / "weights.safetensors"),
                 weightsAfter(withOption(number), train, root / "alone", 12));
    }

    void surgeryBeginsWhereItIsToldTo()
    {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        tiny::writeSplit(root / "data", "train", 60, Vocabulary, 1);
        const auto train = openSplit(root / "data", "train");
        // Half of 12 steps lie behind after the sixth.
        QCOMPARE(weightsAfter(withOption(0), train, root / "a", 6), weightsAfter(sandwich(), train, root / "b", 6));
        QVERIFY(weightsAfter(withOption(0), train, root / "c", 7) != weightsAfter(sandwich(), train, root / "d", 7));
    }

    void onlyASandwichHasThem_data() { addOptions(); }
    void onlyASandwichHasThem()
    {
        QFETCH(int, number);
        TrainingSettings settings = withOption(number);
        QVERIFY(settings.validate().empty());
        QVERIFY(toJson(trainingFromJson(toJson(settings))) == toJson(settings));
        settings.sampling = Sampling::Uniform;
        QVERIFY(!settings.validate().empty());
    }

private:
    static void addOptions()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("nasvit") << 0;
        QTest::newRow("pcgrad") << 1;
        QTest::newRow("distillation") << 2;
    }

    static std::string weightsAfter(const TrainingSettings &settings, const ParallelTokens &train,
                                    const fs::path &checkpoints, int steps)
    {
        Trainer trainer(settings, train, Vocabulary, 7);
        for (int step = 0; step < steps; ++step)
            trainer.trainStep();
        trainer.save(checkpoints);
        return sha256OfFile(checkpointFolder(checkpoints, steps) / "weights.safetensors");
    }
};

QTEST_GUILESS_MAIN(TestGradientSurgery)
#include "test_gradient_surgery.moc"
