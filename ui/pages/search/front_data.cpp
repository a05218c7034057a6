// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/front_data.h"

#include "domain/search/pareto.h"
#include "project/project_document.h"

#include <QCoreApplication>

namespace supernet::ui {

namespace {

struct FrontText
{
    Q_DECLARE_TR_FUNCTIONS(FrontData)
};

std::optional<double> valueOf(const ProjectDocument &document, RunId search, const Candidate &candidate, Quality quality)
{
    if (quality == Quality::Loss)
        return candidate.loss;
    return document.scores().score(search, candidate.architectureId, quality == Quality::Bleu ? "bleu" : "chrf");
}

double sign(Quality quality)
{
    return lessIsBetter(quality) ? 1 : -1;
}

std::vector<Objectives> objectivesOf(const QVector<FrontPoint> &points, Quality quality)
{
    std::vector<Objectives> objectives;
    for (const FrontPoint &point : points)
        objectives.push_back({point.cost, sign(quality) * point.value});
    return objectives;
}

} // namespace

double costOf(const Candidate &candidate, Expense expense)
{
    switch (expense) {
    case Expense::Latency:
        return candidate.latencyMs;
    case Expense::Flops:
        return candidate.flops;
    case Expense::Parameters:
        return candidate.params;
    }
    return 0;
}

QVector<FrontPoint> frontPoints(const ProjectDocument &document, const FrontView &view)
{
    QVector<FrontPoint> points;
    for (const Candidate &candidate : document.candidates(view.search)) {
        if (view.lastGeneration && candidate.generation > *view.lastGeneration)
            continue;
        const auto value = valueOf(document, view.search, candidate, view.axes.quality);
        if (!value)
            continue;
        const ArchitectureScores &scores = document.scores();
        const Measurement *measurement = scores.measurement(view.search, candidate.architectureId);
        const bool measured = candidate.latencyMeasured || measurement;
        points << FrontPoint{QString::fromStdString(candidate.architectureId), costOf(candidate, view.axes.expense), *value,
                             static_cast<int>(candidate.generation), measured ? Standing::Measured : Standing::Predicted, {}};
        if (measurement && view.axes.expense == Expense::Latency)
            points.back().measured = LatencySpread{measurement->medianMs, measurement->p10Ms, measurement->p90Ms};
        const auto retrained = scores.retrainedBleu(view.search, candidate.architectureId);
        if (retrained && view.axes.quality == Quality::Bleu) {
            points << points.back();
            points.back().value = *retrained;
            points.back().standing = Standing::Retrained;
        }
    }
    return points;
}

QVector<QPointF> frontLine(const QVector<FrontPoint> &points, Quality quality)
{
    QVector<QPointF> line;
    for (const std::size_t member : paretoFront(objectivesOf(points, quality))) {
        const FrontPoint &point = points[static_cast<qsizetype>(member)];
        line << QPointF(point.cost, point.value);
    }
    return line;
}

bool hasQuality(const ProjectDocument &document, RunId search, Quality quality)
{
    int found = 0;
    for (const Candidate &candidate : document.candidates(search)) {
        if (valueOf(document, search, candidate, quality) && ++found == 2)
            return true;
    }
    return false;
}

qsizetype kneeOf(const QVector<FrontPoint> &front, Quality quality)
{
    const auto member = knee(objectivesOf(front, quality));
    return member ? static_cast<qsizetype>(*member) : -1;
}

QString whyThisOne(const QVector<FrontPoint> &front, qsizetype index, const FrontAxes &axes)
{
    const FrontPoint &own = front[index];
    QString text;
    if (index > 0) {
        const FrontPoint &cheaper = front[index - 1];
        text = FrontText::tr("The next cheaper pick loses %1 for %2.")
                   .arg(difference(axes.quality, own.value - cheaper.value), figure(axes.expense, own.cost - cheaper.cost));
    } else {
        text = FrontText::tr("The cheapest of the front.");
    }
    text += QLatin1Char(' ');
    if (index + 1 < front.size()) {
        const FrontPoint &dearer = front[index + 1];
        text += FrontText::tr("The next dearer one gains %1 for %2.")
                    .arg(difference(axes.quality, dearer.value - own.value), figure(axes.expense, dearer.cost - own.cost));
    } else {
        text += FrontText::tr("Nothing on the front is better.");
    }
    return index == kneeOf(front, axes.quality) ? FrontText::tr("The knee of the front: from here on more cost buys less.") + QLatin1Char(' ') + text
                                                : text;
}

} // namespace supernet::ui
