// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/data/data_page.h"
#include "pages/settings_form.h"
#include "pages/start/start_page.h"
#include "plots/histogram.h"
#include "plots/save_menu.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/banner.h"
#include "widgets/figure_table.h"
#include "window/main_window.h"

#include <fstream>
#include <numeric>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

/// What `supernet prepare` leaves in a project's data folder, with two faulty lines.
void writeData(const std::filesystem::path &folder)
{
    std::filesystem::create_directories(folder);
    nlohmann::json manifest = {
        {"inputs", {{{"file", "/texts/a.en"}}, {{"file", "/texts/a.de"}}}},
        {"languages", {{"train", {{"source", {{"en-GB", 1012}}}, {"target", {{"de", 900}, {"de-AT", 112}}}}}}},
        {"lines", 1012},
        {"duplicates", 7},
        {"held_out_repeats", 2},
        {"tokenizer", {{"vocabulary", 2000}, {"type", "unigram"}}},
        {"settings", {{"seed", 5}}},
        {"skipped", {{"empty target", 3}, {"too long", 1}}},
        {"skipped_first", {{{"file", "/texts/a.de"}, {"line", 17}, {"reason", "empty target"}}}},
    };
    for (const auto &[split, pairs] : {std::pair("train", 900), {"valid", 2}, {"test", 1}})
        manifest["splits"][split] = {{"pairs", pairs}, {"source_tokens", 12 * pairs}, {"target_tokens", 13 * pairs}};
    std::ofstream(folder / "manifest.json") << manifest;
    std::ofstream(folder / "valid.source.txt") << "a dog runs\ntwo men talk to each other\n";
    std::ofstream(folder / "valid.target.txt") << "ein Hund läuft\nzwei Männer reden miteinander\n";
    std::ofstream(folder / "test.source.txt") << "a red house\n";
    std::ofstream(folder / "test.target.txt") << "ein rotes Haus\n";
}

/// A corpus of `pairs` sentences that differ, with an empty line in it.
QStringList writeCorpus(const QString &folder, int pairs)
{
    const QStringList files = {folder + QStringLiteral("/toy.en"), folder + QStringLiteral("/toy.de")};
    std::ofstream source(files[0].toStdString());
    std::ofstream target(files[1].toStdString());
    for (int pair = 0; pair < pairs; ++pair) {
        source << "the number " << pair << " stands before number " << pair * 7 << " today\n";
        target << (pair == 5 ? "" : "die Zahl " + std::to_string(pair) + " steht heute vor " + std::to_string(pair * 7))
               << '\n';
    }
    return files;
}

