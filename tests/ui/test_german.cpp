// SPDX-License-Identifier: GPL-3.0-or-later
// The window in German: every text is translated, and none is cut at its smallest usual size.
#include "domain/export/export_format.h"
#include "domain/space/hat_import.h"
#include "domain/space/partition.h"
#include "domain/space/presets.h"
#include "pages/compare/compare_page.h"
#include "pages/compare/truth_card.h"
#include "pages/export/export_tables.h"
#include "pages/job_controls.h"
#include "pages/search/search_page.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_page.h"
#include "plots/front_plot.h"
#include "project/core_words.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "sample_trust.h"
#include "theme/theme.h"
#include "widgets/elided_label.h"
#include "widgets/texts.h"
#include "window/language.h"
#include "window/main_window.h"
#include "window/rail.h"
#include "window/status_strip.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <QXmlStreamReader>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::addFidelity;
using supernet::test::comparedArchitectures;
using supernet::test::SampleProject;

namespace {

struct Message
{
    QString source;
    QString translation;
    bool finished = true;
};

QList<Message> messagesIn(const QString &file)
{
    QFile in(file);
    QList<Message> messages;
    if (!in.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&in);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source")) {
            messages << Message{xml.readElementText(), {}, true};
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            messages.last().translation = xml.readElementText();
        }
    }
    return messages;
}

QSet<QString> placesIn(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%\\d"));
    QSet<QString> places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured();
    return places;
}

/// The width that a widget's text takes; 0 where it may break or be elided on purpose.
int wantedWidth(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        const bool free = label->wordWrap() || label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label);
        return free ? 0 : label->sizeHint().width();
    }
    if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
        constexpr int around = 34; // Padding and arrow.
        const bool told = combo->toolTip() == combo->currentText(); // Where there is no room on purpose.
        return told ? 0 : combo->fontMetrics().horizontalAdvance(combo->currentText()) + around;
    }
    if (const auto *area = qobject_cast<const QScrollArea *>(widget)) // What is inside may be taller, but not wider.
        return area->widget() ? area->widget()->width() + area->width() - area->viewport()->width() : 0;
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->text().isEmpty() ? button->sizeHint().width() : 0;
}

/// What does not fit, a line each.
QString cutTexts(const QWidget &page)
{
    QStringList cut;
    for (const auto *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->width() >= wantedWidth(widget))
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        cut << QStringLiteral("%1 of %2 pixels: %3")
                   .arg(widget->width())
                   .arg(wantedWidth(widget))
                   .arg(label ? label->text() : widget->accessibleName());
    }
    return cut.join(QLatin1Char('\n'));
}

/// What the charts' notes leave out, a line each: they say how a curve is to be read.
QString elidedNotes(const QWidget &charts)
{
    QStringList elided;
    for (const auto *note : charts.findChildren<ElidedLabel *>()) {
        const int wanted = note->fontMetrics().horizontalAdvance(note->text());
        if (note->isVisible() && note->width() < wanted)
            elided << QStringLiteral("%1 of %2 pixels: %3").arg(note->width()).arg(wanted).arg(note->text());
    }
    return elided.join(QLatin1Char('\n'));
}

} // namespace

