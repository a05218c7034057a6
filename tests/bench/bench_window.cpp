// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window PROJECT: walks through every page of the window while a training job works, and prints how long the event
// loop was held up: the median, the 99th percentile and the longest.
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <algorithm>
#include <cstdio>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace supernet;
using namespace supernet::ui;

namespace {

constexpr int beatMs = 5;
constexpr int rounds = 3;
constexpr int stayMs = 1500; ///< On each page.
constexpr int patienceMs = 60'000;

/// A heart that beats in the event loop: how much later than it should each beat comes is how long the loop was held up.
class StallMeter
{
public:
    StallMeter()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        m_beat.setInterval(beatMs);
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
            m_stalls.push_back(std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - beatMs));
            m_since.start();
        });
        m_since.start();
        m_beat.start();
    }

    void print(const char *what)
    {
        std::ranges::sort(m_stalls);
        const auto at = [&](double share) {
            return m_stalls[static_cast<std::size_t>(share * static_cast<double>(m_stalls.size() - 1))];
        };
        if (!m_stalls.empty())
            std::printf("%-12s %6zu beats, late by median %6.2f ms, 99 %% under %6.1f ms, longest %6.1f ms\n", what,
                        m_stalls.size(), at(0.5), at(0.99), m_stalls.back());
        m_all.insert(m_all.end(), m_stalls.begin(), m_stalls.end());
        m_stalls.clear();
    }

    void printAll()
    {
        m_stalls = std::exchange(m_all, {});
        print("all");
    }

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    std::vector<double> m_stalls;
    std::vector<double> m_all;
};

/// In an event loop that waits for events, as the program's does; those of Qt Test do not.
void stay()
{
    QEventLoop loop;
    QTimer::singleShot(stayMs, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The program lies in the build's bin folder, beside the benches' own.
void findProgram()
{
    if (!qEnvironmentVariableIsSet("SUPERNET_BIN"))
        qputenv("SUPERNET_BIN", QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../bin")).toLocal8Bit());
}

/// Empty once the job works, else why it does not.
QString startTraining(ProjectDocument &document)
{
    QString failure;
    const std::size_t before = document.runs().size();
    const auto listening = QObject::connect(&document.launcher(), &JobLauncher::failed, [&](const QString &message) { failure = message; });
    document.launcher().start(
        QStringLiteral("train"),
        QStringLiteral("--space demo --policy neuron --steps 100000 --validate-every 50 --conflict-every 10")
            .split(QLatin1Char(' ')));
    const auto isWorking = [&] { return document.working() && document.working()->progress; };
    const auto hasEnded = [&] { return document.runs().size() > before && !document.runs().back().isAlive(); };
    const bool settled = QTest::qWaitFor([&] { return isWorking() || hasEnded() || !failure.isEmpty(); }, patienceMs);
    if (settled && !isWorking() && hasEnded())
        failure = QString::fromStdString(document.runs().back().attempt.value_or(AttemptRecord()).message);
    else if (!settled)
        failure = QStringLiteral("The training job did not start within a minute; see %1.").arg(document.launcher().logFile());
    QObject::disconnect(listening);
    return failure;
}

void walk(MainWindow &window, StallMeter &meter)
{
    for (int round = 0; round < rounds; ++round) {
        for (const PageKind &kind : projectPages()) {
            window.showPage(kind.id);
            stay();
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
    stay();
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
