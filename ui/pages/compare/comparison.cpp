// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/comparison.h"

#include "pages/space/choice_model.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

using Cell = FactTable::Cell;

struct CompareText
{
    Q_DECLARE_TR_FUNCTIONS(Compare)
};

Cell cellOf(const std::optional<double> &value, const std::function<QString(double)> &text)
{
    return value ? Cell{text(*value), *value, false} : Cell{QStringLiteral("–"), QString(), false, {}, true};
}

/// A row; empty where no pick has the figure.
QList<FactTable::Row> figureRow(const std::vector<Subnet> &picks, const QString &name,
                                const std::function<QString(double)> &text,
                                const std::function<std::optional<double>(const Subnet &)> &figure)
{
    FactTable::Row row{name, {{name, {}, false}}, {}};
    bool any = false;
    for (const Subnet &pick : picks) {
        const auto value = figure(pick);
        any |= value.has_value();
        row.cells << cellOf(value, text);
    }
    return any ? QList<FactTable::Row>{row} : QList<FactTable::Row>();
}

QList<FactTable::Row> figureRows(const std::vector<Subnet> &picks)
{
    const auto tenths = [](double value) { return decimal(value, 1); };
    QList<FactTable::Row> rows;
    const auto add = [&](const QString &name, const std::function<QString(double)> &text, auto figure) {
        rows << figureRow(picks, name, text, figure);
    };
    add(CompareText::tr("BLEU, validation"), tenths, [](const Subnet &pick) { return pick.bleu; });
    add(CompareText::tr("BLEU, retrained"), tenths, [](const Subnet &pick) { return pick.retrainedBleu; });
    add(CompareText::tr("chrF, validation"), tenths, [](const Subnet &pick) { return pick.chrf; });
    add(
        CompareText::tr("Validation loss, nats a token"), [](double value) { return decimal(value, 3); },
        [](const Subnet &pick) { return pick.loss; });
    add(CompareText::tr("Latency, predicted"), milliseconds,
        [](const Subnet &pick) { return pick.measured ? std::nullopt : pick.latencyMs; });
    add(CompareText::tr("Latency, measured median"), milliseconds,
        [](const Subnet &pick) { return pick.measured ? pick.latencyMs : std::nullopt; });
    add(CompareText::tr("Nine of ten runs under"), milliseconds,
        [](const Subnet &pick) { return pick.measured ? std::optional(pick.measured->p90Ms) : std::nullopt; });
    add(
        CompareText::tr("Parameters of layers"), [](double value) { return large(value); },
        [](const Subnet &pick) { return pick.parameters; });
    add(
        CompareText::tr("FLOPs, 30 → 30 tokens"), [](double value) { return large(value); },
        [](const Subnet &pick) { return pick.flops; });
    add(CompareText::tr("File size, float32"), netBytes, [](const Subnet &pick) { return pick.fileBytes; });
    return rows;
}

QString geneText(const nlohmann::json &value)
{
    if (!value.is_array())
        return value.is_null() ? QStringLiteral("–") : QString::fromStdString(value.dump());
    QStringList layers;
    for (const nlohmann::json &layer : value)
        layers << QString::fromStdString(layer.dump());
    return layers.join(QStringLiteral(" · "));
}

/// In the order of the first pick's architecture; genes that only others have come last.
QList<FactTable::Row> geneRows(const std::vector<Subnet> &picks)
{
    std::vector<std::string> genes;
    for (const Subnet &pick : picks) {
        if (!pick.architecture.is_object())
            continue;
        for (const auto &[gene, value] : pick.architecture.items()) {
            if (std::ranges::find(genes, gene) == genes.end())
                genes.push_back(gene);
        }
    }
    QList<FactTable::Row> rows;
    for (const std::string &gene : genes) {
        FactTable::Row row{QString::fromStdString(gene), {{geneTitle(QString::fromStdString(gene)), {}, false}}, {}};
        for (const Subnet &pick : picks) {
            const bool has = pick.architecture.is_object() && pick.architecture.contains(gene);
            row.cells << Cell{geneText(has ? pick.architecture[gene] : nlohmann::json()), {}, false, {}, true};
        }
        rows << row;
    }
    return rows;
}

QString shortName(const Subnet &pick)
{
    return pick.id.left(6);
}

QString signedDecimal(double value)
{
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + decimal(std::abs(value), 1);
}

QString chanceText(double p)
{
    return p < 0.001 ? QStringLiteral("< ") + decimal(0.001, 3) : decimal(p, 3);
}

QList<FactTable::Row> scoreRows(const SystemComparison &tested)
{
    const QString tip
        = CompareText::tr(
              "Of all %1 validation sentences, translated with a beam of 5. The interval holds 95 % of 1,000 "
              "corpora that are drawn from them anew.")
              .arg(count(static_cast<double>(tested.lines)));
    QList<FactTable::Row> rows;
    const auto add = [&](const QString &name, const ResampledScore SystemScores::*score) {
        const QString spread = CompareText::tr("± of it, 95 %");
        FactTable::Row value{name, {{name, {}, false}}, tip};
        FactTable::Row interval{name + QStringLiteral(" ±"), {{spread, {}, false}}, tip};
        for (const SystemScores &system : tested.systems) {
            value.cells << Cell{decimal((system.*score).score, 1), (system.*score).score, false};
            interval.cells << Cell{QStringLiteral("± ") + decimal((system.*score).interval, 1),
                                   (system.*score).interval, false};
        }
        rows << value << interval;
    };
    const QString lines = count(static_cast<double>(tested.lines));
    add(CompareText::tr("BLEU, %1 sentences").arg(lines), &SystemScores::bleu);
    add(CompareText::tr("chrF, %1 sentences").arg(lines), &SystemScores::chrf);
    return rows;
}

