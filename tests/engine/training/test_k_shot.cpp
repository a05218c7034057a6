// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/space/sampling.h"
#include "domain/support/sha256.h"
#include "engine/dense/safetensors.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_space.h"

#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;
constexpr int Copies = 3;
constexpr int AlternateAfter = 4;

TrainingSettings alternating()
{
    TrainingSettings settings;
    settings.space = tiny::space();
    settings.policy = {Granularity::Network, Copies, RoutedSet::All, Encoding::PerLayer, 6, 0.1, false};
    settings.alternateAfter = AlternateAfter;
    settings.steps = 12;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    return settings;
}

bool isRouters(const std::string &tensor)
{
    return tensor.starts_with("router.");
}

/// Which tensors of two checkpoints differ: `router`, `copies` or both.
std::set<std::string> whatDiffers(const fs::path &first, const fs::path &second)
{
    const SafetensorsFile before(first / "weights.safetensors");
    const SafetensorsFile after(second / "weights.safetensors");
    std::set<std::string> differ;
    for (const TensorView &tensor : before.tensors()) {
        if (!std::ranges::equal(tensor.bytes, after.tensor(tensor.name).bytes))
            differ.insert(isRouters(tensor.name) ? "router" : "copies");
    }
    return differ;
}

} // namespace

/// k-shot NAS' schedule for one router of the whole net.
class TestKShot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeSplit(root() / "data", "train", 60, Vocabulary, 1);
        const auto train = openSplit(root() / "data", "train");
        Trainer trainer(alternating(), train, Vocabulary, 7);
        trainer.save(checkpoints());
        for (int step = 1; step <= 12; ++step) {
            QVERIFY(trainer.trainStep().finite);
            trainer.save(checkpoints());
        }
    }

    void theCopiesCountEquallyUntilTheRouterIsTrained()
    {
        for (const int step : {0, AlternateAfter}) {
            for (const float share : shares(step, tiny::space().largestArchitecture()))
                QVERIFY(std::abs(share - 1.0F / Copies) < 1e-7F);
        }
        Random random(3);
        std::set<float> first;
        for (int draw = 0; draw < 5; ++draw)
            first.insert(shares(12, sampleByGene(tiny::space(), random)).front());
        QVERIFY(first.size() > 1);
    }

    void everyStepTrainsOneSide()
    {
        for (int step = 1; step <= 12; ++step) {
            const bool router = step > AlternateAfter && step % 2 == 1;
            const std::set<std::string> expected{router ? "router" : "copies"};
            QVERIFY2(whatDiffers(checkpoint(step - 1), checkpoint(step)) == expected, std::to_string(step).c_str());
        }
    }

    void resumeIsBitExact_data()
    {
        QTest::addColumn<int>("step");
        for (const int step : {2, 4, 5, 6, 9})
            QTest::newRow(std::to_string(step).c_str()) << step;
    }
    void resumeIsBitExact()
    {
        QFETCH(int, step);
        const auto train = openSplit(root() / "data", "train");
        Trainer resumed(checkpoint(step), train);
        while (resumed.step() < 12)
            QVERIFY(resumed.trainStep().finite);
        const fs::path again = root() / ("again-" + std::to_string(step));
        resumed.save(again);
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpointFolder(again, 12) / file), sha256OfFile(checkpoint(12) / file));
    }

    void probesLeaveTheTrajectoryAlone()
    {
        const auto train = openSplit(root() / "data", "train");
        Trainer probed(alternating(), train, Vocabulary, 7);
        for (int step = 0; step < 12; ++step) {
            QVERIFY(!probed.probeConflict().samples.empty());
            probed.trainStep();
        }
        probed.save(root() / "probed");
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpointFolder(root() / "probed", 12) / file), sha256OfFile(checkpoint(12) / file));
    }

    void otherPoliciesAreRefused()
    {
        TrainingSettings settings = alternating();
        QVERIFY(settings.validate().empty());
        QVERIFY(toJson(trainingFromJson(toJson(settings))) == toJson(settings));
        settings.policy.granularity = Granularity::Layer;
        QVERIFY(!settings.validate().empty());
        settings.alternateAfter = 0;
        QVERIFY(settings.validate().empty());
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path checkpoints() const { return root() / "checkpoints"; }
    fs::path checkpoint(int step) const { return checkpointFolder(checkpoints(), step); }

    std::vector<float> shares(int step, const Architecture &architecture) const
    {
        return TranslationSupernet::load(checkpoint(step)).coefficients(architecture).begin()->second.values;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestKShot)
#include "test_k_shot.moc"
