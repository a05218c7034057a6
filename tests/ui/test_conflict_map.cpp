// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/conflict_map.h"
#include "plots/heat_map.h"
#include "theme/theme.h"
#include "ui_test.h"

#include <cmath>
#include <QSignalSpy>
#include <QtTest>
#include <QWheelEvent>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::drag;

namespace {

ConflictSample sample(std::int64_t step, const char *tensor, double cosine, const char *pair = "largest-smallest")
{
    ConflictSample result;
    result.step = step;
    result.pair = pair;
    result.tensor = tensor;
    result.cosine = cosine;
    return result;
}

ConflictHistory historyOf(const std::vector<ConflictSample> &samples)
{
    ConflictHistory history;
    history.add(samples);
    return history;
}

HeatCells manyCells(int columns)
{
    HeatCells cells;
    for (int row = 0; row < 20; ++row) {
        cells.rows << QStringLiteral("row %1").arg(row);
        cells.values << QVector<double>(columns, row == 5 ? 0.5 : -0.5);
    }
    for (int column = 0; column < columns; ++column)
        cells.steps << 100 * column;
    return cells;
}

/// Of 20 rows and 40 columns, shown.
class Filled : public HeatMap
{
public:
    Filled()
    {
        resize(600, 260);
        setCells(manyCells(40));
        show();
    }
};

void turn(HeatMap &map, QPoint at, int notches, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, map.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&map, &event);
}

} // namespace

class TestConflictMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void tensorsAreNamedByThePartOfTheNet_data()
    {
        QTest::addColumn<QString>("group");
        QTest::newRow("encoder.0.ffn.in.weight") << QStringLiteral("enc 1 ffn");
        QTest::newRow("encoder.2.ffn_norm.bias") << QStringLiteral("enc 3 ffn");
        QTest::newRow("decoder.1.cross_attention.kv.weight") << QStringLiteral("dec 2 cross");
        QTest::newRow("embedding") << QStringLiteral("embedding");
    }

    void tensorsAreNamedByThePartOfTheNet() { QTEST(tensorGroup(QTest::currentDataTag()), "group"); }

    void cellsAreMeansOfAGroupInTheOrderOfTheNet()
    {
        const auto cells = conflictCells(
            historyOf({sample(10, "decoder.0.ffn.in.weight", -1), sample(10, "encoder.9.ffn.in.weight", 0.5),
                       sample(10, "encoder.0.ffn.in.weight", 0.2), sample(10, "encoder.0.ffn.out.weight", 0.6),
                       sample(10, "embedding", 1), sample(10, "", 0.9), sample(20, "encoder.0.ffn.in.weight", 0.1),
                       sample(10, "embedding", -1, "largest-random")}),
            "largest-smallest");
        QCOMPARE(cells.rows,
                 (QStringList{QStringLiteral("embedding"), QStringLiteral("enc 1 ffn"), QStringLiteral("enc 10 ffn"),
                              QStringLiteral("dec 1 ffn")}));
        QCOMPARE(cells.steps, (QVector<double>{10, 20}));
        QCOMPARE(cells.values[0][0], 1.0);
        QCOMPARE(cells.values[1][0], 0.4);
        QCOMPARE(cells.values[1][1], 0.1);
        QVERIFY(std::isnan(cells.values[3][1]));
    }

    void manyStepsShareColumns()
    {
        std::vector<ConflictSample> samples;
        for (int step = 1; step <= 100; ++step)
            samples.push_back(sample(step, "embedding", step <= 50 ? 1 : -1));
        const auto cells = conflictCells(historyOf(samples), "largest-smallest", 10);
        QCOMPARE(cells.steps.size(), 10);
        QCOMPARE(cells.steps[1], 11.0);
        QCOMPARE(cells.values[0].first(), 1.0);
        QCOMPARE(cells.values[0].last(), -1.0);
    }

    void aLongRunKeepsBoundedColumnsWithTheRightMeans()
    {
        ConflictHistory history;
        const auto most = static_cast<int>(ConflictHistory::MostColumns);
        const int probes = 5 * most;
        for (int probe = 0; probe < probes; ++probe)
            history.add({sample(probe, "embedding", probe < probes / 2 ? 1 : -0.5),
                         sample(probe, "encoder.0.ffn.in.weight", 0.25)});
        QVERIFY(history.columns("largest-smallest").size() <= ConflictHistory::MostColumns);
        QCOMPARE(history.samples(), static_cast<std::size_t>(2 * probes));
        const auto cells = conflictCells(history, "largest-smallest", 10);
        QCOMPARE(cells.steps.size(), 10);
        QCOMPARE(cells.steps.first(), 0.0);
        QCOMPARE(cells.values[0].first(), 1.0);
        QCOMPARE(cells.values[0].last(), -0.5);
        QCOMPARE(cells.values[1], QVector<double>(10, 0.25));
        const auto spread = conflictSpread(history, "largest-smallest");
        QCOMPARE(spread.low.first(), 0.25 + 0.25 * 0.75);
        QCOMPARE(spread.high.last(), -0.5 + 0.75 * 0.75);
    }

    void aProbeThatComesInPartsIsOneColumn()
    {
        ConflictHistory history;
        double cosine = 0;
        for (const char *tensor : {"a", "b", "c", "d", "e"}) {
            history.add({sample(5, tensor, cosine)});
            cosine += 0.1;
        }
        QCOMPARE(conflictCells(history, "largest-smallest").steps, QVector<double>{5});
        const auto spread = conflictSpread(history, "largest-smallest");
        QCOMPARE(spread.steps.size(), 1);
        QCOMPARE(spread.low.first(), 0.1);
        QCOMPARE(spread.high.first(), 0.3);
    }

    void theSpreadHoldsTheMiddleHalfOfTheTensors()
    {
        std::vector<ConflictSample> samples;
        double cosine = 0;
        for (const char *tensor : {"a", "b", "c", "d", "e"}) {
            samples.push_back(sample(5, tensor, cosine));
            cosine += 0.1;
        }
        samples.push_back(sample(5, "", -1)); // The whole net is no tensor.
        const auto spread = conflictSpread(historyOf(samples), "largest-smallest");
        QCOMPARE(spread.steps, QVector<double>{5});
        QVERIFY(std::abs(spread.low.first() - 0.1) < 1e-12);
        QVERIFY(std::abs(spread.high.first() - 0.3) < 1e-12);
    }

    void conflictAndAgreementHaveTheirColours()
    {
        const QColor conflict = HeatMap::colourOf(-1);
        const QColor agreement = HeatMap::colourOf(1);
        QVERIFY(conflict.red() > conflict.blue());
        QVERIFY(agreement.blue() > agreement.red());
        QCOMPARE(HeatMap::colourOf(std::nan("")).alpha(), 0);
    }

    void aClickTellsTheRow()
    {
        HeatMap map;
        map.resize(400, 200);
        map.setCells({{QStringLiteral("a"), QStringLiteral("b")}, {1, 2, 3}, {{0, 0.5, 1}, {-1, -0.5, 0}}});
        map.show();
        QSignalSpy clicked(&map, &HeatMap::rowClicked);
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect(1, 2).center());
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().first().toInt(), 1);
        QCOMPARE(map.grab().toImage().pixelColor(map.cellRect(1, 0).center()).rgb(), HeatMap::colourOf(-1).rgb());
    }

    void namesHaveRoomInWhateverSizeOfText()
    {
        Filled map;
        const int left = map.cellRect(0, 0).left();
        setTextScale(2);
        applyTheme(*qApp, Scheme::Light);
        const int wider = map.cellRect(0, 0).left();
        setTextScale(1);
        applyTheme(*qApp, Scheme::Light);
        QVERIFY2(wider > left, qPrintable(QStringLiteral("%1, %2").arg(left).arg(wider)));
        QCOMPARE(map.cellRect(0, 0).left(), left);
    }

    void theWheelZoomsIntoStepsAroundThePointer()
    {
        Filled map;
        const QPoint at = map.cellRect(10, 30).center();
        turn(map, at, 4);
        QCOMPARE(map.rowSpan(), HeatMap::Span(0, 20));
        QVERIFY(map.columnSpan().second - map.columnSpan().first < 25);
        QVERIFY(map.cellRect(10, 30).contains(at)); // What was pointed at stays there.
        turn(map, at, -20);
        QVERIFY(!map.isZoomed());
    }

    void withControlTheWheelMakesRowsHigher()
    {
        Filled map;
        const int height = map.cellRect(5, 0).height();
        turn(map, map.cellRect(5, 20).center(), 5, Qt::ControlModifier);
        QCOMPARE(map.columnSpan(), HeatMap::Span(0, 40));
        QVERIFY(map.cellRect(5, 0).height() > 2 * height);
    }

    void aDragZoomsToTheCellsThatItEncloses()
    {
        Filled map;
        QSignalSpy clicked(&map, &HeatMap::rowClicked);
        drag(&map, map.cellRect(4, 10).center(), map.cellRect(7, 19).center());
        QCOMPARE(map.columnSpan(), HeatMap::Span(10, 20));
        QCOMPARE(map.rowSpan(), HeatMap::Span(4, 8));
        QCOMPARE(clicked.size(), 0);
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect(5, 12).center());
        QCOMPARE(clicked.takeFirst().first().toInt(), 5); // A click still picks the row that it is on.
        QCOMPARE(map.grab().toImage().pixelColor(map.cellRect(5, 12).center()).rgb(), HeatMap::colourOf(0.5).rgb());
        QTest::mouseDClick(&map, Qt::LeftButton, {}, map.cellRect(5, 12).center());
        QVERIFY(!map.isZoomed());
    }

    void aDragAlongStepsLeavesTheRows()
    {
        Filled map;
        const QPoint from = map.cellRect(4, 10).center();
        drag(&map, from, QPoint(map.cellRect(4, 19).center().x(), from.y() + 2));
        QCOMPARE(map.columnSpan(), HeatMap::Span(10, 20));
        QCOMPARE(map.rowSpan(), HeatMap::Span(0, 20));
    }

    void keysZoomMoveAndShowAll()
    {
        Filled map;
        for (int press = 0; press < 6; ++press)
            QTest::keyClick(&map, Qt::Key_Plus);
        const auto middle = map.columnSpan();
        QVERIFY(middle.first > 0 && middle.second < 40);
        QTest::keyClick(&map, Qt::Key_Right);
        QVERIFY(map.columnSpan().first > middle.first);
        QTest::keyClick(&map, Qt::Key_Home);
        QVERIFY(!map.isZoomed());
        QTest::keyClick(&map, Qt::Key_Plus);
        QTest::keyClick(&map, Qt::Key_Escape);
        QVERIFY(!map.isZoomed());
    }

    void aRowThatKeysPickComesIntoSight()
    {
        Filled map;
        drag(&map, map.cellRect(4, 10).center(), map.cellRect(7, 19).center());
        map.setChosen(7);
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.rowSpan(), HeatMap::Span(5, 9));
    }

    void theZoomStaysAtItsStepsWhileColumnsCome()
    {
        Filled map;
        drag(&map, map.cellRect(4, 10).center(), map.cellRect(7, 19).center());
        const QVariantMap kept = map.keptView();
        map.setCells(manyCells(60));
        QCOMPARE(map.columnSpan(), HeatMap::Span(10, 20));
        Filled later;
        later.setKeptView(kept);
        QCOMPARE(later.columnSpan(), HeatMap::Span(10, 20));
        QCOMPARE(later.rowSpan(), HeatMap::Span(4, 8));
        later.setKeptView({});
        QVERIFY(!later.isZoomed());
    }

    void anEmptyMapSaysWhatWillFillIt()
    {
        HeatMap map;
        map.resize(400, 200);
        const QImage image = map.grab().toImage();
        int ink = 0;
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixelColor(x, image.height() / 2) != image.pixelColor(0, 0) ? 1 : 0;
        QVERIFY(ink > 0);
    }
};

QTEST_MAIN(TestConflictMap)
#include "test_conflict_map.moc"