/// What each later pick has beyond an earlier one, and how likely chance alone explains it.
QList<FactTable::Row> differenceRows(const std::vector<Subnet> &picks, const SystemComparison &tested)
{
    const QString tip
        = CompareText::tr(
              "Paired approximate randomisation: how often translations that change sides at random differ as "
              "much. Below 0.05 the difference is beyond chance (bold); corrected for %1 pairs (Holm).")
              .arg(tested.pairs.size());
    QList<FactTable::Row> rows;
    for (std::size_t first = 0; first + 1 < picks.size(); ++first) {
        const QString name = shortName(picks[first]);
        FactTable::Row beyond{QStringLiteral("beyond ") + picks[first].id,
                              {{CompareText::tr("BLEU beyond %1").arg(name), {}, false}},
                              tip};
        FactTable::Row chance{
            QStringLiteral("chance ") + picks[first].id, {{CompareText::tr("p of that, corrected"), {}, false}}, tip};
        for (std::size_t second = 0; second < picks.size(); ++second) {
            const SystemDifference *pair = second > first ? &tested.between(first, second) : nullptr;
            beyond.cells << cellOf(pair ? std::optional(pair->bleu) : std::nullopt, signedDecimal);
            chance.cells << cellOf(pair ? std::optional(pair->corrected) : std::nullopt, chanceText);
            beyond.cells.last().strong = chance.cells.last().strong = pair && pair->isCertain();
        }
        rows << beyond << chance;
    }
    return rows;
}

/// Sets off what differs from the first pick; says whether anything does.
bool markDifferences(FactTable::Row &row)
{
    bool differs = false;
    for (qsizetype cell = 2; cell < row.cells.size(); ++cell) {
        row.cells[cell].strong = row.cells[cell].text != row.cells[1].text;
        differs |= row.cells[cell].strong;
    }
    return differs;
}

} // namespace

QStringList comparisonHeadings(const std::vector<Subnet> &picks)
{
    QStringList headings = {CompareText::tr("Figure or gene")};
    for (const Subnet &pick : picks)
        headings << pick.name;
    return headings;
}

QList<FactTable::Row> comparisonRows(const std::vector<Subnet> &picks, const SystemComparison *tested,
                                     bool onlyDifferences)
{
    QList<FactTable::Row> rows;
    if (tested)
        rows << scoreRows(*tested) << differenceRows(picks, *tested);
    for (FactTable::Row &row : figureRows(picks) + geneRows(picks)) {
        if (markDifferences(row) || !onlyDifferences)
            rows << row;
    }
    return rows;
}

QString comparisonVerdict(const std::vector<Subnet> &picks, const SystemComparison &tested)
{
    QStringList certain;
    QStringList doubtful;
    for (const SystemDifference &pair : tested.pairs) {
        const bool better = pair.bleu >= 0;
        const QString winner = shortName(picks[better ? pair.second : pair.first]);
        const QString loser = shortName(picks[better ? pair.first : pair.second]);
        if (pair.isCertain())
            certain << CompareText::tr("%1 is better than %2 by %3 BLEU")
                           .arg(winner, loser, decimal(std::abs(pair.bleu), 1));
        else
            doubtful << CompareText::tr("%1 over %2 by %3 BLEU").arg(winner, loser, decimal(std::abs(pair.bleu), 1));
    }
    QStringList sentences;
    if (!certain.isEmpty())
        sentences << CompareText::tr("Beyond chance: %1.").arg(certain.join(QStringLiteral("; ")));
    if (!doubtful.isEmpty())
        sentences << CompareText::tr("Could be chance: %1.").arg(doubtful.join(QStringLiteral("; ")));
    return sentences.join(QLatin1Char(' '));
}

QList<Bar> comparisonBars(const std::vector<Subnet> &picks, const SystemComparison *tested, Measure measure)
{
    QList<Bar> bars;
    for (std::size_t at = 0; at < picks.size(); ++at) {
        const Subnet &pick = picks[at];
        Bar bar{shortName(pick), 0, {}, runColour(static_cast<int>(at)), {}};
        const bool scored = tested && measure == Measure::Bleu;
        const std::optional<double> value = scored ? tested->systems[at].bleu.score
            : measure == Measure::Bleu             ? pick.bleu
            : measure == Measure::Latency          ? pick.latencyMs
            : measure == Measure::Parameters       ? pick.parameters
                                                   : pick.flops;
        if (!value)
            continue;
        bar.value = *value;
        bar.text = measure == Measure::Bleu ? decimal(*value, 1)
            : measure == Measure::Latency   ? milliseconds(*value)
                                            : large(*value);
        if (measure == Measure::Latency && pick.measured)
            bar.spread = {pick.measured->p10Ms, pick.measured->p90Ms};
        if (scored)
            bar.spread = {*value - tested->systems[at].bleu.interval, *value + tested->systems[at].bleu.interval};
        bars << bar;
    }
    return bars;
}

} // namespace supernet::ui
