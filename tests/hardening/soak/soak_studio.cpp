// SPDX-License-Identifier: GPL-3.0-or-later
// soak_studio STATE [--minutes N] [--pace N] [--report]: see the command `soak` beside it.
#include "bench/window_bench.h"
#include "hardening/soak/facts_writer.h"
#include "hardening/soak/memory_trend.h"
#include "hardening/soak/stall_watch.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTextStream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace supernet;
using namespace supernet::ui;
using namespace supernet::hardening;

namespace {

constexpr double mostGrowth = 0.05; ///< MiB a minute, once the window has settled.
constexpr double mostStallMs = 100;
constexpr double settling = 1.0 / 6; ///< Of the whole time: of an hour ten minutes.
constexpr int rows = 6; ///< Of the table.
constexpr int pageMs = 1000;
constexpr int pagesToASample = 5;
constexpr int jobPriority = 10;
constexpr int patienceSeconds = 120;

struct Sample
{
    double minute = 0;
    Memory memory;
    Stall stall; ///< The longest since the sample before.
};

QString samplesFile(const QDir &state)
{
    return state.filePath(QStringLiteral("samples.csv"));
}

/// Trains until it is stopped, and steps aside for the window; with a pace it only writes what a training would.
void startJob(QProcess &job, const QString &project, const QDir &state, const QString &pace)
{
    if (pace.isEmpty()) {
        job.setProgram(qEnvironmentVariable("SUPERNET_BIN") + QStringLiteral("/supernet"));
        job.setArguments(QStringLiteral("train --space demo --policy neuron --steps 10000000 --validate-every 50 "
                                        "--conflict-every 10 --checkpoint-every 500 --threads 1 --project")
                             .split(QLatin1Char(' '))
                         << project);
    } else {
        job.setProgram(QCoreApplication::applicationFilePath());
        job.setArguments({QStringLiteral("--write"), QStringLiteral("--pace"), pace, project});
    }
    job.setProcessChannelMode(QProcess::MergedChannels);
    job.setStandardOutputFile(state.filePath(QStringLiteral("job.log")));
    job.setChildProcessModifier([] {
        setpriority(PRIO_PROCESS, 0, jobPriority);
        prctl(PR_SET_PDEATHSIG, SIGTERM); // A soak that is broken off leaves no job behind.
    });
    job.start();
}

/// One line for each sample, written as it comes: what a broken run has measured is there.
class SampleFile
{
public:
    explicit SampleFile(const QDir &state)
        : m_file(std::fopen(qPrintable(samplesFile(state)), "we"))
    {
        if (m_file)
            std::fputs("minute,resident,anonymous,in_use,stall_ms,own_ms,queued_ms,page\n", m_file);
    }
    ~SampleFile()
    {
        if (m_file)
            std::fclose(m_file);
    }
    SampleFile(const SampleFile &) = delete;
    SampleFile &operator=(const SampleFile &) = delete;

