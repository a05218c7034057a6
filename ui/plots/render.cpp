// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/render.h"

#include "domain/project/output_place.h"
#include "domain/project/project.h"
#include "domain/search/front_view.h"
#include "plots/front_plot.h"

#include <algorithm>
#include <QFileInfo>

namespace supernet::ui {

void renderFront(const RenderOrder &order)
{
    const QString kind = QFileInfo(order.output).suffix().toLower();
    if (kind != QLatin1String("png") && kind != QLatin1String("svg") && kind != QLatin1String("pdf"))
        throw UsageError("The picture `" + order.output.toStdString() + "` is of no kind that can be drawn.",
                         "End its name in .png, .svg or .pdf.");
    const auto output = std::filesystem::path(order.output.toStdString());
    const Existing existing = order.replaces ? Existing::Replaced : Existing::Kept;
    requireFree(output, existing);
    const Project project = Project::open(order.project.toStdString());
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto candidates = scoredCandidates(store, searchRun(store, order.run.toStdString()));
    const bool bleu = std::ranges::any_of(candidates, [](const auto &scored) { return scored.bleu.has_value(); });
    QVector<FrontPoint> points;
    for (const ScoredCandidate &scored : candidates) {
        const Candidate &candidate = scored.candidate;
        if (!bleu || scored.bleu)
            points << FrontPoint{QString::fromStdString(candidate.architectureId), candidate.latencyMs,
                                 bleu ? *scored.bleu : candidate.loss, static_cast<int>(candidate.generation),
                                 candidate.latencyMeasured || scored.measuredMs ? Standing::Measured
                                                                                : Standing::Predicted};
    }
    FrontPlot plot;
    plot.resize(order.width, order.height);
    plot.setAxes({Expense::Latency, bleu ? Quality::Bleu : Quality::Loss});
    plot.setPoints(points);
    OutputPlace place(output, existing);
    if (!plot.save(QString::fromStdString(place.path().string()), order.width, order.height))
        throw Error("The picture " + order.output.toStdString() + " could not be written.",
                    "Check that its folder exists and that you may write there.");
    place.commit();
}

} // namespace supernet::ui