QString textsOf(const QWidget *widget)
{
    QStringList texts;
    for (const auto *label : widget->findChildren<QLabel *>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

} // namespace

class TestDataPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void filesMakeACorpus()
    {
        const CorpusChoice two = choiceOf({QStringLiteral("a.en"), QStringLiteral("a.de")});
        QCOMPARE(two.arguments(),
                 (QStringList{QStringLiteral("--source"), QStringLiteral("a.en"), QStringLiteral("--target"),
                              QStringLiteral("a.de")}));
        QCOMPARE(choiceOf({QStringLiteral("a.tsv.gz")}).arguments(),
                 (QStringList{QStringLiteral("--tsv"), QStringLiteral("a.tsv.gz")}));
        for (const char *packed : {"a.tsv.xz", "a.TSV.bz2", "a.tsv.zst", "a.tsv.ZIP"})
            QCOMPARE(choiceOf({QString::fromLatin1(packed)}).arguments().front(), QStringLiteral("--tsv"));
        QCOMPARE(choiceOf({QStringLiteral("a.TMX")}).arguments(),
                 (QStringList{QStringLiteral("--tmx"), QStringLiteral("a.TMX")}));
        const CorpusChoice half = choiceOf({QStringLiteral("a.en")});
        QVERIFY(!half.isComplete());
        QCOMPARE(choiceOf({QStringLiteral("a.de")}, half), two);
    }

    void theFirstPairIsShownBeforeTheWork()
    {
        const SampleProgram program(
            SampleProgram::always(R"({"source":"a dog <b>runs</b>","target":"ein Hund läuft"})"));
        const SampleProject sample;
        ProjectDocument document(sample.folder());
        DataPage page(document);
        QVERIFY(page.firstPair()->isHidden());
        page.takeFiles({QStringLiteral("a.tsv")});
        QTRY_VERIFY(!page.firstPair()->isHidden());
        QCOMPARE(page.firstPair()->text(), QStringLiteral("First pair: a dog <b>runs</b>\nein Hund läuft"));
        QVERIFY(program.asked().contains(R"("method":"firstPair")"));
        QVERIFY(program.asked().contains(R"("arguments":["--tsv","a.tsv")"));
        // With other columns it is another pair.
        qobject_cast<QLineEdit *>(page.settings()->field(QStringLiteral("--tsv-columns")))
            ->setText(QStringLiteral("2,4"));
        QTRY_VERIFY(program.asked().contains(R"("--tsv-columns","2,4")"));
    }

    void whatWouldBeRefusedIsSaidBeforeTheWork()
    {
        const SampleProgram program(SampleProgram::always(
            R"({"fault":"The table a.tsv has numbers in column 1 and sentences in column 2, not sentences and their translations.\nGive `--tsv-columns 2,4`, if those are meant."})"));
        const SampleProject sample;
        ProjectDocument document(sample.folder());
        DataPage page(document);
        page.takeFiles({QStringLiteral("a.tsv")});
        QTRY_VERIFY2(page.firstPair()->text().startsWith(QStringLiteral("The table a.tsv has numbers in column 1")),
                     qPrintable(page.firstPair()->text()));
        QVERIFY2(page.firstPair()->text().endsWith(QStringLiteral("Give “2,4” under Columns, if those are meant.")),
                 qPrintable(page.firstPair()->text()));
    }

    void columnsAndLanguagesAreChosenOfTheFilesThatHaveThem()
    {
        const SampleProgram program(SampleProgram::always("{}"));
        const SampleProject sample;
        ProjectDocument document(sample.folder());
        DataPage page(document);
        const auto relevant = [&](const char *option) {
            return page.settings()->isRelevant(QString::fromLatin1(option));
        };
        page.takeFiles({QStringLiteral("a.tsv")});
        QVERIFY(relevant("--tsv-columns") && !relevant("--source-language"));
        page.takeFiles({QStringLiteral("a.tmx")});
        QVERIFY(!relevant("--tsv-columns") && relevant("--source-language") && relevant("--target-language"));
        page.takeFiles({QStringLiteral("a.en"), QStringLiteral("a.de")});
        QVERIFY(!relevant("--tsv-columns") && !relevant("--source-language"));
    }

    void preparedDataIsShown()
    {
        const SampleProject sample;
        writeData(sample.project().dataFolder());
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        const DataPage *page = window.dataPage();
        QTRY_COMPARE(page->facts().lines, 1012);
        QCOMPARE(page->figures()->figure(QStringLiteral("Training")), QStringLiteral("900 pairs"));
        QCOMPARE(page->figures()->figure(QStringLiteral("Languages taken")), QStringLiteral("en-GB to de, de-AT"));
        QCOMPARE(page->figures()->figure(QStringLiteral("Seed of the split")), QStringLiteral("5"));
        QCOMPARE(page->facts().lengths, (QVector<double>{3, 6, 3}));
        QCOMPARE(std::accumulate(page->lengths()->counts().begin(), page->lengths()->counts().end(), 0), 3);
        const QString texts = textsOf(page);
        for (const char *text :
             {"zwei Männer reden miteinander", "Empty in the target", "a.de, line 17", "Repeated pairs"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
    }

    void whatIsShownIsSavedAsTables()
    {
        const SampleProject sample;
        writeData(sample.project().dataFolder());
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        const DataPage *page = window.dataPage();
        QTRY_COMPARE(page->facts().lines, 1012);
        const QTemporaryDir folder;
        const auto saved = [&](const char *what) {
            for (const auto *menu : page->findChildren<SaveMenu *>()) {
                if (menu->accessibleName() == QLatin1String("Save ") + QLatin1String(what)) {
                    menu->save(folder.filePath(QStringLiteral("table.json")));
                    QFile file(folder.filePath(QStringLiteral("table.json")));
                    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                                          : QJsonArray();
                }
            }
            return QJsonArray();
        };
        QVERIFY(saved("Dataset").size() > 4);
        const QJsonObject fault = saved("Suspicious lines").first().toObject();
        QVERIFY(fault[QStringLiteral("lines")].isDouble());
        QCOMPARE(fault[QStringLiteral("left out")].toBool(), true);
        QVERIFY(saved("Pairs of the validation set").size() >= 2);
    }

    void aManifestThatCannotBeReadSaysSo()
    {
        const SampleProject sample;
        writeData(sample.project().dataFolder());
        std::ofstream(sample.project().dataFolder() / "manifest.json") << "{\"inputs\": 7}";
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        QTRY_VERIFY(window.dataPage()->banner()->text().contains(QStringLiteral("manifest.json")));
    }

    void preparingWaitsForText()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        QPushButton *start = window.dataPage()->settings()->startButton();
        QVERIFY(!start->isEnabled());
        window.dataPage()->takeFiles({QStringLiteral("/texts/a.en"), QStringLiteral("/texts/a.de")});
        QVERIFY(start->isEnabled());
    }

    void dataThatARunStandsOnIsNotPreparedAgain()
    {
        const SampleProject sample;
        writeData(sample.project().dataFolder());
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        DataPage *page = window.dataPage();
        QPushButton *start = page->settings()->startButton();
        page->takeFiles({QStringLiteral("/texts/a.en"), QStringLiteral("/texts/a.de")});
        QVERIFY(start->isEnabled());
        const RunRecord training = sample.addTraining("none");
        const auto atWork = sample.holdLock(training);
        QTRY_COMPARE(page->standing(), QString::fromStdString(training.name));
        QVERIFY(!start->isEnabled());
        QVERIFY(start->toolTip().contains(QString::fromStdString(training.name)));
        QVERIFY(textsOf(page).contains(QStringLiteral("new project")));
        page->takeFiles({QStringLiteral("/texts/a.en"), QStringLiteral("/texts/a.de")}, true);
        QVERIFY(!start->isEnabled());
        QVERIFY(sample.store().runs().size() == 1); // Nothing was started.
    }

    void dataIsPreparedAgainWhereATrainingHasSavedNothing()
    {
        const SampleProject sample;
        writeData(sample.project().dataFolder());
        const RunRecord training = sample.addTraining("none");
        sample.end(training, "failed", "There is no text.");
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        DataPage *page = window.dataPage();
        page->takeFiles({QStringLiteral("/texts/a.en"), QStringLiteral("/texts/a.de")});
        QVERIFY(page->settings()->startButton()->isEnabled());
        sample.addCheckpoint(training, 100);
        sample.end(sample.addTraining("neuron"), "stopped"); // What makes the page look again.
        QTRY_COMPARE(page->standing(), QString::fromStdString(training.name));
    }

    void droppedFilesBecomeAPreparedProject()
    {
        if (supernetProgram().isEmpty())
            QSKIP("The program `supernet` is not built.");
        QTemporaryDir folder;
        const QStringList files = writeCorpus(folder.path(), 600);
        MainWindow window(Scheme::Light);
        window.show();
        QSignalSpy wanted(window.startPage(), &StartPage::newWanted);
        window.startPage()->disconnect(&window); // Its dialog asks for the folder that is given below.
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(files[0]), QUrl::fromLocalFile(files[1])});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.startPage(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.startPage(), &drop);
        QTRY_COMPARE(wanted.size(), 1);
        window.newProject(folder.path() + QStringLiteral("/toy.supernet"), wanted.first().first().toStringList());
        QTRY_VERIFY_WITH_TIMEOUT(window.dataPage(), 20'000);
        QVERIFY(window.dataPage()->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(window.dataPage()->facts().lines == 600
                                      || !window.dataPage()->banner()->text().isEmpty(),
                                  "neither data nor a word on why not", 300'000);
        // 8,000 pieces are too many for so small a text: the page says so, and a smaller number works.
        QVERIFY(window.dataPage()->facts().inputs.isEmpty());
        QVERIFY2(window.dataPage()->banner()->text().contains(QStringLiteral("vocabulary"), Qt::CaseInsensitive),
                 qPrintable(window.dataPage()->banner()->text()));
        window.dataPage()->settings()->findChild<QSpinBox *>()->setValue(60);
        QTRY_VERIFY_WITH_TIMEOUT(window.dataPage()->settings()->startButton()->isEnabled(), 20'000);
        QTest::mouseClick(window.dataPage()->settings()->startButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window.dataPage()->facts().lines, 600, 300'000);
        QVERIFY(textsOf(window.dataPage()).contains(QStringLiteral("Empty in the target")));
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
        const QString real = qEnvironmentVariable("SUPERNET_SCREENSHOT_PROJECT");
        const SampleProject sample;
        writeData(sample.project().dataFolder());
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            const QString kind = scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            MainWindow window(scheme);
            window.resize(1280, 800);
            window.show();
            QTest::qWait(200);
            window.grab().save(QStringLiteral("%1/start-%2.png").arg(folder, kind));
            window.openProject(real.isEmpty() ? sample.folder() : real);
            QTRY_VERIFY(!window.dataPage()->facts().inputs.isEmpty());
            QTest::qWait(400);
            window.showPage(PageId::Data);
            QTest::qWait(200);
            window.grab().save(QStringLiteral("%1/data-%2.png").arg(folder, kind));
            const QString table = QDir(sample.folder()).filePath(QStringLiteral("table.tsv"));
            std::ofstream(table.toStdString()) << "1276\tLet's try it.\t77\tVersuchen wir es!\n"
                                                  "1280\tI have to sleep.\t78\tIch muss schlafen.\n";
            window.dataPage()->takeFiles({table});
            QTRY_VERIFY_WITH_TIMEOUT(!window.dataPage()->firstPair()->isHidden(), 20'000);
            QTest::qWait(200);
            window.grab().save(QStringLiteral("%1/data-table-%2.png").arg(folder, kind));
        }
    }
};

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"
