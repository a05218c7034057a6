// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/front_data.h"

#include "domain/search/front_standing.h"
#include "domain/search/pareto.h"
#include "project/project_document.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <QCoreApplication>
#include <QHash>

namespace supernet::ui {

namespace {

struct FrontText
{
    Q_DECLARE_TR_FUNCTIONS(FrontData)
};

std::optional<double> valueOf(const ProjectDocument &document, RunId search, const Candidate &candidate,
                              Quality quality)
{
    if (quality == Quality::Loss)
        return candidate.loss;
    return document.scores().score(search, candidate.architectureId, quality == Quality::Bleu ? "bleu" : "chrf");
}

double sign(Quality quality)
{
    return lessIsBetter(quality) ? 1 : -1;
}

std::optional<double> costOf(const Candidate &candidate, const FrontView &view)
{
    switch (view.axes.expense) {
    case Expense::Latency:
        if (!view.axes.device.isEmpty())
            return view.deviceLatency ? view.deviceLatency(candidate.architectureId) : std::nullopt;
        return candidate.latencyMs;
    case Expense::Flops:
        return candidate.flops;
    case Expense::Parameters:
        return candidate.params;
    }
    return {};
}

/// Whether the axis is of the latency that the search trades, which has been measured and has ranges.
bool showsOwnLatency(const FrontView &view)
{
    return view.axes.expense == Expense::Latency && view.axes.device.isEmpty();
}

std::vector<Objectives> objectivesOf(const QVector<FrontPoint> &points, Quality quality)
{
    std::vector<Objectives> objectives;
    for (const FrontPoint &point : points)
        objectives.push_back({point.cost, sign(quality) * point.value});
    return objectives;
}

LatencyRanges writtenRanges(const RunMetrics &metrics)
{
    std::vector<Metric> rows = metrics.rowsOf(latencyLowMetric);
    std::ranges::move(metrics.rowsOf(latencyHighMetric), std::back_inserter(rows));
    return latencyRanges(rows);
}

/// What is known of the latencies of a search's candidates, run after run that measured them.
class KnownRanges
{
public:
    KnownRanges(const ProjectDocument &document, RunId search)
        : m_document(document)
        , m_search(document.run(search))
    {
    }

