// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/fidelity_words.h"

#include "widgets/texts.h"

#include <cmath>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

using Cell = FactTable::Cell;

struct FidelityText
{
    Q_DECLARE_TR_FUNCTIONS(Fidelity)
};

constexpr std::size_t leastArchitectures = 5; ///< Four come into perfect order by chance once in 24 times.
constexpr double fairTau = 0.5;
constexpr double closeTau = 0.8;
QString estimateText(const Estimate &estimate, int digits, const QString &unit = {})
{
    if (std::isnan(estimate.value))
        return FidelityText::tr("undefined");
    const QString text = QStringLiteral("%1 [%2, %3]")
                             .arg(decimal(estimate.value, digits), decimal(estimate.low, digits),
                                  decimal(estimate.high, digits));
    return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

/// Of 100 pairs, those in the right order: what tau means where nothing is tied.
QString rightPairs(double tau)
{
    return count(50 * (1 + tau));
}

QString orderText(const Fidelity &fidelity)
{
    const QString number = count(static_cast<double>(fidelity.count));
    switch (trustIn(fidelity)) {
    case Trust::TooFew:
        return FidelityText::tr("Too few architectures to judge an order: %1 of at least %2.")
            .arg(number, count(leastArchitectures));
    case Trust::Unshown:
        return FidelityText::tr(
                   "No correlation can be shown with %1 architectures: the interval of Kendall's tau includes 0.")
            .arg(number);
    case Trust::Reversed:
        return FidelityText::tr("Ranks %1 architectures against what standalone training says: do not choose by it.")
            .arg(number);
    case Trust::Rough:
        return FidelityText::
            tr("Ranks %1 architectures only roughly as standalone training does: of 100 pairs about %2 stand in the "
               "right order.")
                .arg(number, rightPairs(fidelity.kendall.value));
    case Trust::Fair:
        return FidelityText::
            tr("Ranks %1 architectures mostly as standalone training does: of 100 pairs about %2 stand in the right "
               "order.")
                .arg(number, rightPairs(fidelity.kendall.value));
    case Trust::Close:
        return FidelityText::
            tr("Ranks %1 architectures nearly as standalone training does: of 100 pairs about %2 stand in the right "
               "order.")
                .arg(number, rightPairs(fidelity.kendall.value));
    }
    return {};
}

Cell numberCell(double value, const QString &text)
{
    return std::isnan(value) ? Cell{text, QString(), false, {}, true} : Cell{text, value, false};
}

} // namespace

Trust trustIn(const Fidelity &fidelity)
{
    const Estimate &tau = fidelity.kendall;
    if (fidelity.count < leastArchitectures)
        return Trust::TooFew;
    if (std::isnan(tau.value) || !tau.isCertain())
        return Trust::Unshown;
    if (tau.high < 0)
        return Trust::Reversed;
    return tau.value < fairTau ? Trust::Rough : tau.value < closeTau ? Trust::Fair : Trust::Close;
}

QString fidelityVerdict(const Fidelity &fidelity, std::optional<double> lead)
{
    const QString gap = lead
        ? FidelityText::tr(
              "Every score is above that of standalone training, by %1 BLEU on average: the nets trained alone had too "
              "little for the gap to tell what inheriting costs.")
              .arg(decimal(*lead, 1))
        : FidelityText::tr("Its scores lie %1 BLEU off those of standalone training.")
              .arg(decimal(fidelity.gap.value, 1));
    return orderText(fidelity) + QLatin1Char(' ') + gap;
}

QString fidelityVerdict(const FidelityFacts &facts)
{
    if (!facts.report)
        return {};
    return QString::fromStdString(facts.supernet) + QStringLiteral(": ")
        + fidelityVerdict(facts.report->all, leadThroughout({facts.pairs}));
}

QList<FidelityFigure> fidelityFigures(const FidelityReport &report, const FidelitySettings &statistics)
{
    const QString bleu = QStringLiteral("BLEU");
    const Fidelity &all = report.all;
    const QString best = statistics.top == 1
        ? FidelityText::tr("lost by trusting the supernet's favourite instead of the best; 0 is best")
        : FidelityText::tr("lost by trusting the supernet's %1 favourites instead of the best; 0 is best")
              .arg(count(static_cast<double>(statistics.top)));
    return {{FidelityText::tr("Gap"), estimateText(all.gap, 2, bleu),
             FidelityText::tr("how far inherited BLEU lies from standalone BLEU, on average; 0 is best")},
            {FidelityText::tr("Kendall tau-b"), estimateText(all.kendall, 2),
             FidelityText::tr("1: both put all pairs in the same order; 0: as good as chance; −1: upside down")},
            {FidelityText::tr("Within one depth"), estimateText(report.kendallWithinDepth, 2),
             FidelityText::tr("the same among equally deep decoders, where depth does not decide")},
            {FidelityText::tr("Spearman"), estimateText(all.spearman, 2),
             FidelityText::tr("how well the ranks agree; 1 is best")},
            {FidelityText::tr("Regret of the top %1").arg(count(static_cast<double>(statistics.top))),
             estimateText(all.regret, 2, bleu), best}};
}

QStringList fidelityHeadings()
{
    QStringList headings = {FidelityText::tr("Supernet"),     FidelityText::tr("n"),
                            FidelityText::tr("Gap, BLEU"),    FidelityText::tr("Tau-b"),
                            FidelityText::tr("Regret, BLEU"), FidelityText::tr("Spearman")};
    for (const QString &figure : headings.sliced(2))
        headings << FidelityText::tr("%1, from").arg(figure) << FidelityText::tr("%1, to").arg(figure);
    return headings;
}

QList<FactTable::Row> fidelityRows(const std::vector<FidelityFacts> &runs)
{
    QList<FactTable::Row> rows;
    for (const FidelityFacts &run : runs) {
        if (!run.report)
            continue;
        const Fidelity &all = run.report->all;
        const auto number = static_cast<double>(all.count);
        FactTable::Row row{QString::fromStdString(run.run.name), {}, {}};
        row.cells << Cell{QString::fromStdString(run.supernet), {}, false} << Cell{count(number), number, false};
        for (const Estimate *estimate : {&all.gap, &all.kendall, &all.regret, &all.spearman}) {
            const bool isBleu = estimate == &all.gap || estimate == &all.regret;
            row.cells << numberCell(estimate->value, estimateText(*estimate, isBleu ? 1 : 2));
        }
        for (const Estimate *estimate : {&all.gap, &all.kendall, &all.regret, &all.spearman})
            row.cells << numberCell(estimate->low, decimal(estimate->low, 3))
                      << numberCell(estimate->high, decimal(estimate->high, 3));
        row.tip = fidelityVerdict(run);
        rows << row;
    }
    return rows;
}

} // namespace supernet::ui
