// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/line_chart.h"
#include "plots/thinned_curve.h"
#include "theme/theme.h"
#include "widgets/readings_card.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QSignalSpy>
#include <QtTest>

using namespace supernet::ui;

namespace {

const QString key = QStringLiteral("curve");

/// A chart of the given values at steps 1, 2, 3 ...
void fill(LineChart &chart, const QVector<double> &values, bool smoothed = false)
{
    chart.setCurve(key, QStringLiteral("neuron-1"), {QColor(Qt::blue), Qt::SolidLine, smoothed});
    QVector<double> steps;
    for (qsizetype step = 1; step <= values.size(); ++step)
        steps << static_cast<double>(step);
    chart.append(key, steps, values);
}

void drag(QWidget *canvas, int from, int to)
{
    QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(from, 60));
    QTest::mouseMove(canvas, QPoint((from + to) / 2, 60));
    QTest::mouseMove(canvas, QPoint(to, 60));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(to, 60));
}

/// Whether there is anything blue.
bool isDrawn(const LineChart &chart)
{
    const QImage picture = chart.canvas()->grab().toImage();
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            if (pixel.blue() > 200 && pixel.red() < 60)
                return true;
        }
    }
    return false;
}

} // namespace

class TestLineChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void theAxesHoldAllThatIsShown()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        fill(chart, {5, 2, 3});
        QVERIFY(chart.yRange().first <= 2 && chart.yRange().second >= 5);
        QVERIFY(chart.xRange().second >= 3);
        chart.setCurve(QStringLiteral("other"), {}, {});
        chart.append(QStringLiteral("other"), {1, 50}, {90, 100});
        QVERIFY(chart.yRange().second >= 100 && chart.xRange().second >= 50);
        chart.setShown(QStringLiteral("other"), false);
        QVERIFY(chart.yRange().second < 10 && chart.xRange().second < 10);
    }

    void theCrosshairReadsTheNearestPointOfEveryRun()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        fill(chart, {5, 2, 3});
        chart.setCurve(QStringLiteral("other"), QStringLiteral("none-1"), {QColor(Qt::red), Qt::DashLine, false});
        chart.append(QStringLiteral("other"), {1, 3}, {7, 9});
        const auto readings = chart.readings(1.9);
        QCOMPARE(readings.size(), 2);
        QCOMPARE(readings[0].name, QStringLiteral("none-1")); // Highest first.
        QCOMPARE(readings[0].value, 7.0);
        QCOMPARE(readings[0].line, Qt::DashLine);
        QCOMPARE(readings[1].value, 2.0);
        QVERIFY(chart.readings(40).isEmpty());
    }

    void smoothingFollowsTheSameStretchOfStepsHoweverDense()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        fill(chart, {4, 0}, true);
        chart.setSmoothing(0.5);
        QCOMPARE(chart.readings(1).first().value, 4.0); // Begins unbiased.
        // Weights 1/2 and 1/2 * 1/2 of the values 0 and 4.
        QCOMPARE(chart.readings(2).first().value, 4.0 / 3);
        chart.setSmoothing(0);
        QCOMPARE(chart.readings(2).first().value, 0.0);
        LineChart sparse(QStringLiteral("step"), QStringLiteral("loss"));
        sparse.setCurve(key, {}, {QColor(Qt::blue), Qt::SolidLine, true});
        sparse.setSmoothing(0.5);
        sparse.append(key, {0, 100}, {4, 0});
        QVERIFY(sparse.readings(100).first().value < 1e-6);
    }

    void logarithmicAxesLeaveOutWhatHasNoLogarithm()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("rate"));
        fill(chart, {0, 0.001, 10});
        chart.setLogY(true);
        QVERIFY(chart.yRange().first > 0.0005 && chart.yRange().first <= 0.001);
        QVERIFY(chart.yRange().second >= 10);
        chart.setLogX(true);
        QVERIFY(chart.xRange().first >= 1);
        chart.setLogY(false);
        QVERIFY(chart.yRange().first <= 0);
    }

    void aDragZoomsAndADoubleClickShowsAllAgain()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        chart.resize(600, 300);
        chart.show();
        QVector<double> values;
        for (int step = 0; step < 100; ++step)
            values << 100 - step;
        fill(chart, values);
        QTest::qWait(50);
        const auto whole = chart.xRange();
        drag(chart.canvas(), qRound(chart.pixelOf(20)), qRound(chart.pixelOf(40)));
        QVERIFY2(std::abs(chart.xRange().first - 20) < 1 && std::abs(chart.xRange().second - 40) < 1,
                 qPrintable(QString::number(chart.xRange().first)));
        QVERIFY(chart.yRange().second < 90); // The values of that stretch fill the height.
        QTest::mouseDClick(chart.canvas(), Qt::LeftButton, {}, QPoint(300, 60));
        QCOMPARE(chart.xRange(), whole);
    }

    void aClickDoesNotZoom()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        chart.resize(600, 300);
        fill(chart, {3, 2, 1});
        const auto whole = chart.xRange();
        QTest::mouseClick(chart.canvas(), Qt::LeftButton, {}, QPoint(300, 60));
        QCOMPARE(chart.xRange(), whole);
    }

    void aLongCurveIsThinnedAndKeepsItsPeaksAndItsMean()
    {
        constexpr int steps = 100'000;
        constexpr int peak = 31'313;
        auto series = std::make_shared<ThinnedCurve>();
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        chart.setCurve(key, {}, {QColor(Qt::blue), Qt::SolidLine, true});
        for (int step = 1; step <= steps; ++step) {
            series->add(step, step == peak ? 50 : step % 4 == 0 ? 2 : 1);
            if (step % 777 == 0 || step == steps)
                chart.follow(key, series);
        }
        QVERIFY(chart.points(key) <= static_cast<int>(2 * ThinnedCurve::MostStretches));
        QVERIFY(chart.points(key) >= static_cast<int>(ThinnedCurve::MostStretches));
        QVERIFY(chart.yRange().second >= 50 && chart.yRange().first <= 1);
        QVERIFY(std::abs(chart.readings(90'000).first().value - 1.25) < 0.01);
        const auto means = chart.means(key);
        QVERIFY(means.size() <= static_cast<qsizetype>(ThinnedCurve::MostStretches));
        QCOMPARE(means.last(), QPointF(steps, 1.25));
    }

    void aCurveThatIsNotLongIsKeptAsItIs()
    {
        ThinnedCurve curve;
        std::vector<ThinnedCurve::Point> points;
        for (std::size_t step = 0; step < 2 * ThinnedCurve::MostStretches; ++step) {
            points.push_back({static_cast<double>(step), static_cast<double>(step * step % 17)});
            curve.add(points.back().x, points.back().y);
        }
        QCOMPARE(curve.kept(), points);
        QCOMPARE(curve.means(), points);
    }

    void aChartThatNobodySeesIsDrawnWhenItIsShown()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        chart.resize(300, 200);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        fill(chart, {5, 2, 3});
        QTRY_VERIFY(isDrawn(chart));
        chart.hide();
        chart.clearAll();
        QCoreApplication::processEvents();
        QVERIFY(isDrawn(chart)); // As it was: the work is saved.
        chart.show();
        QTRY_VERIFY(!isDrawn(chart));
    }

    void chartsDrawOneATurn()
    {
        QWidget page;
        QHBoxLayout row(&page);
        QList<QSignalSpy *> drawn;
        for (int chart = 0; chart < 4; ++chart) {
            auto *each = new LineChart(QStringLiteral("step"), QStringLiteral("loss"));
            row.addWidget(each);
            drawn << new QSignalSpy(each->canvas(), SIGNAL(afterReplot()));
            drawn.last()->setParent(&page);
        }
        page.resize(900, 200);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::processEvents();
        for (QSignalSpy *each : drawn)
            each->clear();
        for (auto *chart : page.findChildren<LineChart *>())
            fill(*chart, {5, 2, 3});
        const auto number = [&drawn] {
            return std::ranges::count_if(drawn, [](const QSignalSpy *each) { return !each->isEmpty(); });
        };
        for (qsizetype turn = 1; turn <= drawn.size(); ++turn) {
            QCoreApplication::processEvents();
            QVERIFY2(number() <= turn, qPrintable(QString::number(number())));
        }
        QTRY_COMPARE(number(), drawn.size());
    }

    void aBandWidensTheAxis()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("cosine"));
        fill(chart, {0, 0.1, 0.2});
        chart.setBand(key, {1, 2, 3}, {-0.8, -0.7, -0.6}, {0.5, 0.6, 0.7});
        QVERIFY(chart.yRange().first <= -0.8 && chart.yRange().second >= 0.7);
    }

    void theReadingsCardStaysInsideItsParent()
    {
        QWidget parent;
        parent.resize(300, 200);
        ReadingsCard card(&parent);
        card.showAt({290, 195}, QStringLiteral("Step 7"),
                    {{QStringLiteral("neuron-1"), QStringLiteral("3.1"), Qt::blue, Qt::SolidLine},
                     {QStringLiteral("none-1"), QStringLiteral("3.4"), Qt::red, Qt::SolidLine}});
        QVERIFY(parent.rect().contains(card.geometry()));
        QVERIFY(!card.isHidden());
        card.showAt({10, 10}, {}, {});
        QVERIFY(card.isHidden());
    }

    void ticksReadAsPeopleWriteNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 1e-17 << QStringLiteral("0");
        QTest::newRow("part") << 0.25 << QStringLiteral("0.25");
        QTest::newRow("rate") << 0.0005 << QStringLiteral("0.0005");
        QTest::newRow("steps") << 2500.0 << QStringLiteral("2,500");
        QTest::newRow("many steps") << 20000.0 << QStringLiteral("20k");
        QTest::newRow("FLOPs") << 1.5e8 << QStringLiteral("150M");
        QTest::newRow("negative") << -0.5 << QStringLiteral("-0.5");
    }

    void ticksReadAsPeopleWriteNumbers()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QFETCH(double, value);
        QTEST(tickText(value), "text");
    }
};

QTEST_MAIN(TestLineChart)
#include "test_line_chart.moc"
