// SPDX-License-Identifier: GPL-3.0-or-later
// bench_front [CANDIDATES]: how long the scatter of a search takes to fill, to pan and zoom, and to be crisp again after
// it rests, at 1400x800 with 100,000 candidates by default.
#include "plots/front_plot.h"
#include "theme/theme.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace supernet::ui;

namespace {

constexpr int frames = 120;
constexpr int rests = 11;

QVector<FrontPoint> cloud(int candidates)
{
    QVector<FrontPoint> points;
    points.reserve(candidates);
    for (int index = 0; index < candidates; ++index) {
        const double cost = 5 + 40 * std::abs(std::sin(index * 12.9898));
        const double quality = 20 + 4 * std::log(cost) - 6 * std::abs(std::sin(index * 78.233));
        points << FrontPoint{QString::number(index), cost, quality, index * 30 / candidates, Standing::Predicted, {}};
    }
    return points;
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    QCoreApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// `mark`: milliseconds that it is to stay under.
void print(const char *what, std::vector<double> times, const char *mark = "")
{
    std::ranges::sort(times);
    std::printf("%-8s median %7.2f ms, 99 %% under %7.2f ms, longest %7.2f ms%s\n", what, times[times.size() / 2],
                times[times.size() * 99 / 100], times.back(), mark);
}

/// Mouse moves with the middle button held: a frame each.
std::vector<double> pan(FrontPlot &plot)
{
    QWidget *canvas = plot.canvas();
    QTest::mousePress(canvas, Qt::MiddleButton, {}, QPoint(700, 400));
    std::vector<double> times;
    for (int frame = 0; frame < frames; ++frame) {
        const QPoint at(700 + static_cast<int>(200 * std::sin(frame / 10.0)), 400 + frame % 40);
        times.push_back(milliseconds([&] { QTest::mouseMove(canvas, at); }));
    }
    QTest::mouseRelease(canvas, Qt::MiddleButton, {}, QPoint(700, 400));
    return times;
}

std::vector<double> zoom(FrontPlot &plot)
{
    std::vector<double> times;
    for (int frame = 0; frame < frames; ++frame) {
        const Qt::Key key = frame % 8 < 4 ? Qt::Key_Plus : Qt::Key_Minus;
        times.push_back(milliseconds([&] { QTest::keyClick(&plot, key); }));
    }
    return times;
}

/// From the last move to the points themselves on the screen.
std::vector<double> rest(FrontPlot &plot)
{
    std::vector<double> times;
    for (int turn = 0; turn < rests; ++turn) {
        QTest::keyClick(&plot, turn % 2 == 0 ? Qt::Key_Plus : Qt::Key_Minus);
        QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        while (!plot.isResting())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents(); // The drawing that resting has queued.
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyTheme(application, Scheme::Light);
    const int candidates = argc > 1 ? std::atoi(argv[1]) : FrontPlot::MostPoints;
    FrontPlot plot;
    plot.resize(1400, 800);
    plot.show();
    const auto points = cloud(candidates);
    print("fill", {milliseconds([&] { plot.setPoints(points); })});
    print("pan", pan(plot), "    (mark: 16.7 ms, 60 frames a second)");
    print("zoom", zoom(plot));
    print("crisp", rest(plot), "    (mark: 100 ms)");
    print("all", {milliseconds([&] { plot.showAll(); })});
    return 0;
}