    void add(double minute, const Memory &memory, const Stall &stall)
    {
        if (!m_file)
            return;
        std::fprintf(m_file, "%.4f,%.3f,%.3f,%.3f,%.2f,%.2f,%.2f,%d\n", minute, memory.resident, memory.anonymous,
                     memory.inUse, stall.ms, stall.ownMs, stall.queuedMs, stall.page);
        std::fflush(m_file);
    }

private:
    std::FILE *m_file;
};

std::vector<Sample> readSamples(const QDir &state)
{
    std::vector<Sample> samples;
    QFile file(samplesFile(state));
    if (!file.open(QIODevice::ReadOnly))
        return samples;
    QTextStream stream(&file);
    stream.readLine();
    while (!stream.atEnd()) {
        const QStringList cells = stream.readLine().split(QLatin1Char(','));
        if (cells.size() != 8)
            continue;
        const auto number = [&](int cell) { return cells[cell].toDouble(); };
        samples.push_back(
            {number(0), {number(1), number(2), number(3)}, {number(4), number(5), number(6), cells[7].toInt()}});
    }
    return samples;
}

Stall longestOf(const std::vector<Sample> &samples, double from, double to)
{
    Stall longest;
    for (const Sample &sample : samples) {
        if (sample.minute > from && sample.minute <= to && sample.stall.itsFaultMs() > longest.itsFaultMs())
            longest = sample.stall;
    }
    return longest;
}

const char *pageName(int page)
{
    return page >= 0 && page < static_cast<int>(projectPages().size())
        ? projectPages()[static_cast<std::size_t>(page)].icon
        : "opening";
}

void print(const char *what, const Stall &stall)
{
    std::printf("%s%.0f ms (%.0f by the clock, %.0f of them without a processor; own work %.0f; %s)\n", what,
                stall.itsFaultMs(), stall.ms, stall.queuedMs, stall.ownMs, pageName(stall.page));
}

using Column = double Memory::*;

Line trend(const std::vector<Sample> &samples, double from, Column column)
{
    std::vector<std::pair<double, double>> points;
    for (const Sample &sample : samples) {
        if (sample.minute > from)
            points.emplace_back(sample.minute, sample.memory.*column);
    }
    return lineThrough(points);
}

void printTable(const std::vector<Sample> &samples)
{
    const double all = samples.back().minute;
    std::printf("%13s %9s %10s %8s  longest stall\n", "minutes", "resident", "anonymous", "in use");
    for (int row = 0; row < rows; ++row) {
        const double from = all * row / rows;
        const double to = row + 1 == rows ? all : all * (row + 1) / rows;
        const auto last = std::ranges::find_if(samples.rbegin(), samples.rend(),
                                               [to](const Sample &sample) { return sample.minute <= to; });
        if (last == samples.rend())
            continue;
        std::printf("%5.1f – %5.1f %9.1f %10.1f %8.1f  ", from, to, last->memory.resident, last->memory.anonymous,
                    last->memory.inUse);
        print("", longestOf(samples, from, to));
    }
}

/// Whether what was measured is within the marks.
bool report(const QDir &state)
{
    const std::vector<Sample> samples = readSamples(state);
    if (samples.size() < 20) {
        std::printf("Too few samples: %zu.\n", samples.size());
        return false;
    }
    printTable(samples);
    const double all = samples.back().minute;
    const double from = all * settling;
    for (const auto &[name, column] : {std::pair("resident", &Memory::resident),
                                       {"anonymous", &Memory::anonymous},
                                       {"heap in use", &Memory::inUse}}) {
        const Line line = trend(samples, from, column);
        std::printf("growth of the last %.0f minutes, %s: %+.4f ± %.4f MiB/min\n", all - from, name, line.slope,
                    line.error);
    }
    const Stall longest = longestOf(samples, 0, all);
    print("longest stall: ", longest);
    const double growth = trend(samples, from, &Memory::resident).slope;
    const bool holds = growth < mostGrowth && longest.itsFaultMs() <= mostStallMs;
    std::printf("%s: the resident memory may grow by less than %.2f MiB/min, no stall may be longer than %.0f ms\n",
                holds ? "passed" : "FAILED", mostGrowth, mostStallMs);
    return holds;
}

/// Changes pages until the time is over. False where the job ended before.
bool walk(MainWindow &window, QProcess &job, const QDir &state, double minutes)
{
    SampleFile file(state);
    StallWatch watch;
    QElapsedTimer clock;
    clock.start();
    const auto minute = [&] { return static_cast<double>(clock.elapsed()) / 60e3; };
    for (int change = 0; minute() < minutes; ++change) {
        const auto page = static_cast<std::size_t>(change) % projectPages().size();
        watch.setPage(static_cast<int>(page));
        window.showPage(projectPages()[page].id);
        bench::stay(pageMs);
        if (change % pagesToASample != pagesToASample - 1)
            continue;
        file.add(minute(), memoryNow(), watch.takeLongest());
        if (job.state() != QProcess::Running) {
            std::printf("The job ended after %.1f minutes; see job.log.\n", minute());
            return false;
        }
    }
    return true;
}

bool soak(const QDir &state, double minutes, const QString &pace)
{
    const QString project = state.filePath(QStringLiteral("project.supernet"));
    if (!QFile::exists(project))
        (void)Project::copyOf(SUPERNET_SOURCES "/models/demo.supernet", project.toStdString());
    QProcess job;
    startJob(job, project, state, pace);
    MainWindow window(Scheme::Light);
    window.resize(1400, 800);
    window.show();
    window.openProject(project);
    if (!window.document())
        return false;
    const auto isFollowed = [&] {
        const RunView *run = window.document()->working();
        return run && run->progress && run->progress->done > 0;
    };
    for (int second = 0; second < patienceSeconds && !isFollowed(); ++second)
        bench::stay(1000);
    const RunId run = isFollowed() ? window.document()->working()->run.id : 0;
    const bool whole = run != 0 && walk(window, job, state, minutes);
    std::printf("followed %zu metrics and %zu gradient samples of run %lld\n", window.document()->metrics(run).rows(),
                window.document()->conflicts(run).samples(), static_cast<long long>(run));
    job.terminate();
    job.waitForFinished(patienceSeconds * 1000);
    return whole;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-soak"));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("STATE"), QStringLiteral("Folder of the project and the samples"));
    const QCommandLineOption pace(QStringLiteral("pace"),
                                  QStringLiteral("Facts of so many steps a second, without a training"),
                                  QStringLiteral("N"));
    QCommandLineOption write(QStringLiteral("write"));
    write.setFlags(QCommandLineOption::HiddenFromHelp);
    const QCommandLineOption minutes(QStringLiteral("minutes"), QStringLiteral("How long"), QStringLiteral("N"),
                                     QStringLiteral("60"));
    const QCommandLineOption reportOnly(QStringLiteral("report"), QStringLiteral("Of the last run"));
    parser.addOptions({minutes, pace, write, reportOnly});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().size() != 1 || parser.value(minutes).toDouble() <= 0)
        parser.showHelp(2);
    const QDir state(parser.positionalArguments().first());
    if (parser.isSet(write)) {
        const auto parent = getppid();
        writeTraining(Project::open(state.path().toStdString()), parser.value(pace).toDouble(),
                      [parent] { return getppid() == parent; });
        return 0;
    }
    if (parser.isSet(reportOnly))
        return report(state) ? 0 : 1;
    QDir().mkpath(state.path());
    bench::findProgram();
    applyTheme(application, Scheme::Light);
    const bool whole = soak(state, parser.value(minutes).toDouble(), parser.value(pace));
    return report(state) && whole ? 0 : 1;
}
