// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/export/export_format.h"
#include "domain/space/presets.h"
#include "pages/data/data_page.h"
#include "pages/settings_form.h"
#include "pages/space/choice_list.h"
#include "pages/space/choice_model.h"
#include "pages/space/comparison_card.h"
#include "pages/space/space_comparison.h"
#include "pages/space/space_page.h"
#include "pages/space/space_summary.h"
#include "pages/train/train_page.h"
#include "plots/histogram.h"
#include "project/project_document.h"
#include "project/space_editor.h"
#include "sample_program.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "window/main_window.h"

#include <fstream>
#include <numeric>
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>
#include <QUndoStack>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

const QString ffn = QStringLiteral("encoder_ffn");
const QString heads = QStringLiteral("encoder_self_heads");

struct Edited
{
    explicit Edited(const char *preset = "small")
        : editor(loadSpace(preset), undo)
    {
    }

    [[nodiscard]] const std::vector<int> &choices(const QString &gene) const
    {
        return editor.space().gene(gene.toStdString()).choices;
    }

    QUndoStack undo;
    SpaceEditor editor;
};

/// The encoder's FFN choices in the project file; none before the space was saved.
std::vector<int> savedIn(const SampleProject &sample)
{
    const nlohmann::json settings = sample.project().settings();
    return settings.contains("space") ? spaceFromJson(settings["space"]).gene("encoder_ffn").choices
                                      : std::vector<int>();
}

} // namespace

class TestSpacePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void everyEditIsOneStep()
    {
        Edited edited;
        edited.editor.setOn(ffn, -1, 512, false);
        edited.editor.add(ffn, -1, 2048);
        QCOMPARE(edited.choices(ffn), (std::vector<int>{256, 1024, 2048}));
        QCOMPARE(edited.undo.count(), 2);
        edited.undo.undo();
        edited.undo.undo();
        QCOMPARE(edited.editor.space(), loadSpace("small"));
        edited.undo.redo();
        QCOMPARE(edited.choices(ffn), (std::vector<int>{256, 1024}));
    }

    void typingIsOneStepAndThereAndBackIsNone()
    {
        Edited edited;
        for (const char *name : {"m", "my", "my space"})
            edited.editor.rename(QString::fromLatin1(name));
        QCOMPARE(edited.undo.count(), 1);
        edited.undo.undo();
        QCOMPARE(edited.editor.space().name, std::string("small"));
        edited.undo.clear();
        edited.editor.setOn(ffn, -1, 512, false);
        edited.editor.setOn(ffn, -1, 512, true);
        QCOMPARE(edited.undo.count(), 0);
    }

    void choicesKeepTheOrderInWhichTheyWereWritten()
    {
        Edited edited("hat-wmt");
        edited.editor.add(ffn, -1, 1536);
        QCOMPARE(edited.choices(ffn), (std::vector<int>{3072, 2048, 1536, 1024}));
    }

    void aLayerCanChooseForItself()
    {
        Edited edited;
        const BigCount before = edited.editor.space().genotypes();
        edited.editor.overrideLayer(ffn, 1);
        edited.editor.setOn(ffn, 1, 256, false);
        QCOMPARE(edited.editor.space().gene("encoder_ffn").layerChoices.at(1), (std::vector<int>{512, 1024}));
        QVERIFY(edited.editor.space().genotypes() * 3 == before * 2);
        edited.editor.dropOverride(ffn, 1);
        QCOMPARE(edited.editor.space().genotypes(), before);
    }

    void impossibleChoicesSayWhy()
    {
        Edited edited;
        edited.editor.add(heads, -1, 3);
        QVERIFY(!edited.editor.isSound());
        for (const ChoiceRow &row : edited.editor.rows()) {
            for (const Chip &chip : row.chips)
                QCOMPARE(chip.fault.contains(QStringLiteral("do not divide")), row.gene == heads && chip.value == 3);
        }
        edited.editor.setOn(heads, -1, 3, false);
        QVERIFY(edited.editor.isSound());
        edited.editor.remove(heads, -1, 3);
        for (const int value : {2, 4})
            edited.editor.setOn(heads, -1, value, false);
        QVERIFY(!edited.editor.isCountable());
    }

    void theModelKeepsItsContract()
    {
        Edited edited;
        ChoiceModel model(edited.editor);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 10);
        edited.editor.setOn(ffn, -1, 512, false);
        edited.editor.overrideLayer(ffn, 0);
        QCOMPARE(model.rowCount(), 11);
        QCOMPARE(model.index(3).data().toString(), QStringLiteral("Layer 1"));
        edited.undo.undo();
        QCOMPARE(model.rowCount(), 10);
        edited.editor.replace(loadSpace("demo"), QStringLiteral("Start from demo"));
        QCOMPARE(model.row(2).chips.size(), 3);
    }

    void countsAreExactAndExplained()
    {
        const SpaceCounts counts = countsOf(loadSpace("hat-wmt"));
        QCOMPARE(grouped(counts.distinct).remove(QLocale().groupSeparator()), QStringLiteral("417846678672384"));
        QVERIFY(counts.why.contains(grouped(counts.genotypes)));
        QVERIFY2(counts.why.contains(QStringLiteral("about 6 for each net")), qPrintable(counts.why));
        QCOMPARE(grouped(BigCount(1) << 101), QStringLiteral("2.54 × 10^30"));
    }

    void aSampleIsDrawnAsideAndTheLastEditWins()
    {
        CostSampler sampler;
        QSignalSpy sampled(&sampler, &CostSampler::sampled);
        const SearchSpace small = loadSpace("small");
        sampler.sample(loadSpace("hat-wmt"), {8000, 30, 30});
        sampler.sample(small, {8000, 30, 30});
        QTRY_COMPARE_WITH_TIMEOUT(sampled.size(), 1, 60'000);
        const auto costs = sampled.first().first().value<SampledCosts>();
        QCOMPARE(costs.parameters.size(), CostSampler::samples);
        const auto largest = parametersWithoutEmbeddings(storedShape(small));
        QVERIFY(*std::ranges::max_element(costs.parameters) <= static_cast<double>(largest));
    }

    void chipsEditTheProject()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.showPage(PageId::Space);
        window.show();
        SpacePage *page = window.spacePage();
        const QString before = page->summary()->distinct();
        QTest::mouseClick(page->choices()->row(ffn)->chip(128), Qt::LeftButton);
        QVERIFY(!page->choices()->row(ffn)->chip(128)->isChecked());
        QVERIFY(page->summary()->distinct() != before);
        QTRY_COMPARE(savedIn(sample), (std::vector<int>{64, 256}));
        QTest::mouseClick(page->undoButton(), Qt::LeftButton);
        QCOMPARE(page->summary()->distinct(), before);
        QTRY_COMPARE(savedIn(sample), (std::vector<int>{64, 128, 256}));
        QVERIFY(!page->undoButton()->isEnabled());
        QVERIFY(page->redoButton()->isEnabled());
    }

    void trainingTakesTheProjectsSpace()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        const auto words = [&] { return window.trainPage()->settings()->arguments(); };
        QCOMPARE(words()[words().indexOf(QStringLiteral("--space")) + 1], QStringLiteral("demo"));
        window.document()->spaceEditor().setOn(ffn, -1, 128, false);
        QCOMPARE(words()[words().indexOf(QStringLiteral("--space")) + 1], sample.folder());
        QTRY_VERIFY(!savedIn(sample).empty());
        QCOMPARE(loadSpace(sample.folder().toStdString()), window.document()->spaceEditor().space());
    }

    void anImpossibleChoiceIsMarkedWhereItStands()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.showPage(PageId::Space);
        window.show();
        SpacePage *page = window.spacePage();
        ChoiceRowView *row = page->choices()->row(heads);
        row->addField()->setFocus();
        QTest::keyClicks(row->addField(), QStringLiteral("3"));
        QTest::keyClick(row->addField(), Qt::Key_Return);
        QVERIFY(row->chip(3));
        QVERIFY(row->chip(3)->property("fault").toBool());
        QVERIFY2(row->fault().contains(QStringLiteral("3 heads do not divide qkv_dim 128")), qPrintable(row->fault()));
        QVERIFY(!page->largest()->shape());
        QVERIFY(page->summary()->policies().isEmpty());
        row->chip(3)->setFocus();
        QTest::keyClick(row->chip(3), Qt::Key_Delete);
        QVERIFY(!row->chip(3));
        QVERIFY(row->fault().isEmpty());
        QVERIFY(page->largest()->shape());
        QCOMPARE(page->summary()->policies().size(), 4);
    }

    void presetsFillThePageAndItsHistograms()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        SpacePage *page = window.spacePage();
        for (QAction *entry : page->presets()->menu()->actions()) {
            if (entry->objectName() == QLatin1String("small"))
                entry->trigger();
        }
        QCOMPARE(page->nameField()->text(), QStringLiteral("small"));
        QCOMPARE(page->queryWidth()->value(), loadSpace("small").fixedSize("qkv_dim"));
        const Histogram *histogram = page->summary()->parameters();
        const auto drawn = [&] { return std::accumulate(histogram->counts().begin(), histogram->counts().end(), 0); };
        QTRY_COMPARE_WITH_TIMEOUT(drawn(), CostSampler::samples, 60'000);
        QTRY_VERIFY(histogram->high() > 1e6);
        QVERIFY(histogram->low() <= histogram->median() && histogram->median() <= histogram->high());
        const QStringList lines = histogram->csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), histogram->counts().size() + 1);
        QCOMPARE(lines[1].section(QLatin1Char(','), 0, 0).toDouble(), histogram->low());
        QCOMPARE(lines.last().section(QLatin1Char(','), 2).toInt(), histogram->counts().last());
    }

    void twoSpacesStandSideBySide()
    {
        const SearchSpace small = loadSpace("small");
        SearchSpace other = small;
        other.name = "other";
        other.genes[0].choices.pop_back();
        const auto rows = spaceRows(small, other, 8000);
        const auto row = [&](const char *key) {
            return *std::ranges::find(rows, QString::fromLatin1(key), &FactTable::Row::key);
        };
        QCOMPARE(row("distinct").cells[1].value.toString(), digits(small.distinct()));
        QVERIFY(row("distinct").cells[2].strong);
        QVERIFY(row(small.genes[0].name.c_str()).cells[2].strong);
        QVERIFY(!row(small.genes[1].name.c_str()).cells[2].strong);
        QVERIFY(row("largest parameters").cells[1].value.toDouble()
                >= row("largest parameters").cells[2].value.toDouble());
        QCOMPARE(row("smallest parameters").cells[1].text, row("smallest parameters").cells[2].text);
        other.genes[1].choices.clear();
        QCOMPARE(spaceRows(small, other, 8000).first().cells[2].text, QStringLiteral("–")); // It has faults.
    }

    void theOtherSpaceIsChosenFromAMenu()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.resize(1280, 800);
        window.openProject(sample.folder());
        window.show();
        window.showPage(PageId::Space);
        SpaceComparisonCard *beside = window.spacePage()->beside();
        QCOMPARE(beside->table()->rowCount(), 0);
        for (QAction *entry : beside->choice()->menu()->actions()) {
            if (entry->text() == QLatin1String("small"))
                entry->trigger();
        }
        QVERIFY(beside->table()->rowCount() > 10);
        QCOMPARE(beside->table()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("small"));
        QTRY_VERIFY_WITH_TIMEOUT(beside->parameters()->median() > 0, 60'000);
        const QVariant before = beside->table()->index(0, 1).data();
        SpaceEditor &editor = window.document()->spaceEditor();
        const Gene gene = editor.space().genes.front();
        editor.setOn(QString::fromStdString(gene.name), -1, gene.choices.back(), false);
        QVERIFY(beside->table()->index(0, 1).data() != before); // It follows every edit.
    }

    void latenciesAreThoseOfTheProjectsPredictor()
    {
        const SampleProgram program(SampleProgram::always(R"({"milliseconds":[1.5,2.5,2.5,3.5]})"));
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.show();
        window.openProject(sample.folder());
        QTRY_VERIFY(window.dataPage()->isVisible()); // Where a project without runs opens.
        window.showPage(PageId::Space);
        SpaceSummary *summary = window.spacePage()->summary();
        QTRY_VERIFY(summary->parameters()->median() > 0);
        QVERIFY(!summary->latency()->isVisible() && program.asked().isEmpty()); // Nothing to ask.
        sample.addPredictor();
        const auto drawn = [&] {
            return std::accumulate(summary->latency()->counts().begin(), summary->latency()->counts().end(), 0);
        };
        QTRY_COMPARE(drawn(), 4);
        QVERIFY2(summary->latencyNote().startsWith(QStringLiteral("4 architectures")),
                 qPrintable(summary->latencyNote()));
        QVERIFY2(summary->latency()->accessibleDescription().contains(QStringLiteral("2.50\u00a0ms")),
                 qPrintable(summary->latency()->accessibleDescription()));
        QVERIFY(program.asked().contains("\"samples\":4000"));
        const auto before = program.asked().count('\n');
        window.document()->spaceEditor().rename(QStringLiteral("other"));
        QTRY_COMPARE(program.asked().count('\n'), before + 1);
    }

    void whyThereAreNoLatenciesIsSaid()
    {
        qputenv("SUPERNET_BIN", "/nowhere");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "");
        const SampleProject sample;
        sample.addPredictor();
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        QTRY_VERIFY(!window.document()->runs().empty());
        window.showPage(PageId::Space);
        QTRY_VERIFY(window.spacePage()->summary()->latencyNote().contains(QStringLiteral("could not be started")));
        QVERIFY(!window.spacePage()->summary()->latency()->isVisible());
        qputenv("PATH", path);
        qunsetenv("SUPERNET_BIN");
    }

    void aSpaceIsHeldToWhatCtranslate2Takes()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.showPage(PageId::Space);
        window.show();
        SpaceEditor &editor = window.document()->spaceEditor();
        const SearchSpace whole = loadSpace("small");
        editor.replace(whole, QStringLiteral("Start from small"));
        SpacePage *page = window.spacePage();
        QTest::mouseClick(page->exportableButton(), Qt::LeftButton);
        QCOMPARE(editor.space(), exportableSpace(whole, exportFormat("ctranslate2")));
        const ChoiceRow span = editor.rows().last();
        QCOMPARE(span.chips.size(), 3); // The others stay at hand.
        QVERIFY(span.chips[0].on && !span.chips[1].on && !span.chips[2].on);
        QTest::mouseClick(page->undoButton(), Qt::LeftButton);
        QCOMPARE(editor.space(), whole);
        editor.setOn(span.gene, -1, -1, false);
        QTest::mouseClick(page->exportableButton(), Qt::LeftButton);
        QVERIFY2(page->banner()->text().contains(QStringLiteral("CTranslate2")), qPrintable(page->banner()->text()));
    }

    void hatConfigurationsComeAndGo()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.showPage(PageId::Space);
        window.show();
        SpacePage *page = window.spacePage();
        window.document()->spaceEditor().replace(loadSpace("hat-iwslt"), QStringLiteral("Start from hat-iwslt"));
        const QString file = sample.folder() + QStringLiteral("/hat-iwslt.yml");
        page->saveTo(file);
        QTRY_VERIFY2(page->banner()->text().contains(QStringLiteral("Saved")), qPrintable(page->banner()->text()));
        window.document()->spaceEditor().replace(loadSpace("demo"), QStringLiteral("Start from demo"));
        page->openFile(file);
        QTRY_COMPARE(window.document()->spaceEditor().space(), loadSpace("hat-iwslt"));
        std::ofstream(file.toStdString()) << "encoder-embed-choice: 7\n";
        page->openFile(file);
        QTRY_VERIFY2(page->banner()->text().contains(QStringLiteral("cannot be used")),
                     qPrintable(page->banner()->text()));
        QCOMPARE(window.document()->spaceEditor().space(), loadSpace("hat-iwslt"));
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const SampleProject sample;
        const bool drawn = supernet::test::drawWindows(sample.folder(), [](MainWindow &window, const auto &grab) {
            window.showPage(PageId::Space);
            SpacePage *page = window.spacePage();
            const Histogram *histogram = page->summary()->parameters();
            QTRY_VERIFY_WITH_TIMEOUT(!histogram->counts().isEmpty(), 60'000);
            QTest::qWait(2000); // A predictor may have to be asked.
            grab("space");
            SpaceEditor &editor = window.document()->spaceEditor();
            editor.overrideLayer(QStringLiteral("decoder_ffn"), 1);
            editor.add(heads, -1, 3);
            grab("space-fault");
            editor.undoStack().setIndex(0);
            page->beside()->compareWith(loadSpace("small"));
            QTRY_VERIFY_WITH_TIMEOUT(page->beside()->flops()->median() > 0, 60'000);
            for (auto *area : page->findChildren<QScrollArea *>())
                area->ensureWidgetVisible(page->beside()->flops());
            grab("space-beside");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestSpacePage)
#include "test_space_page.moc"
