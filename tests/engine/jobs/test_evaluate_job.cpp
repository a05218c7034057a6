// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/evaluate_job.h"

#include <QtTest>

using namespace supernet;

class TestEvaluateJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScoreTellsHowTheNetCameByItsWeights_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("state");
        QTest::newRow("subnet") << int(JobKind::Train) << QString() << QStringLiteral("inherited");
        QTest::newRow("retrained") << int(JobKind::Retrain) << QStringLiteral("inherited")
                                   << QStringLiteral("retrained");
        QTest::newRow("scratch") << int(JobKind::Retrain) << QStringLiteral("scratch") << QStringLiteral("scratch");
        QTest::newRow("imported") << int(JobKind::Retrain) << QStringLiteral("imported") << QStringLiteral("exported");
    }

    void aScoreTellsHowTheNetCameByItsWeights()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, start);
        QFETCH(const QString, state);
        RunRecord run;
        run.kind = JobKind(kind);
        if (!start.isEmpty())
            run.settings["start"] = start.toStdString();
        QCOMPARE(QString::fromStdString(evaluationStateOf(run)), state);
    }
};

QTEST_GUILESS_MAIN(TestEvaluateJob)
#include "test_evaluate_job.moc"
