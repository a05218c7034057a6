// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"
#include "engine/training/dense_checkpoint.h"
#include "engine/training/training_settings.h"

#include <QtTest>

using namespace supernet;

class TestTrainingSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesReachFromNothingToAll()
    {
        TrainingSettings settings;
        settings.space = loadSpace("demo");
        settings.sampling = Sampling::Sandwich;
        for (const double share : {0.0, 1.0}) {
            settings.distillation = settings.surgeryFrom = share;
            QVERIFY(settings.validate().empty());
        }
        settings.surgeryFrom = 1.01;
        QCOMPARE(settings.validate().size(), std::size_t(1));
        settings.distillation = -0.01;
        QCOMPARE(settings.validate().size(), std::size_t(2));
    }

    /// Nobody sees what it would measure: it was trained elsewhere.
    void anImportedModelIsRecordedWithoutMeasurements()
    {
        const TrainingSettings recorded = trainingFromJson(denseTrainingRecord(loadSpace("demo")));
        QCOMPARE(recorded.space, loadSpace("demo"));
        QCOMPARE(recorded.watchedSubnets, 0);
        QCOMPARE(recorded.conflictEvery, decltype(recorded.conflictEvery)(0));
    }
};

QTEST_GUILESS_MAIN(TestTrainingSettings)
#include "test_training_settings.moc"