class TestGerman : public QObject
{
    Q_OBJECT

private:
    const QString m_catalogue = QStringLiteral(SUPERNET_SOURCES "/resources/translations/supernet-studio_de.ts");

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests"));
        useLanguage(*qApp, QStringLiteral("de"));
        applyTheme(*qApp, Scheme::Light);
    }

    void everyTextOfTheSourcesIsTranslated()
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("de.ts"));
        QVERIFY(QFile::copy(m_catalogue, copy));
        QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QProcess update;
        update.start(QStringLiteral(SUPERNET_LUPDATE),
                     {QStringLiteral("-silent"), QStringLiteral("-recursive"), QStringLiteral("-no-obsolete"),
                      QStringLiteral(SUPERNET_SOURCES "/ui"), QStringLiteral("-ts"), copy});
        QVERIFY(update.waitForFinished(120'000));
        QCOMPARE(update.exitCode(), 0);
        const auto messages = messagesIn(copy);
        QVERIFY(messages.size() > 500);
        QStringList missing;
        for (const Message &message : messages) {
            if (!message.finished || message.translation.isEmpty())
                missing << message.source;
        }
        QCOMPARE(missing.join(QLatin1Char('\n')), QString());
        QCOMPARE(messagesIn(m_catalogue).size(), messages.size()); // Nothing in it that the sources have no more.
    }

    void translationsKeepThePlacesOfTheirFigures()
    {
        QStringList wrong;
        for (const Message &message : messagesIn(m_catalogue)) {
            if (placesIn(message.source) != placesIn(message.translation))
                wrong << message.source;
        }
        QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
    }

    void theWindowSpeaksGerman()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        const FileLock alive = sample.holdLock(run);
        sample.setProgress(run, "training", 1200, 5000);
        MainWindow window(Scheme::Light);
        window.show();
        window.openProject(sample.folder());
        QTRY_VERIFY(window.trainPage()->controls()->pauseButton()->isVisible());
        QCOMPARE(window.trainPage()->controls()->pauseButton()->text(), QStringLiteral("Anhalten"));
        QCOMPARE(window.rail()->button(PageId::Search)->text(), QStringLiteral("Suche"));
        QVERIFY2(window.statusStrip()->text().contains(QStringLiteral("trainiert · 1.200 von 5.000 Schritte")),
                 qPrintable(window.statusStrip()->text()));
    }

    void whatJobsWriteIsTranslatedWordByWord()
    {
        QCOMPARE(jobLine("step 120, loss 2.312, 4980 tokens/s"),
                 QStringLiteral("Schritt 120, Verlust 2.312, 4980 Token/s"));
        QCOMPARE(jobWord("waiting for a quiet machine"), QStringLiteral("wartet auf einen ruhigen Rechner"));
        QCOMPARE(jobWord("something new"), QStringLiteral("something new"));
    }

    void sentencesOfJobsAreTranslatedWithWhatTheyTell()
    {
        QCOMPARE(
            jobSentence(
                QStringLiteral("[2026-11-24 15:00:00.123] [info] Generation 2 of 30: 175 candidates, 12 on the front")),
            QStringLiteral("[2026-11-24 15:00:00.123] [info] Generation 2 von 30: 175 Kandidaten, 12 auf der Front"));
        QCOMPARE(jobSentence(QStringLiteral("From generation 3 on: Latency at most 8.5 ms.")),
                 QStringLiteral("Ab Generation 3: Latenz höchstens 8.5 ms."));
        QCOMPARE(jobSentence(QStringLiteral("Something new happened.")), QStringLiteral("Something new happened."));
        QCOMPARE(jobSentence({}), QString());
    }

    /// Of the core itself, so that no sentence drifts away from what is translated.
    void whatTheCoreSaysIsTranslated()
    {
        QStringList said;
        for (const ExportFormat &format : exportFormats())
            said << QString::fromStdString(format.contents);
        const SearchSpace space = loadSpace("small");
        TranslationShape shape = translationShape(space, space.largestArchitecture());
        shape.decoder.front().span = 3;
        said << QString::fromStdString(exportFormat("ctranslate2").obstacle(shape, 8000));
        const auto fault = [&](const std::function<void(SearchSpace &)> &spoil) {
            SearchSpace spoilt = space;
            spoil(spoilt);
            for (const Issue &issue : spoilt.validate())
                said << QString::fromStdString(issue.sentence);
        };
        fault([](SearchSpace &spoilt) { spoilt.genes[0].choices = {}; });
        fault([](SearchSpace &spoilt) { spoilt.genes[0].choices = {64, 64, 0}; });
        fault([](SearchSpace &spoilt) { spoilt.genes[0].choices = {65}; });
        fault([](SearchSpace &spoilt) { spoilt.fixed["qkv_dim"] = 7; });
        fault([](SearchSpace &spoilt) { spoilt.name.clear(); });
        for (const auto &refused : std::initializer_list<std::function<void()>>{
                 [] { (void)Project::open("/nowhere/at.all"); }, [] { (void)spaceFromHatYaml("a: 1", "a"); },
                 [] { (void)Partition::byParameters(loadSpace("small"), 1'000'000); },
                 [] { (void)Partition::byGene(loadSpace("small"), "none"); }}) {
            try {
                refused();
                QFAIL("It was not refused.");
            } catch (const Error &error) {
                said << QString::fromStdString(error.message());
            }
        }
        QVERIFY(said.size() >= 16);
        static const QRegularExpression english(QStringLiteral("\\b(the|its|is|of|for|with|there|give|name|ask)\\b"),
                                                QRegularExpression::CaseInsensitiveOption);
        for (const QString &sentence : std::as_const(said)) {
            const QString told = coreText(sentence);
            QVERIFY2(told != sentence, qPrintable(sentence));
            QVERIFY2(!told.contains(english), qPrintable(told)); // Neither what happened nor what to do.
        }
    }

    void whatHappenedAndWhatToDoAreToldOneAfterTheOther()
    {
        QCOMPARE(coreText(QStringLiteral("There is no project in /a.b. Give a project's folder with --project, or make "
                                         "one with `supernet project new`.")),
                 QStringLiteral("In /a.b ist kein Projekt. Geben Sie den Ordner eines Projekts an, oder legen Sie "
                                "eines an (`supernet project new`)."));
        QCOMPARE(coreText(QStringLiteral("The project file /p cannot be used. It is not JSON: here. Correct it in an "
                                         "editor or restore it from a copy.")),
                 QStringLiteral("Die Projektdatei /p ist nicht zu gebrauchen. Es ist kein JSON: here. Verbessern Sie "
                                "sie in einem Editor, oder "
                                "stellen Sie sie aus einer Kopie wieder her."));
        QCOMPARE(coreText(QStringLiteral("Something new happened. Raise the limit.")),
                 QStringLiteral("Something new happened. Raise the limit."));
    }

    void whyAnExportIsNotVerifiedIsTold()
    {
        const nlohmann::json proof = {{"verification",
                                       {{"verdict", "not verified here"},
                                        {"why", "Its runtime is not installed: No module named 'ctranslate2'."}}}};
        const QString why = QStringLiteral("Seine Laufzeit ist nicht installiert: kein Modul namens 'ctranslate2'.");
        QVERIFY2(verdictOf(proof).endsWith(why), qPrintable(verdictOf(proof)));
        QStringList values;
        for (const FactTable::Row &row : proofRows(proof))
            values << row.cells.last().text;
        QVERIFY(values.contains(QStringLiteral("nicht geprüft")));
        QVERIFY2(values.contains(why), qPrintable(values.join(QLatin1Char('\n'))));
    }

    void numbersFollowTheLanguage() { QCOMPARE(decimal(1234.5, 1), QStringLiteral("1.234,5")); }

    void noTextOfComparingIsCut()
    {
        const SampleProject sample;
        const RunRecord supernet = sample.addTraining("neuron");
        sample.addGeneration(sample.addSearch(supernet), 0, 40);
        addFidelity(sample, supernet, comparedArchitectures(8, 1));
        MainWindow window(Scheme::Light);
        window.resize(1280, 800);
        window.show();
        window.openProject(sample.folder());
        QTRY_VERIFY(
            !window.searchPage()->plot()->front().isEmpty()); // Until then the window chooses its first page itself.
        window.showPage(PageId::Compare);
        auto *page = window.findChild<ComparePage *>();
        QTRY_VERIFY(!page->picks().empty());
        for (const auto view : {ComparePage::View::Truth, ComparePage::View::Retraining}) {
            page->showView(view);
            QTRY_COMPARE(page->truth()->table()->rowCount(), 1);
            QTest::qWait(200);
            QCOMPARE(window.width(), 1280);
            QCOMPARE(cutTexts(window), QString());
            if (const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS"); !folder.isEmpty())
                window.grab().save(QStringLiteral("%1/german-compare-%2.png").arg(folder).arg(static_cast<int>(view)));
        }
    }

    void noTextIsCut_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("start") << static_cast<int>(PageId::Start);
        for (const PageKind &kind : projectPages())
            QTest::newRow(kind.icon) << static_cast<int>(kind.id);
    }

    void noTextIsCut()
    {
        QFETCH(const int, page);
        const SampleProject sample;
        const RunRecord supernet = sample.addTraining("neuron");
        sample.addSteps(supernet, 0, 200);
        const RunRecord search = sample.addSearch(supernet);
        sample.addGeneration(search, 0, 40);
        const FileLock alive = sample.holdLock(search);
        sample.setProgress(search, "searching", 40, 390);
        MainWindow window(Scheme::Light);
        window.resize(1280, 800);
        window.show();
        window.openProject(sample.folder());
        QTRY_VERIFY(!window.searchPage()->plot()->front().isEmpty());
        window.showPage(static_cast<PageId>(page));
        QTest::qWait(200);
        QCOMPARE(window.width(), 1280); // No page asks for more.
        QCOMPARE(cutTexts(window), QString());
        QCOMPARE(elidedNotes(*window.findChild<TrainCharts *>()), QString());
        if (const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS"); !folder.isEmpty())
            window.grab().save(
                QStringLiteral("%1/german-%2.png").arg(folder, QString::fromLatin1(QTest::currentDataTag())));
    }
};

QTEST_MAIN(TestGerman)
#include "test_german.moc"
