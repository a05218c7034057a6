// SPDX-License-Identifier: GPL-3.0-or-later
// The window over the real program: buttons start, pause and stop job processes, either side is killed, a pick is
// exported and translates.
#include "app/program.h"
#include "domain/project/run_state.h"
#include "pages/compare/compare_page.h"
#include "pages/compare/fidelity_plot.h"
#include "pages/compare/retraining_card.h"
#include "pages/compare/training_budget.h"
#include "pages/compare/truth_card.h"
#include "pages/export/export_page.h"
#include "pages/job_controls.h"
#include "pages/search/inspector.h"
#include "pages/search/search_page.h"
#include "pages/settings_form.h"
#include "pages/train/run_list.h"
#include "pages/train/train_page.h"
#include "pages/translate/race_card.h"
#include "pages/translate/speed_panel.h"
#include "pages/translate/translate_page.h"
#include "pages/translate/translation_column.h"
#include "plots/front_plot.h"
#include "plots/line_chart.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "support/slowness.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/fact_table.h"
#include "window/main_window.h"
#include "window/status_strip.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using namespace supernet::test;
using namespace supernet::ui;

namespace {

/// Milliseconds that a job process may take to get somewhere on a busy machine.
constexpr int patience = 60'000 * supernet::Slowness;
constexpr auto childWindow = "--window-that-starts-a-run";

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

void writeCorpus(const QString &source, const QString &target)
{
    constexpr const char *people[][2] = {
        {"the man", "der Mann"}, {"the woman", "die Frau"}, {"a child", "ein Kind"}, {"my brother", "mein Bruder"}};
    constexpr const char *acts[][2] = {{"sees", "sieht"}, {"buys", "kauft"}, {"finds", "findet"}, {"paints", "malt"}};
    constexpr const char *things[][2] = {
        {"a house", "ein Haus"}, {"the bread", "das Brot"}, {"two apples", "zwei Äpfel"}, {"the book", "das Buch"}};
    constexpr const char *times[][2] = {{"today", "heute"}, {"often", "oft"}, {"now", "jetzt"}};
    std::ofstream english(source.toStdString());
    std::ofstream german(target.toStdString());
    for (const auto &person : people)
        for (const auto &act : acts)
            for (const auto &thing : things)
                for (const auto &time : times) {
                    english << person[0] << ' ' << act[0] << ' ' << thing[0] << ' ' << time[0] << '\n';
                    german << person[1] << ' ' << act[1] << ' ' << time[1] << ' ' << thing[1] << '\n';
                }
}

/// A run that goes on until it is stopped.
QStringList endlessRun()
{
    return words("--space demo --policy none --steps 100000 --batch-tokens 256 --warmup 10 --validate-every 0 "
                 "--checkpoint-every 5 --conflict-every 5 --bleu-sentences 10");
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

class TestRealJobs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temporary;
    QString m_project;

    [[nodiscard]] Store store() const
    {
        return Project::open(m_project.toStdString()).openStore(Store::Mode::ReadOnly);
    }

    [[nodiscard]] RunRecord lastRun(JobKind kind) const
    {
        RunRecord found;
        for (const RunRecord &run : store().runs()) {
            if (run.kind == kind)
                found = run;
        }
        return found;
    }

    [[nodiscard]] std::string state(const RunRecord &run) const
    {
        return runState(Project::open(m_project.toStdString()), store(), run);
    }

    [[nodiscard]] pid_t process(const RunRecord &run) const
    {
        return static_cast<pid_t>(store().attempts(run.id).back().pid);
    }

    /// A command on the test's project that must end well.
    [[nodiscard]] bool step(const char *command) const
    {
        const Ended ended = supernet::test::supernet(words(command) << QStringLiteral("--project") << m_project);
        if (ended.code != 0)
            qWarning().noquote() << command << ended.out.right(1000) << ended.error.right(1000);
        return ended.code == 0;
    }

    /// The front's members translate side by side, the slider's as well, and they race.
    void tryTranslatePage(MainWindow &window) const
    {
        window.showPage(PageId::Translate);
        auto *page = window.findChild<TranslatePage *>();
        QVERIFY(page);
        page->sentence()->setText(QStringLiteral("the man sees a house today"));
        click(page->translateButton());
        for (TranslationColumn *column : page->columns())
            QTRY_VERIFY_WITH_TIMEOUT(column->time().has_value(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!page->speed()->translation().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(page->raceCard()->startButton()->isEnabled(), patience);
        click(page->raceCard()->startButton());
        QTRY_VERIFY_WITH_TIMEOUT(page->raceCard()->race().winner().has_value(), 2 * patience);
        QCOMPARE(page->raceCard()->race().sentences(), 20); // All that there are.
        QVERIFY(page->raceCard()->result().contains(QStringLiteral("wins with")));
    }

    /// A checked subnet is written by a job of its own, and its proof is shown.
    void tryExportPage(MainWindow &window) const
    {
        window.showPage(PageId::Export);
        auto *page = window.findChild<ExportPage *>();
        QVERIFY(page);
        const auto before = store().exports().size();
        QTRY_VERIFY_WITH_TIMEOUT(page->subnets()->rowCount() > 0, patience);
        for (const QString &id : page->subnets()->checked())
            page->subnets()->setChecked(id, false);
        page->subnets()->setChecked(page->subnets()->rows().first().key, true);
        click(page->exportButton());
        QTRY_COMPARE_WITH_TIMEOUT(store().exports().size(), before + 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<std::size_t>(page->exports()->rowCount()), before + 1, patience);
        QVERIFY2(page->verdict().startsWith(QStringLiteral("✓")), qPrintable(page->verdict()));
        QVERIFY(page->proof()->rowOf(QStringLiteral("files.model.safetensors")) >= 0);
    }

    void end(const RunRecord &run)
    {
        if (state(run) == "running")
            ::kill(process(run), SIGTERM);
        QTRY_VERIFY_WITH_TIMEOUT(state(run) != "running", patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_project = m_temporary.filePath(QStringLiteral("real.supernet"));
        const QString source = m_temporary.filePath(QStringLiteral("train.en"));
        const QString target = m_temporary.filePath(QStringLiteral("train.de"));
        writeCorpus(source, target);
        const Ended ended = supernet::test::supernet(
            words("prepare --vocabulary 60 --valid-size 20 --test-size 20 --project")
            << m_project << QStringLiteral("--source") << source << QStringLiteral("--target") << target);
        QVERIFY2(ended.code == 0, ended.error.constData());
    }

    /// As the form's defaults are made for real data, only its button is tried here, not its figures.
    void theFormStartsARunAndTheButtonsPauseResumeAndStopIt()
    {
        MainWindow window(Scheme::Light);
        window.openProject(m_project);
        window.show();
        TrainPage *page = window.trainPage();
        JobControls *controls = page->controls();
        click(controls->newButton());
        for (auto *field : page->settings()->findChildren<QSpinBox *>()) {
            if (field->accessibleName() == QStringLiteral("Batch"))
                field->setValue(256);
            if (field->accessibleName() == QStringLiteral("Steps"))
                field->setValue(100'000);
        }
        for (auto *field : page->settings()->findChildren<QComboBox *>()) {
            if (field->accessibleName() == QStringLiteral("Space"))
                field->setCurrentIndex(field->findData(QStringLiteral("demo")));
        }
        click(page->settings()->startButton());
        QTRY_VERIFY_WITH_TIMEOUT(controls->pauseButton()->isVisible(), patience);
        const RunRecord run = lastRun(JobKind::Train);
        LineChart *loss = page->chart(QStringLiteral("train/loss"));
        const auto points = [&] { return loss->points(QString::number(run.id) + QLatin1Char('/')); };
        QTRY_VERIFY_WITH_TIMEOUT(points() > 3, patience);
        QVERIFY(window.statusStrip()->text().contains(QString::fromStdString(run.name)));

        click(controls->pauseButton());
        QTRY_COMPARE_WITH_TIMEOUT(controls->pauseButton()->text(), QStringLiteral("Go on"), patience);
        QTest::qWait(800); // What was written before the pause arrives.
        const int paused = points();
        QTest::qWait(1500);
        QCOMPARE(points(), paused);

        click(controls->pauseButton());
        QTRY_VERIFY_WITH_TIMEOUT(points() > paused, patience);
        click(controls->stopButton());
        QTRY_VERIFY_WITH_TIMEOUT(controls->takeUpButton()->isVisible(), patience);
        QCOMPARE(state(run), std::string("stopped"));

        const int stopped = points();
        click(controls->takeUpButton());
        QTRY_VERIFY_WITH_TIMEOUT(points() > stopped, patience);
        QCOMPARE(state(run), std::string("running"));
        end(run);
    }

    void aKilledJobLeavesTheWindowAliveAndIsResumed()
    {
        MainWindow window(Scheme::Light);
        window.openProject(m_project);
        window.show();
        TrainPage *page = window.trainPage();
        window.document()->launcher().start(QStringLiteral("train"), endlessRun());
        QTRY_VERIFY_WITH_TIMEOUT(page->controls()->pauseButton()->isVisible(), patience);
        const RunRecord run = lastRun(JobKind::Train);
        LineChart *loss = page->chart(QStringLiteral("train/loss"));
        const auto points = [&] { return loss->points(QString::number(run.id) + QLatin1Char('/')); };
        QTRY_VERIFY_WITH_TIMEOUT(points() > 12, patience);
        QTRY_VERIFY_WITH_TIMEOUT(page->chart(QStringLiteral("conflict/cosine"))
                                         ->points(QString::number(run.id) + QStringLiteral("/largest-smallest"))
                                     > 1,
                                 patience);
        QCOMPARE(::kill(process(run), SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(page->banner()->isVisible(), patience);
        QVERIFY2(page->banner()->text().contains(QStringLiteral("was killed")), qPrintable(page->banner()->text()));
        click(page->banner()->action());
        QTRY_COMPARE_WITH_TIMEOUT(state(run), std::string("running"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(page->controls()->pauseButton()->isVisible(), patience);
        // It begins once its data and its checkpoint are open.
        QTRY_COMPARE_WITH_TIMEOUT(store().attempts(run.id).size(), std::size_t(2), patience);
        end(run);
    }

    void aKilledWindowLeavesTheJobAndANewOneFindsIt()
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(childWindow), m_project});
        QVERIFY(child.waitForStarted());
        const auto before = lastRun(JobKind::Train).id;
        QTRY_VERIFY_WITH_TIMEOUT(lastRun(JobKind::Train).id > before && state(lastRun(JobKind::Train)) == "running",
                                 patience);
        const RunRecord run = lastRun(JobKind::Train);
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
        const auto steps = store().metrics(run.id).size();
        QTRY_VERIFY_WITH_TIMEOUT(store().metrics(run.id).size() > steps, patience);

        MainWindow window(Scheme::Light);
        window.openProject(m_project);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.trainPage()->controls()->pauseButton()->isVisible(), patience);
        QVERIFY(window.statusStrip()->text().contains(QString::fromStdString(run.name)));
        click(window.trainPage()->controls()->stopButton());
        QTRY_COMPARE_WITH_TIMEOUT(state(run), std::string("stopped"), patience);
    }

    void aSearchFillsTheScatterAndItsPickIsExportedAndTranslates()
    {
        QVERIFY(step("latency --architectures 24 --repetitions 2 --source-length 6 --target-length 6 --beam 1"));
        QVERIFY(step("predictor --steps 100"));
        MainWindow window(Scheme::Light);
        window.openProject(m_project);
        window.resize(1280, 800);
        window.show();
        window.document()->launcher().start(QStringLiteral("search"),
                                            words("--generations 3 --population 8 --bleu-sentences 10"));
        window.showPage(PageId::Search);
        SearchPage *page = window.searchPage();
        QTRY_VERIFY_WITH_TIMEOUT(page->plot()->points().size() >= 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(state(lastRun(JobKind::Search)), std::string("done"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!page->plot()->front().isEmpty() && page->plot()->axes().quality == Quality::Bleu,
                                 patience);

        const QString wanted = page->plot()->front().last().id;
        QTest::qWait(100);
        QTest::mouseClick(page->plot()->canvas(), Qt::LeftButton, {}, page->plot()->positionOf(wanted));
        Inspector *inspector = page->inspector();
        QCOMPARE(QString::fromStdString(inspector->candidate()->architectureId), wanted);

        click(inspector->exportButton());
        QVERIFY(!inspector->exportButton()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(inspector->exportNote()->text().startsWith(QStringLiteral("Exported to")), patience);
        QCOMPARE(QString::fromStdString(store().exports().back().architectureId), wanted);
        QVERIFY(std::filesystem::exists(std::filesystem::path(m_project.toStdString()) / store().exports().back().path
                                        / "model.safetensors"));

        tryTranslatePage(window);
        tryExportPage(window);
        window.showPage(PageId::Search);

        inspector->sentence()->setText(QStringLiteral("the man sees a house today"));
        QTest::keyClick(inspector->sentence(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(inspector->translation()->text().contains(QStringLiteral("beam 5")), patience);
    }

    void architecturesAreTrainedAloneAndComparedFromTheWindow()
    {
        MainWindow window(Scheme::Light);
        window.openProject(m_project);
        window.resize(1280, 800);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(!window.document()->runs().empty(), patience); // Then each page is as it was left.
        window.showPage(PageId::Compare);
        auto *page = window.findChild<ComparePage *>();
        click(page->viewButton(ComparePage::View::Truth));
        TruthCard *truth = page->truth();
        QTRY_VERIFY_WITH_TIMEOUT(truth->startButton()->isEnabled(), patience);
        truth->architectures()->setValue(2);
        truth->budget()->number()->setValue(12);
        click(truth->startButton());
        QTRY_VERIFY_WITH_TIMEOUT(lastRun(JobKind::Fidelity).id > 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(state(lastRun(JobKind::Fidelity)), std::string("done"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(truth->plot()->series().size(), qsizetype(1), patience);
        QTRY_COMPARE_WITH_TIMEOUT(truth->plot()->series().first().dots.size(), qsizetype(2), patience);
        QTRY_VERIFY_WITH_TIMEOUT(truth->startButton()->isVisible(), patience);
        QVERIFY(!truth->verdict().isEmpty());
    }

    void aPickIsTrainedAloneFromTheWindow()
    {
        MainWindow window(Scheme::Light);
        window.openProject(m_project);
        window.resize(1280, 800);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(!window.searchPage()->plot()->front().isEmpty(), patience);
        const QString pick = window.searchPage()->plot()->front().first().id;
        window.document()->setPicked({pick});
        window.showPage(PageId::Compare);
        auto *page = window.findChild<ComparePage *>();
        QTRY_COMPARE_WITH_TIMEOUT(page->picks().size(), std::size_t(1), patience);
        click(page->viewButton(ComparePage::View::Retraining));
        RetrainingCard *card = page->retraining();
        QTRY_VERIFY_WITH_TIMEOUT(card->startButton()->isEnabled(), patience);
        card->budget()->number()->setValue(12);
        click(card->startButton());
        const auto done = [this] {
            return std::ranges::count_if(store().runs(), [this](const RunRecord &run) {
                return run.kind == JobKind::Retrain && state(run) == "done";
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(done(), std::ptrdiff_t(2), 2 * patience); // From scratch, and with inherited weights.
        QTRY_COMPARE_WITH_TIMEOUT(card->table()->rowCount(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(card->startButton()->isEnabled(), patience);
    }
};

/// A window that is there to be killed: it opens the project and starts a run.
static int runChildWindow(const QString &project)
{
    MainWindow window(Scheme::Light);
    window.openProject(project);
    window.show();
    window.document()->launcher().start(QStringLiteral("train"), endlessRun());
    return QApplication::exec();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests"));
    applyTheme(application, Scheme::Light);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String(childWindow)) {
        QStandardPaths::setTestModeEnabled(true);
        return runChildWindow(arguments[2]);
    }
    TestRealJobs test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_real_jobs.moc"
