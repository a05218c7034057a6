// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings_form.h"
#include "pages/train/branch_form.h"
#include "pages/train/run_list.h"
#include "pages/train/train_page.h"
#include "plots/line_chart.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/banner.h"
#include "window/main_window.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

QString valueOf(const QStringList &arguments, const char *option)
{
    return arguments.value(arguments.indexOf(QString::fromLatin1(option)) + 1);
}

} // namespace

class TestBranch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void theFormStartsWithWhatTheRunWasTrainedWith()
    {
        RunRecord run;
        run.name = "neuron-1";
        run.settings = {
            {"peak_learning_rate", 0.003}, {"sampling", "sandwich"}, {"schedule", "inverse-sqrt"}, {"steps", 1000}};
        const std::unique_ptr<SettingsForm> form(makeBranchForm(run, {400, 800}));
        const QStringList arguments = form->arguments();
        QCOMPARE(valueOf(arguments, "--from"), QStringLiteral("neuron-1@800")); // The newest, unless another is chosen.
        QCOMPARE(valueOf(arguments, "--learning-rate"), QStringLiteral("0.003"));
        QCOMPARE(valueOf(arguments, "--sampling"), QStringLiteral("sandwich"));
        QCOMPARE(valueOf(arguments, "--schedule"), QStringLiteral("inverse-sqrt"));
        QCOMPARE(valueOf(arguments, "--steps"), QStringLiteral("1000"));
        QVERIFY(!arguments.contains(QStringLiteral("--policy"))); // A branch keeps it.
    }

    void aRunThatIsDoneGoesOnBeyondItsEnd()
    {
        RunRecord run;
        run.name = "plain-1";
        run.settings = {{"steps", 1000}};
        const std::unique_ptr<SettingsForm> form(makeBranchForm(run, {1000}));
        QCOMPARE(valueOf(form->arguments(), "--steps"), QStringLiteral("1500"));
    }

    void theButtonBranchesFromAChosenCheckpoint()
    {
        const SampleProgram program(SampleProgram::echo());
        const SampleProject sample;
        const RunRecord run = sample.addTraining("neuron");
        sample.addSteps(run, 0, 100);
        for (const int step : {50, 100})
            sample.addCheckpoint(run, step);
        ProjectDocument document(sample.folder());
        TrainPage page(document);
        page.resize(1200, 760);
        page.show();
        QTRY_VERIFY(page.branchButton()->isEnabled());
        QTest::mouseClick(page.branchButton(), Qt::LeftButton);
        QTRY_VERIFY(page.branchSettings() && page.branchSettings()->isVisible());
        auto *places = page.branchSettings()->findChild<QComboBox *>();
        QCOMPARE(places->count(), 2);
        places->setCurrentIndex(1);
        QCOMPARE(valueOf(page.branchSettings()->arguments(), "--from"),
                 QString::fromStdString(run.name) + QStringLiteral("@50"));
        QSignalSpy starting(&document.launcher(), &JobLauncher::starting);
        page.branchSettings()->ensureWidgetVisible(page.branchSettings()->startButton());
        QTest::mouseClick(page.branchSettings()->startButton(), Qt::LeftButton);
        QCOMPARE(starting.size(), 1);
        QCOMPARE(starting.first().first().toString(), QStringLiteral("train"));
        QVERIFY(!page.branchSettings()->isVisible());
    }

    void withoutACheckpointThePageSaysSo()
    {
        const SampleProject sample;
        sample.addSteps(sample.addTraining("neuron"), 0, 100);
        ProjectDocument document(sample.folder());
        TrainPage page(document);
        page.show();
        QTRY_VERIFY(page.branchButton()->isEnabled());
        QTest::mouseClick(page.branchButton(), Qt::LeftButton);
        QTRY_VERIFY2(page.banner()->text().contains(QStringLiteral("no checkpoint")),
                     qPrintable(page.banner()->text()));
    }

    void itsCurvesLeaveThoseOfTheRunItComesFrom()
    {
        const SampleProject sample;
        const RunRecord parent = sample.addTraining("neuron");
        sample.addSteps(parent, 0, 200);
        const RunRecord branch = sample.addBranch(parent, 120);
        sample.addSteps(branch, 120, 80);
        ProjectDocument document(sample.folder());
        TrainPage page(document);
        page.show();
        const auto key = [](const RunRecord &run, const char *subnet) {
            return QStringLiteral("%1/%2").arg(run.id).arg(QLatin1String(subnet));
        };
        QTRY_COMPARE(page.chart(QStringLiteral("train/loss"))->points(key(parent, "")), 200);
        QCOMPARE(page.chart(QStringLiteral("train/loss"))->points(key(branch, "")), 81); // One where it leaves.
        QCOMPARE(page.chart(QStringLiteral("valid/bleu"))->points(key(branch, "largest")),
                 2); // At step 100 of the parent, then 200.
        const QString shown = page.runList()->topLevelItem(1)->text(0);
        QVERIFY2(shown.startsWith(QString::fromStdString(branch.name + ", from " + parent.name + " at 120")),
                 qPrintable(shown));
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const SampleProject sample;
        const RunRecord parent = sample.addTraining("neuron");
        sample.addSteps(parent, 0, 1000);
        sample.addCheckpoint(parent, 600);
        sample.addSteps(sample.addBranch(parent, 600), 600, 600);
        const bool drawn = supernet::test::drawWindows(sample.folder(), [&](MainWindow &window, const auto &grab) {
            window.showPage(PageId::Train);
            window.trainPage()->runList()->choose(parent.id);
            QTest::mouseClick(window.trainPage()->branchButton(), Qt::LeftButton);
            QTRY_VERIFY(window.trainPage()->branchSettings());
            grab("branch");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestBranch)
#include "test_branch.moc"
