// SPDX-License-Identifier: GPL-3.0-or-later
// bench_space: how long the Space page takes to follow an edit of each preset: the counts, which it makes at once, and the
// histograms of 20,000 sampled architectures, which come from another thread.
#include "domain/space/presets.h"
#include "pages/space/space_figures.h"
#include "project/space_editor.h"

#include <algorithm>
#include <cstdio>
#include <QCoreApplication>
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

void print(const char *what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("  %-10s median %7.2f ms, longest %7.2f ms after the edit\n", what, times[times.size() / 2], times.back());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    for (const std::string &preset : presetNames()) {
        const Times times = follow(loadSpace(preset));
        std::printf("%s\n", preset.c_str());
        print("counts", times.counts);
        print("histograms", times.histograms);
    }
    return 0;
}
