// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/export/export_format.h"
#include "domain/space/presets.h"
#include "pages/space/choice_list.h"
#include "pages/space/choice_model.h"
#include "pages/space/space_page.h"
#include "pages/space/space_summary.h"
#include "pages/settings_form.h"
#include "pages/train/train_page.h"
#include "plots/histogram.h"
#include "project/project_document.h"
#include "project/space_editor.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "window/main_window.h"

#include <QAbstractItemModelTester>
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>
#include <fstream>
#include <numeric>

using namespace supernet;
using namespace supernet::ui;
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
    return settings.contains("space") ? spaceFromJson(settings["space"]).gene("encoder_ffn").choices : std::vector<int>();
}

} // namespace

class TestSpacePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests"));
        applyTheme(*qApp, Scheme::Light);
    }

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
        QTRY_VERIFY2(page->banner()->text().contains(QStringLiteral("cannot be used")), qPrintable(page->banner()->text()));
        QCOMPARE(window.document()->spaceEditor().space(), loadSpace("hat-iwslt"));
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
        const SampleProject sample;
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            MainWindow window(scheme);
            window.resize(1280, 800);
            window.openProject(sample.folder());
            window.showPage(PageId::Space);
            window.show();
            const QString kind = scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            QTRY_VERIFY_WITH_TIMEOUT(!window.spacePage()->summary()->parameters()->counts().isEmpty(), 60'000);
            QTest::qWait(400);
            window.showPage(PageId::Space);
            window.grab().save(QStringLiteral("%1/space-%2.png").arg(folder, kind));
            SpaceEditor &editor = window.document()->spaceEditor();
            editor.overrideLayer(QStringLiteral("decoder_ffn"), 1);
            editor.add(heads, -1, 3);
            QTest::qWait(400);
            window.grab().save(QStringLiteral("%1/space-fault-%2.png").arg(folder, kind));
            editor.undoStack().setIndex(0);
        }
    }
};

QTEST_MAIN(TestSpacePage)
#include "test_space_page.moc"
