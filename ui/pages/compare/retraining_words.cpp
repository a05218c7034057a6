// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/retraining_words.h"

#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

using Cell = FactTable::Cell;

struct RetrainingText
{
    Q_DECLARE_TR_FUNCTIONS(Retraining)
};

Cell missing()
{
    return {QStringLiteral("–"), QString(), false, {}, true};
}

QString steps(std::int64_t number)
{
    return count(static_cast<double>(number));
}

QString scoreText(const CurvePoint &point)
{
    return point.bleu ? RetrainingText::tr("%1 ± %2 BLEU").arg(decimal(*point.bleu, 1), decimal(point.bleuInterval, 1))
                      : RetrainingText::tr("loss %1").arg(decimal(point.loss, 3));
}

QString savingText(const RetrainingSaving &saving, const AloneRun &inherited)
{
    const QString goal = scoreText(saving.goal);
    const auto saved = stepsSaved(saving);
    if (!saved)
        return RetrainingText::tr("Retraining has not come within the interval of the standalone %1 in %2 steps.")
            .arg(goal, steps(inherited.curve.empty() ? 0 : inherited.curve.back().step));
    const CurvePoint &reached = *saving.reachedInterval;
    if (reached.step == 0)
        return RetrainingText::tr(
                   "The inherited weights are within the interval of the standalone %1 without any training.")
            .arg(goal);
    const QString instead
        = RetrainingText::tr(
              "%1 steps instead of %2, %3 s instead of %4, to come within the interval of the standalone %5.")
              .arg(steps(reached.step), steps(saving.goal.step), decimal(reached.seconds, 0),
                   decimal(saving.goal.seconds, 0), goal);
    return (*saved >= 0 ? RetrainingText::tr("Retraining saved %1 % of the steps:").arg(decimal(100 * *saved, 0))
                        : RetrainingText::tr("Retraining took longer than training from scratch:"))
        + QLatin1Char(' ') + instead;
}

/// A training by itself: nothing to compare it with yet.
QString standing(const AloneRun &run)
{
    if (run.curve.empty())
        return {};
    const CurvePoint &last = run.curve.back();
    return run.start == Start::Inherited
        ? RetrainingText::tr("Retrained for %1 steps: %2.").arg(steps(last.step), scoreText(last))
        : RetrainingText::tr("Trained from scratch for %1 steps: %2.").arg(steps(last.step), scoreText(last));
}

Cell number(double value, int digits)
{
    return {decimal(value, digits), value, false};
}

QList<Cell> pointCells(const std::optional<CurvePoint> &point)
{
    if (!point)
        return {missing(), missing()};
    return {number(static_cast<double>(point->step), 0), number(point->seconds, 0)};
}

QList<Cell> scratchCells(const RetrainingPair &trainings)
{
    if (!trainings.scratch || trainings.scratch->curve.empty())
        return {missing(), missing(), missing(), missing()};
    const CurvePoint &last = trainings.scratch->curve.back();
    QList<Cell> cells = last.bleu ? QList<Cell>{number(*last.bleu, 1), number(last.bleuInterval, 1)}
                                  : QList<Cell>{missing(), missing()};
    return cells + pointCells(last);
}

} // namespace

std::vector<RetrainedSubnet> retrainedSubnets(const std::vector<Subnet> &picks, const TrustFacts &facts)
{
    std::vector<RetrainedSubnet> subnets;
    const auto add = [&](const QString &name, const std::string &architecture, const std::string &supernet) {
        const auto same = [&](const RetrainedSubnet &other) {
            return other.architecture == architecture && (other.supernet.empty() || other.supernet == supernet);
        };
        if (std::ranges::none_of(subnets, same))
            subnets.push_back({name, architecture, supernet, retrainingPair(facts, architecture, supernet)});
    };
    for (const Subnet &pick : picks)
        add(pick.name, pick.id.toStdString(), pick.supernet);
    for (const AloneRun &run : facts.alone) {
        if (run.start == Start::Inherited)
            add(RetrainingText::tr("Subnet %1 of %2")
                    .arg(QString::fromStdString(run.architecture).left(6), QString::fromStdString(run.supernet)),
                run.architecture, run.supernet);
    }
    return subnets;
}

std::optional<double> stepsSaved(const RetrainingSaving &saving)
{
    if (!saving.reachedInterval)
        return {};
    const auto whole = static_cast<double>(std::max<std::int64_t>(saving.goal.step, 1));
    return 1 - static_cast<double>(saving.reachedInterval->step) / whole;
}

QString retrainingVerdict(const RetrainingPair &trainings)
{
    const auto &[inherited, scratch] = trainings;
    if (!inherited && !scratch)
        return RetrainingText::tr("Not trained alone yet.");
    if (inherited && inherited->saving)
        return savingText(*inherited->saving, *inherited);
    QStringList sentences;
    for (const AloneRun *run : {inherited, scratch}) {
        if (run && !standing(*run).isEmpty())
            sentences << standing(*run);
    }
    if (!inherited || !scratch)
        sentences << (inherited ? RetrainingText::tr("Train it from scratch too, to see what was saved.")
                                : RetrainingText::tr("Retrain it too, to see what is saved."));
    return sentences.join(QLatin1Char(' '));
}

QStringList retrainingHeadings()
{
    return {RetrainingText::tr("Subnet"),
            RetrainingText::tr("BLEU alone"),
            RetrainingText::tr("±"),
            RetrainingText::tr("Steps"),
            RetrainingText::tr("Seconds"),
            RetrainingText::tr("Within ± at step"),
            RetrainingText::tr("at second"),
            RetrainingText::tr("Equal at step"),
            RetrainingText::tr("equal at second"),
            RetrainingText::tr("Steps saved, %")};
}

QList<FactTable::Row> retrainingRows(const std::vector<RetrainedSubnet> &subnets)
{
    QList<FactTable::Row> rows;
    for (const RetrainedSubnet &subnet : subnets) {
        FactTable::Row row{QString::fromStdString(subnet.architecture + ' ' + subnet.supernet),
                           {{subnet.name, {}, false}},
                           retrainingVerdict(subnet.trainings)};
        const AloneRun *inherited = subnet.trainings.inherited;
        const RetrainingSaving *saving = inherited && inherited->saving ? &*inherited->saving : nullptr;
        const auto saved = saving ? stepsSaved(*saving) : std::nullopt;
        row.cells << scratchCells(subnet.trainings) << pointCells(saving ? saving->reachedInterval : std::nullopt)
                  << pointCells(saving ? saving->reached : std::nullopt)
                  << (saved ? number(100 * *saved, 0) : missing());
        rows << row;
    }
    return rows;
}

std::vector<QueuedJob> trainingJobs(const std::vector<Subnet> &picks, const QStringList &training)
{
    std::vector<QueuedJob> jobs;
    for (const Subnet &pick : picks) {
        const std::string architecture = pick.architecture.is_string() ? pick.architecture.get<std::string>()
                                                                       : pick.id.toStdString();
        for (const Start start :
             {Start::Scratch, Start::Inherited}) { // The second is compared with the first as it goes.
            QueuedJob job{JobKind::Retrain, {"--architecture", architecture, "--start", name(start)}};
            if (!pick.supernet.empty())
                job.arguments.insert(job.arguments.end(), {"--supernet", pick.supernet});
            for (const QString &word : training)
                job.arguments.push_back(word.toStdString());
            jobs.push_back(std::move(job));
        }
    }
    return jobs;
}

} // namespace supernet::ui
