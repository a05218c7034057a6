// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project.h"
#include "domain/search/retraining.h"
#include "domain/support/error.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

struct Point
{
    std::int64_t step;
    double seconds;
    double bleu;
    double interval;
};

} // namespace

class TestRetraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store.emplace(std::filesystem::path(m_folder->path().toStdString()) / "store.sqlite");
    }

    void aCurveJoinsTheValidationsByStep()
    {
        const RunRecord run = addRun("a", Start::Scratch, {{0, 0, 1, 0.1}, {100, 10, 20, 2}}, "done");
        const auto curve = validationCurve(*m_store, run);
        QCOMPARE(curve.size(), std::size_t(2));
        QCOMPARE(curve[1].step, 100);
        QCOMPARE(curve[1].seconds, 10.0);
        QCOMPARE(*curve[1].bleu, 20.0);
        QCOMPARE(curve[1].bleuInterval, 2.0);
        QCOMPARE(curve[1].loss, -20.0);
    }

    void theSavingIsTheFirstPointAsGoodAsTheStandaloneNet()
    {
        static_cast<void>(addRun("a", Start::Scratch, {{0, 0, 1, 0.1}, {400, 40, 30, 2}}, "done"));
        const RunRecord run = addRun("a", Start::Inherited,
                                     {{0, 0, 27, 2}, {100, 10, 28, 2}, {200, 20, 31, 2}, {300, 30, 29, 2}}, "done");
        const auto saving = retrainingSaving(*m_store, run);
        QVERIFY(saving.has_value());
        QCOMPARE(saving->goal.step, 400);
        QCOMPARE(saving->reached->step, 200);
        QCOMPARE(saving->reachedInterval->step, 100);
        QCOMPARE(saving->reachedInterval->seconds, 10.0);
    }

    void aNetThatNeverGetsThereSaysSo()
    {
        static_cast<void>(addRun("a", Start::Scratch, {{400, 40, 30, 2}}, "done"));
        const RunRecord run = addRun("a", Start::Inherited, {{0, 0, 20, 2}, {100, 10, 29, 2}}, "done");
        const auto saving = retrainingSaving(*m_store, run);
        QVERIFY(!saving->reached.has_value());
        QCOMPARE(saving->reachedInterval->step, 100);
    }

    void onlyAFinishedRunOfTheSameArchitectureIsAMeasure()
    {
        const RunRecord run = addRun("a", Start::Inherited, {{0, 0, 20, 2}}, "done");
        static_cast<void>(addRun("b", Start::Scratch, {{400, 40, 30, 2}}, "done"));
        static_cast<void>(addRun("a", Start::Scratch, {{400, 40, 30, 2}}, "stopped"));
        static_cast<void>(addRun("a", Start::Scratch, {{400, 40, 30, 2}}, "done", 50));
        QVERIFY(!retrainingSaving(*m_store, run).has_value());
        const RunRecord fits = addRun("a", Start::Scratch, {{400, 40, 30, 2}}, "done");
        QCOMPARE(retrainingSaving(*m_store, run)->standalone.id, fits.id);
    }

    void startsHaveNames()
    {
        for (const Start start : {Start::Inherited, Start::Scratch})
            QVERIFY(startFromName(name(start)) == start);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(startFromName("warm")), UsageError);
        QCOMPARE(evaluationState(Start::Inherited), "retrained");
    }

private:
    RunRecord addRun(const std::string &architecture, Start start, const std::vector<Point> &points,
                     const std::string &outcome, int sentences = 200)
    {
        RunRecord run;
        run.kind = JobKind::Retrain;
        run.settings = {{"architecture_id", architecture}, {"start", name(start)}, {"bleu_sentences", sentences}};
        run = m_store->addRun(run);
        const int attempt = m_store->beginAttempt(run.id, 0).attempt;
        for (const Point &point : points) {
            const std::vector<Metric> metrics{metric(run, point.step, "valid/loss", -point.bleu),
                                              metric(run, point.step, "valid/bleu", point.bleu),
                                              metric(run, point.step, "valid/bleu_interval", point.interval),
                                              metric(run, point.step, "cost/seconds", point.seconds)};
            m_store->append(metrics);
        }
        m_store->endAttempt(run.id, attempt, outcome, {});
        return run;
    }

    static Metric metric(const RunRecord &run, std::int64_t step, const std::string &name, double value)
    {
        Metric metric;
        metric.run = run.id;
        metric.step = step;
        metric.name = name;
        metric.subnet = name == "cost/seconds" ? "" : "alone";
        metric.value = value;
        return metric;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Store> m_store;
};

QTEST_GUILESS_MAIN(TestRetraining)
#include "test_retraining.moc"
