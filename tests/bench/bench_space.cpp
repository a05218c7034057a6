// SPDX-License-Identifier: GPL-3.0-or-later
// bench_space [PROJECT]: how long the Space page takes to follow an edit of each preset: the counts, which it makes at once,
// and the histograms of 20,000 sampled architectures, which come from another thread. With a project that has a latency
// predictor, also the histogram of 4,000 predicted latencies of its space, for which the helper program is asked.
#include "bench/window_bench.h"
#include "domain/project/project.h"
#include "domain/space/presets.h"
#include "pages/space/space_figures.h"
#include "pages/space/space_summary.h"
#include "plots/histogram.h"
#include "project/serve_client.h"
#include "project/space_editor.h"

#include <algorithm>
#include <cstdio>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QUndoStack>

using namespace supernet;
using namespace supernet::ui;

namespace {

constexpr int edits = 21;
constexpr std::int64_t vocabulary = 8000;

struct Times
{
    std::vector<double> counts;
    std::vector<double> histograms;
};

double since(const QElapsedTimer &start)
{
    return static_cast<double>(start.nsecsElapsed()) / 1e6;
}

/// Switches a choice off and on again; what follows an edit is what SpaceSummary does.
Times follow(const SearchSpace &preset)
{
    QUndoStack undo;
    SpaceEditor editor(preset, undo);
    CostSampler sampler;
    QEventLoop loop;
    QObject::connect(&sampler, &CostSampler::sampled, &loop, &QEventLoop::quit);
    const Gene &gene = *std::ranges::find_if(preset.genes, [](const Gene &each) { return each.choices.size() > 1; });
    Times times;
    for (int edit = 0; edit < edits; ++edit) {
        QElapsedTimer start;
        start.start();
        editor.setOn(QString::fromStdString(gene.name), -1, gene.choices.back(), edit % 2 != 0);
        (void)countsOf(editor.space());
        (void)policySizes(editor.space(), vocabulary);
        times.counts.push_back(since(start));
        sampler.sample(editor.space(), {vocabulary, 30, 30});
        loop.exec();
        times.histograms.push_back(since(start));
    }
    return times;
}

void print(const char *what, std::vector<double> times, int mark)
{
    std::ranges::sort(times);
    std::printf("  %-10s median %7.2f ms, longest %7.2f ms after the edit    (mark: %d ms)\n", what,
                times[times.size() / 2], times.back(), mark);
}

/// That of its settings, else the demo's, as the window takes it.
SearchSpace spaceOf(const Project &project)
{
    return project.settings().contains("space") ? spaceFromJson(project.settings()["space"]) : loadSpace("demo");
}

/// From an edit to the histogram of predicted latencies; empty, with a word, where there is no predictor to ask.
std::vector<double> predict(const QString &folder)
{
    const SearchSpace space = spaceOf(Project::open(folder.toStdString()));
    ServeClient serve(folder);
    Histogram histogram(QStringLiteral("latency"), {}, QStringLiteral("architectures"));
    histogram.resize(300, 104);
    std::vector<double> times;
    QString failure;
    for (int edit = 0; edit <= edits && failure.isEmpty(); ++edit) {
        QEventLoop loop;
        QElapsedTimer start;
        start.start();
        serve.ask(
            "latencies", {{"space", toJson(space)}, {"samples", SpaceSummary::LatencySamples}},
            [&](const nlohmann::json &result) {
                const auto found = result.at("milliseconds").get<std::vector<double>>();
                histogram.setValues(QVector<double>(found.begin(), found.end()));
                loop.quit();
            },
            [&](const QString &message) {
                failure = message;
                loop.quit();
            });
        loop.exec();
        (void)histogram.grab();
        if (edit > 0) // The first has started the program.
            times.push_back(since(start));
    }
    if (!failure.isEmpty())
        std::fprintf(stderr, "%s\n", qPrintable(failure));
    return failure.isEmpty() ? times : std::vector<double>();
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    bench::findProgram();
    for (const std::string &preset : presetNames()) {
        const Times times = follow(loadSpace(preset));
        std::printf("%s\n", preset.c_str());
        print("counts", times.counts, 100);
        print("histograms", times.histograms, 300);
    }
    if (argc < 2)
        return 0;
    const auto latencies = predict(QString::fromLocal8Bit(argv[1]));
    if (latencies.empty())
        return 1;
    std::printf("%s\n", argv[1]);
    print("latencies", latencies, 300);
    return 0;
}
