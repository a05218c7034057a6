// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/comparison.h"

#include "pages/space/choice_model.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>

namespace supernet::ui {

namespace {

using Cell = FactTable::Cell;

struct CompareText
{
    Q_DECLARE_TR_FUNCTIONS(Compare)
};

Cell cellOf(const std::optional<double> &value, const std::function<QString(double)> &text)
{
    return value ? Cell{text(*value), *value, false} : Cell{QStringLiteral("–"), QString(), false};
}

/// A row; empty where no pick has the figure.
QList<FactTable::Row> figureRow(const std::vector<Subnet> &picks, const QString &name, const std::function<QString(double)> &text,
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
    add(CompareText::tr("Validation loss, nats a token"), [](double value) { return decimal(value, 3); }, [](const Subnet &pick) { return pick.loss; });
    add(CompareText::tr("Latency, predicted"), milliseconds, [](const Subnet &pick) { return pick.measured ? std::nullopt : pick.latencyMs; });
    add(CompareText::tr("Latency, measured median"), milliseconds, [](const Subnet &pick) { return pick.measured ? pick.latencyMs : std::nullopt; });
    add(CompareText::tr("Nine of ten runs under"), milliseconds,
        [](const Subnet &pick) { return pick.measured ? std::optional(pick.measured->p90Ms) : std::nullopt; });
    add(CompareText::tr("Parameters of layers"), [](double value) { return large(value); }, [](const Subnet &pick) { return pick.parameters; });
    add(CompareText::tr("FLOPs, 30 → 30 tokens"), [](double value) { return large(value); }, [](const Subnet &pick) { return pick.flops; });
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
            row.cells << Cell{geneText(has ? pick.architecture[gene] : nlohmann::json()), {}, false};
        }
        rows << row;
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

QList<FactTable::Row> comparisonRows(const std::vector<Subnet> &picks, bool onlyDifferences)
{
    QList<FactTable::Row> rows;
    for (FactTable::Row &row : figureRows(picks) + geneRows(picks)) {
        if (markDifferences(row) || !onlyDifferences)
            rows << row;
    }
    return rows;
}

QList<Bar> comparisonBars(const std::vector<Subnet> &picks, Measure measure)
{
    QList<Bar> bars;
    for (std::size_t at = 0; at < picks.size(); ++at) {
        const Subnet &pick = picks[at];
        Bar bar{pick.id.left(6), 0, {}, runColour(static_cast<int>(at)), {}};
        const std::optional<double> value = measure == Measure::Bleu ? pick.bleu
            : measure == Measure::Latency                            ? pick.latencyMs
            : measure == Measure::Parameters                         ? pick.parameters
                                                                     : pick.flops;
        if (!value)
            continue;
        bar.value = *value;
        bar.text = measure == Measure::Bleu ? decimal(*value, 1) : measure == Measure::Latency ? milliseconds(*value) : large(*value);
        if (measure == Measure::Latency && pick.measured)
            bar.spread = {pick.measured->p10Ms, pick.measured->p90Ms};
        bars << bar;
    }
    return bars;
}

} // namespace supernet::ui
