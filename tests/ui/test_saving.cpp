// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is drawn or listed can be saved: each page is walked for plots, tables and figures without a menu.
#include "pages/compare/fidelity_plot.h"
#include "pages/figure_rows.h"
#include "pages/search/search_page.h"
#include "pages/subnets.h"
#include "pages/translate/race_card.h"
#include "plots/bar_chart.h"
#include "plots/front_plot.h"
#include "plots/heat_map.h"
#include "plots/histogram.h"
#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"
#include "widgets/figure_table.h"
#include "window/main_window.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

/// A project with all that pages show, in a window with two subnets picked.
class Opened
{
public:
    Opened()
        : window(Scheme::Light)
    {
        for (const char *policy : {"none", "neuron"})
            sample.addSteps(supernet = sample.addTraining(policy), 0, 200);
        sample.addGeneration(sample.addSearch(supernet), 0, 50);
        sample.addValidation("a house\na dog\n", "ein Haus\nein Hund\n");
        window.resize(1280, 800);
        window.show();
        window.openProject(sample.folder());
    }

    [[nodiscard]] bool isFilled() const { return window.searchPage()->plot()->points().size() == 50; }

    SampleProject sample;
    RunRecord supernet;
    MainWindow window;
};

template<typename... Kinds>
bool isOneOf(const QWidget *widget)
{
    return (qobject_cast<const Kinds *>(widget) || ...);
}

/// What a menu has to save of it; nothing for what is neither plot nor table.
QStringList kindsFor(const QWidget *widget)
{
    if (isOneOf<BarChart, FidelityPlot, FrontPlot, HeatMap, Histogram, LineChart, ArchitectureView, RaceLanes>(widget))
        return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")};
    if (isOneOf<QTableView>(widget))
        return {QStringLiteral("csv"), QStringLiteral("json")};
    return {};
}

const QObject *savedFor(const QWidget *widget)
{
    const auto *table = qobject_cast<const QTableView *>(widget);
    return table ? static_cast<const QObject *>(table->model()) : widget;
}

/// Passing things: the card beside the pointer.
bool isPassing(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (widget->objectName() == QLatin1String("hoverCard"))
            return true;
    }
    return false;
}

QStringList unsaved(const QWidget &page, int &seen)
{
    const auto menus = page.findChildren<SaveMenu *>();
    QStringList lacking;
    for (const auto *widget : page.findChildren<QWidget *>()) {
        const QStringList kinds = kindsFor(widget);
        if (kinds.isEmpty() || isPassing(widget))
            continue;
        ++seen;
        const auto menu = std::ranges::find(menus, savedFor(widget), &SaveMenu::saved);
        if (menu == menus.end() || (*menu)->kinds() != kinds)
            lacking << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
                    + widget->accessibleName();
    }
    // Lists of figures are no models: there has to be a menu for each of them.
    const auto lists = page.findChildren<FigureTable *>().size();
    const auto forLists = std::ranges::count_if(menus, [](const SaveMenu *menu) {
        return !menu->saved() && menu->kinds() == QStringList{QStringLiteral("csv"), QStringLiteral("json")};
    });
    seen += static_cast<int>(lists);
    if (forLists < lists)
        lacking << QStringLiteral("a list of figures");
    return lacking;
}

} // namespace

class TestSaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        supernet::test::beginUiTest();
        qputenv("SUPERNET_BIN", "/nowhere");
    }

    void everyPlotAndTableHasAMenu_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("least");
        const std::map<PageId, int> least = {{PageId::Data, 2},   {PageId::Space, 8},   {PageId::Train, 9},
                                             {PageId::Search, 4}, {PageId::Compare, 7}, {PageId::Translate, 3},
                                             {PageId::Export, 3}};
        for (const PageKind &kind : projectPages())
            QTest::newRow(kind.icon) << static_cast<int>(kind.id) << least.at(kind.id);
    }

    void everyPlotAndTableHasAMenu()
    {
        QFETCH(const int, page);
        QFETCH(const int, least);
        Opened opened;
        QTRY_VERIFY(opened.isFilled());
        const auto front = frontSubnets(*opened.window.document());
        opened.window.document()->setPicked({front.front().id, front.back().id});
        const auto kind = std::ranges::find(projectPages(), static_cast<PageId>(page), &PageKind::id);
        opened.window.showPage(kind->id);
        QTest::qWait(100);
        int seen = 0;
        QCOMPARE(unsaved(*opened.window.page(kind->id), seen).join(QLatin1Char('\n')), QString());
        QVERIFY2(seen >= least, qPrintable(QString::number(seen)));
    }

    void figuresAreSavedAsNumbers()
    {
        const QList<FigureRow> figures = {{QStringLiteral("Latency"), QStringLiteral("14,3 ms"), 14.25,
                                           QStringLiteral("ms")},
                                          {QStringLiteral("Kind"), QStringLiteral("a, b")}};
        SaveMenu menu(QStringLiteral("Figures"));
        menu.setTable([figures] { return tableOf(figures); });
        const QTemporaryDir folder;
        const auto saved = [&](const char *kind) {
            QFile file(folder.filePath(QStringLiteral("figures.") + QString::fromLatin1(kind)));
            menu.save(file.fileName());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(saved("csv"), QByteArray("figure,value,unit\nLatency,14.25,ms\nKind,\"a, b\",\n"));
        const QJsonArray rows = QJsonDocument::fromJson(saved("json")).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject()[QLatin1String("value")].toDouble(), 14.25);
    }

    /// The dialog asked about the name as it was typed, not about that with the ending.
    void theNameWithItsEndingIsAskedAbout_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("no") << int(QMessageBox::No) << QByteArray("precious");
        QTest::newRow("yes") << int(QMessageBox::Yes) << QByteArray("figure,value,unit\nLatency,14.25,ms\n");
    }
    void theNameWithItsEndingIsAskedAbout()
    {
        QFETCH(const int, answer);
        QFETCH(const QByteArray, left);
        SaveMenu menu(QStringLiteral("Figures"));
        const QList<FigureRow> figures = {{QStringLiteral("Latency"), {}, 14.25, QStringLiteral("ms")}};
        menu.setTable([figures] { return tableOf(figures); });
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("figures.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
        file.close();
        int asked = 0;
        QTimer watch;
        connect(&watch, &QTimer::timeout, &menu, [&] {
            if (auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                ++asked;
                QVERIFY(question->text().contains(QStringLiteral("figures.csv")));
                question->button(static_cast<QMessageBox::StandardButton>(answer))->click();
            }
        });
        watch.start(10);
        menu.saveAs(folder.filePath(QStringLiteral("figures")), QStringLiteral("csv"));
        QCOMPARE(asked, 1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), left);
        menu.saveAs(folder.filePath(QStringLiteral("others")), QStringLiteral("csv")); // Nobody to ask about.
        QCOMPARE(asked, 1);
    }

    void aPictureThatCannotBeDrawnLeavesTheOneThatIsThere()
    {
        SaveMenu menu(QStringLiteral("Plot"));
        QWidget plot;
        const auto breaksOff = [](const QString &name, int, int) {
            QFile half(name);
            return half.open(QIODevice::WriteOnly) && half.write("half") == 4 && false;
        };
        menu.setPlot(&plot, breaksOff, [] { return QString(); });
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("plot.png")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
        file.close();
        QVERIFY_EXCEPTION_THROWN(menu.save(file.fileName()), Error);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("precious"));
    }
};

QTEST_MAIN(TestSaving)
#include "test_saving.moc"