    [[nodiscard]] std::optional<LatencyRange> of(const Candidate &candidate, const Measurement *measurement)
    {
        if (!measurement)
            return m_search ? predictedRange(m_search->run, candidate.latencyMs) : std::nullopt;
        auto [written, fresh] = m_written.try_emplace(measurement->run);
        if (fresh)
            written->second = writtenRanges(m_document.metrics(measurement->run));
        return rangeOf(*measurement, written->second);
    }

private:
    const ProjectDocument &m_document;
    const RunView *m_search;
    std::map<RunId, LatencyRanges> m_written;
};

/// Half of the 95 % interval of what a run came to; 0 where it did not say.
double bleuInterval(const ProjectDocument &document, std::optional<RunId> run)
{
    if (!run)
        return 0;
    return document.metrics(*run).lastOfAny("valid/bleu_interval").value_or(0);
}

/// Half of the 95 % intervals of greedy BLEU, by architecture, as far as the search has taken them.
QHash<QString, double> bleuIntervals(const ProjectDocument &document, const FrontView &view)
{
    QHash<QString, double> intervals;
    if (view.axes.quality != Quality::Bleu)
        return intervals;
    for (const Metric &metric : document.metrics(view.search).rowsOf(bleuIntervalMetric))
        intervals[QString::fromStdString(metric.subnet)] = metric.value;
    return intervals;
}

FrontPoint retrainedPoint(const ProjectDocument &document, RunId search, FrontPoint inherited, double bleu)
{
    const std::string id = inherited.id.toStdString();
    inherited.id += QStringLiteral("/retrained");
    inherited.value = bleu;
    inherited.standing = Standing::Retrained;
    inherited.valueInterval = bleuInterval(document, document.scores().retrainedBy(search, id));
    inherited.range.reset();
    return inherited;
}

/// Who belongs to the front, where any figure is known to a range.
void judge(QVector<FrontPoint> &points, Quality quality)
{
    const auto isRanged = [](const FrontPoint &point) {
        return isInherited(point.standing) && (point.range || point.valueInterval > 0);
    };
    if (std::ranges::none_of(points, isRanged))
        return;
    std::vector<UncertainObjectives> objectives;
    for (const FrontPoint &point : std::as_const(points)) {
        const auto range = point.range.value_or(std::pair(point.cost, point.cost));
        UncertainObjectives own;
        own.low = range.first;
        own.high = range.second;
        const double loss = isInherited(point.standing) ? sign(quality) * point.value : std::nan("");
        own.lossLow = loss - point.valueInterval;
        own.lossHigh = loss + point.valueInterval;
        objectives.push_back(own);
    }
    const auto found = standings(objectives);
    for (std::size_t at = 0; at < found.size(); ++at) {
        FrontPoint &point = points[static_cast<qsizetype>(at)];
        if (isInherited(point.standing))
            point.membership = found[at] == supernet::Standing::Certain ? Membership::Certain
                : found[at] == supernet::Standing::Possible             ? Membership::Possible
                                                                        : Membership::RuledOut;
    }
}

/// The files of candidates that are shown, over axes that they have figures for.
void addExported(const ProjectDocument &document, const FrontView &view, QVector<FrontPoint> &points)
{
    if (view.axes.quality != Quality::Bleu || !view.axes.device.isEmpty() || document.exports().empty())
        return;
    QHash<QString, FrontPoint> shown;
    for (const FrontPoint &point : std::as_const(points)) {
        if (isInherited(point.standing))
            shown.insert(point.id, point);
    }
    for (const ExportedPoint &exported : exportedOf(document, view.search)) {
        const auto own = shown.constFind(QString::fromStdString(exported.architectureId));
        if (own == shown.constEnd())
            continue;
        points << FrontPoint{pointId(exported), showsOwnLatency(view) ? exported.latencyMs : own->cost, exported.bleu,
                             own->generation, Standing::Exported};
    }
}

} // namespace

QVector<FrontPoint> frontPoints(const ProjectDocument &document, const FrontView &view)
{
    const ArchitectureScores &scores = document.scores();
    KnownRanges ranges(document, view.search);
    const auto intervals = bleuIntervals(document, view);
    QVector<FrontPoint> points;
    for (const Candidate &candidate : document.candidates(view.search)) {
        if (view.lastGeneration && candidate.generation > *view.lastGeneration)
            continue;
        const auto cost = costOf(candidate, view);
        const auto value = valueOf(document, view.search, candidate, view.axes.quality);
        if (!cost || !value)
            continue;
        const Measurement *measurement = scores.measurement(view.search, candidate.architectureId);
        FrontPoint point{QString::fromStdString(candidate.architectureId), *cost, *value,
                         static_cast<int>(candidate.generation),
                         candidate.latencyMeasured || measurement ? Standing::Measured : Standing::Predicted};
        point.valueInterval = intervals.value(point.id);
        if (showsOwnLatency(view)) {
            if (measurement)
                point.measured = LatencySpread{measurement->medianMs, measurement->p10Ms, measurement->p90Ms};
            if (const auto range = ranges.of(candidate, measurement))
                point.range = std::pair(range->low, range->high);
        }
        points << point;
        const auto retrained = scores.retrainedBleu(view.search, candidate.architectureId);
        if (retrained && view.axes.quality == Quality::Bleu)
            points << retrainedPoint(document, view.search, point, *retrained);
    }
    addExported(document, view, points);
    judge(points, view.axes.quality);
    return points;
}

std::vector<ExportedPoint> exportedOf(const ProjectDocument &document, RunId search)
{
    const RunView *run = document.run(search);
    const RunView *supernet = run && run->run.parentRun ? document.run(*run->run.parentRun) : nullptr;
    if (!supernet || document.exports().empty())
        return {};
    std::set<std::string> candidates;
    for (const Candidate &candidate : document.candidates(search))
        candidates.insert(candidate.architectureId);
    return exportedPoints(document.exports(), candidates, supernet->run.name, run->run.parentStep.value_or(0));
}

QString pointId(const ExportedPoint &exported)
{
    return QString::fromStdString(exported.architectureId + '/' + exported.format);
}

QVector<QPointF> frontLine(const QVector<FrontPoint> &points, Quality quality)
{
    QVector<FrontPoint> inherited;
    std::ranges::copy_if(points, std::back_inserter(inherited),
                         [](const FrontPoint &point) { return isInherited(point.standing); });
    QVector<QPointF> line;
    for (const std::size_t member : paretoFront(objectivesOf(inherited, quality))) {
        const FrontPoint &point = inherited[static_cast<qsizetype>(member)];
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
                   .arg(difference(axes.quality, own.value - cheaper.value),
                        figure(axes.expense, own.cost - cheaper.cost));
    } else {
        text = FrontText::tr("The cheapest of the front.");
    }
    text += QLatin1Char(' ');
    if (index + 1 < front.size()) {
        const FrontPoint &dearer = front[index + 1];
        text += FrontText::tr("The next dearer one gains %1 for %2.")
                    .arg(difference(axes.quality, dearer.value - own.value),
                         figure(axes.expense, dearer.cost - own.cost));
    } else {
        text += FrontText::tr("Nothing on the front is better.");
    }
    return index == kneeOf(front, axes.quality)
        ? FrontText::tr("The knee of the front: from here on more cost buys less.") + QLatin1Char(' ') + text
        : text;
}

} // namespace supernet::ui
