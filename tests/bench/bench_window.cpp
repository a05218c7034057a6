// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window PROJECT: walks through every page of the window while a training job works, and prints how long the event
// loop was held up: the median, the 99th percentile and the longest.
#include "bench/window_bench.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <cstdio>
#include <QApplication>
#include <QStandardPaths>
#include <QTest>

using namespace supernet;
using namespace supernet::ui;
using namespace supernet::bench;

namespace {

constexpr int rounds = 3;
constexpr int stayMs = 1500; ///< On each page.
constexpr int patienceMs = 60'000;

/// Empty once the job works, else why it does not.
QString startTraining(ProjectDocument &document)
{
    QString failure;
    const std::size_t before = document.runs().size();
    const auto listening = QObject::connect(&document.launcher(), &JobLauncher::failed,
                                            [&](const QString &message) { failure = message; });
    document.launcher().start(QStringLiteral("train"),
                              QStringLiteral(
                                  "--space demo --policy neuron --steps 100000 --validate-every 50 --conflict-every 10")
                                  .split(QLatin1Char(' ')));
    const auto isWorking = [&] { return document.working() && document.working()->progress; };
    const auto hasEnded = [&] { return document.runs().size() > before && !document.runs().back().isAlive(); };
    const bool settled = QTest::qWaitFor([&] { return isWorking() || hasEnded() || !failure.isEmpty(); }, patienceMs);
    if (settled && !isWorking() && hasEnded())
        failure = QString::fromStdString(document.runs().back().attempt.value_or(AttemptRecord()).message);
    else if (!settled)
        failure = QStringLiteral("The training job did not start within a minute; see %1.")
                      .arg(document.launcher().logFile());
    QObject::disconnect(listening);
    return failure;
}

void walk(MainWindow &window, StallMeter &meter)
{
    for (int round = 0; round < rounds; ++round) {
        for (const PageKind &kind : projectPages()) {
            window.showPage(kind.id);
            stay(stayMs);
            meter.print(kind.icon);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-bench"));
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_window PROJECT    (a copy: a training run is added to it)\n");
        return 2;
    }
    findProgram();
    applyTheme(application, Scheme::Light);
    MainWindow window(Scheme::Light);
    window.resize(1400, 800);
    window.show();
    StallMeter meter;
    window.openProject(QString::fromLocal8Bit(argv[1]));
    if (!window.document())
        return 1;
    stay(stayMs);
    meter.print("opening");
    if (const QString failure = startTraining(*window.document()); !failure.isEmpty()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure));
        return 1;
    }
    walk(window, meter);
    meter.printAll();
    window.document()->send(window.document()->working()->run.id, QStringLiteral("discard"));
    return QTest::qWaitFor([&] { return !window.document()->working(); }, patienceMs) ? 0 : 1;
}
