// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every page of the window: names for screen readers, and a thread that waits for nothing.
#include "gui_thread_watch.h"
#include "pages/compare/compare_page.h"
#include "pages/compare/fidelity_plot.h"
#include "pages/compare/truth_card.h"
#include "pages/search/replay_card.h"
#include "pages/search/search_page.h"
#include "pages/subnets.h"
#include "pages/train/run_list.h"
#include "pages/train/train_page.h"
#include "plots/bar_chart.h"
#include "plots/front_plot.h"
#include "plots/heat_map.h"
#include "plots/histogram.h"
#include "plots/line_chart.h"
#include "project/project_document.h"
#include "sample_trust.h"
#include "stray_windows.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"
#include "window/main_window.h"

#include <fstream>
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSlider>
#include <QtTest>
#include <thread>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::addAlone;
using supernet::test::addFidelity;
using supernet::test::comparedArchitectures;
using supernet::test::GuiThreadWatch;
using supernet::test::risingCurve;
using supernet::test::SampleProject;
using supernet::test::StrayWindows;

namespace {

/// A project with two runs, a search and prepared data, in a window.
class Opened
{
public:
    Opened()
        : window(Scheme::Light)
    {
        for (const char *policy : {"none", "neuron"})
            sample.addSteps(supernet = sample.addTraining(policy), 0, 600);
        search = sample.addSearch(supernet);
        for (int generation = 0; generation < 6; ++generation)
            sample.addGeneration(search, generation, 50);
        addFidelity(sample, supernet, comparedArchitectures(8, 1));
        addAlone(sample, supernet, "aaaa", Start::Inherited, risingCurve(20, 30, 100, 11));
        sample.addValidation("a house\na dog\n", "ein Haus\nein Hund\n");
        window.resize(1280, 800);
        window.show();
        window.openProject(sample.folder());
    }
    [[nodiscard]] bool isFilled() { return window.searchPage()->plot()->points().size() == 300; }

    SampleProject sample;
    RunRecord supernet;
    RunRecord search;
    MainWindow window;
};

template<typename... Kinds>
bool isOneOf(const QWidget *widget)
{
    return (qobject_cast<const Kinds *>(widget) || ...);
}

/// What a person acts on or reads a plot from.
bool needsName(const QWidget *widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_")) || isOneOf<QScrollBar, QHeaderView>(widget))
        return false; // Qt's own parts of a control.
    if (isOneOf<QLineEdit>(widget))
        return !isOneOf<QAbstractSpinBox, QComboBox>(widget->parentWidget());
    return isOneOf<QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider, QAbstractItemView, QPlainTextEdit,
                   BarChart, FidelityPlot, FrontPlot, HeatMap, Histogram, LineChart, ArchitectureView>(widget);
}

QString place(const QWidget *widget)
{
    QString path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(QLatin1Char('/') + QString::fromLatin1(widget->metaObject()->className()));
    return path;
}

/// What is seen and has no name, a line each.
QString nameless(const QWidget &window)
{
    QStringList found;
    int seen = 0;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !needsName(widget))
            continue;
        ++seen;
        if (widget->accessibleName().isEmpty())
            found << place(widget);
    }
    return seen > 10 ? found.join(QLatin1Char('\n')) : QStringLiteral("There is hardly anything to see.");
}

} // namespace

class TestEveryPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        supernet::test::beginUiTest();
        qputenv("SUPERNET_BIN", "/nowhere");
    }

    void everyControlAndPlotHasAName_data() { addPages(); }

    void everyControlAndPlotHasAName()
    {
        QFETCH(const int, page);
        Opened opened;
        QTRY_VERIFY(opened.isFilled());
        opened.window.showPage(static_cast<PageId>(page));
        QTest::qWait(300);
        QCOMPARE(nameless(opened.window), QString());
    }

    void everyViewOfComparingHasNames()
    {
        Opened opened;
        QTRY_VERIFY(opened.isFilled());
        opened.window.showPage(PageId::Compare);
        auto *page = opened.window.findChild<ComparePage *>();
        page->showView(ComparePage::View::Truth);
        QTRY_VERIFY(page->truth()->plot()->isVisible());
        QCOMPARE(nameless(opened.window), QString());
        page->showView(ComparePage::View::Retraining);
        QTest::qWait(100);
        QCOMPARE(nameless(opened.window), QString());
    }

    void theWatchSeesWhatItIsFor()
    {
        const SampleProject sample;
        const GuiThreadWatch watch(sample.folder());
        QVERIFY(watch.statements().isEmpty() && watch.files().isEmpty());
        (void)sample.store().runs();
        QVERIFY(!watch.statements().isEmpty());
        const QString file = QDir(sample.folder()).filePath(QStringLiteral("project.json"));
        const std::ifstream read(file.toStdString());
        QVERIFY(watch.files().contains(file));
        QTimer::singleShot(0, this, [] {
            double sum = 0;
            for (int i = 1; i < 20'000'000; ++i)
                sum += 1.0 / i;
            qputenv("SUPERNET_SUM", QByteArray::number(sum)); // Or the work would be left out.
        });
        QEventLoop loop;
        QTimer::singleShot(300, &loop, &QEventLoop::quit);
        loop.exec();
        QVERIFY(watch.longestTurnMs() > 5);
    }

    void thePagesWaitForNothing()
    {
        Opened opened;
        QTRY_VERIFY(opened.isFilled());
        const GuiThreadWatch watch(opened.sample.folder());
        const StrayWindows stray;
        walk(opened);
        std::thread([&opened] { // As a job would.
            opened.sample.addSteps(opened.supernet, 600, 200);
            opened.sample.addGeneration(opened.search, 6, 50);
        })
            .join();
        walk(opened);
        QCOMPARE(watch.statements().join(QLatin1Char('\n')), QString());
        QCOMPARE(watch.files().join(QLatin1Char('\n')), QString());
        QVERIFY2(watch.longestTurnMs() < 500, qPrintable(QString::number(watch.longestTurnMs())));
        QCOMPARE(stray.names().join(QLatin1Char('\n')), QString());
    }

private:
    static void addPages()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("start") << static_cast<int>(PageId::Start);
        for (const PageKind &kind : projectPages())
            QTest::newRow(kind.icon) << static_cast<int>(kind.id);
    }

    /// Looks at every page and uses what is on it, in an event loop that waits for events as the program's does.
    static void walk(Opened &opened)
    {
        QEventLoop loop;
        const auto stay = [&loop] {
            QTimer::singleShot(250, &loop, &QEventLoop::quit);
            loop.exec();
        };
        for (const PageKind &kind : projectPages()) {
            opened.window.showPage(kind.id);
            stay();
        }
        const auto front = frontSubnets(*opened.window.document());
        opened.window.document()->setPicked({front.front().id, front.back().id});
        opened.window.showPage(PageId::Compare);
        stay();
        auto *compare = opened.window.findChild<ComparePage *>();
        for (const auto view : {ComparePage::View::Truth, ComparePage::View::Retraining, ComparePage::View::Picks}) {
            compare->showView(view);
            stay();
        }
        opened.window.showPage(PageId::Search);
        opened.window.findChild<ReplayCard *>()->slider()->setValue(2);
        stay();
        opened.window.trainPage()->runList()->choose(opened.supernet.id);
        opened.window.showPage(PageId::Train);
        stay();
    }
};

QTEST_MAIN(TestEveryPage)
#include "test_every_page.moc"
