// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/space_comparison.h"

#include "pages/space/choice_model.h"
#include "pages/space/space_figures.h"
#include "widgets/texts.h"

#include <algorithm>
#include <array>
#include <functional>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

using Cell = FactTable::Cell;

struct SpaceText
{
    Q_DECLARE_TR_FUNCTIONS(SpaceComparison)
};

Cell none()
{
    return {QStringLiteral("–"), QString(), false, {}, true};
}

class Rows
{
public:
    Rows(const SearchSpace &one, const SearchSpace &other)
        : m_spaces{&one, &other}
    {
    }

    /// A row of what `cell` says of each space.
    void add(const QString &key, const QString &name, const std::function<Cell(const SearchSpace &)> &cell)
    {
        FactTable::Row row{key, {{name, {}, false}}, {}};
        for (const SearchSpace *space : m_spaces)
            row.cells << cell(*space);
        row.cells[2].strong = row.cells[2].text != row.cells[1].text;
        m_rows << row;
    }

    void addNumber(const QString &key, const QString &name, const std::function<double(const SearchSpace &)> &number,
                   const std::function<QString(double)> &text)
    {
        add(key, name, [&](const SearchSpace &space) {
            if (!isSound(space))
                return none();
            const double value = number(space);
            return Cell{text(value), value, false};
        });
    }

    [[nodiscard]] const QList<FactTable::Row> &all() const { return m_rows; }

private:
    std::array<const SearchSpace *, 2> m_spaces;
    QList<FactTable::Row> m_rows;
};

Cost costOf(const SearchSpace &space, bool largest, std::int64_t vocabulary)
{
    return cost(translationShape(space, largest ? space.largestArchitecture() : space.smallestArchitecture()),
                {vocabulary, 30, 30});
}

void addFigures(Rows &rows, std::int64_t vocabulary)
{
    rows.add(QStringLiteral("distinct"), SpaceText::tr("Distinct architectures"), [](const SearchSpace &space) {
        return isSound(space) ? Cell{grouped(space.distinct()), digits(space.distinct()), false, {}, true} : none();
    });
    const auto plain = [](double value) { return large(value); };
    for (const bool largest : {false, true}) {
        const QString key = largest ? QStringLiteral("largest") : QStringLiteral("smallest");
        rows.addNumber(
            key + QStringLiteral(" parameters"),
            largest ? SpaceText::tr("Parameters, largest subnet") : SpaceText::tr("Parameters, smallest subnet"),
            [=](const SearchSpace &space) {
                return static_cast<double>(costOf(space, largest, vocabulary).parametersWithoutEmbeddings);
            },
            plain);
        rows.addNumber(
            key + QStringLiteral(" flops"),
            largest ? SpaceText::tr("FLOPs, largest subnet") : SpaceText::tr("FLOPs, smallest subnet"),
            [=](const SearchSpace &space) { return static_cast<double>(costOf(space, largest, vocabulary).flops); },
            plain);
    }
    rows.addNumber(
        QStringLiteral("plain memory"), SpaceText::tr("Supernet in memory, plain"),
        [=](const SearchSpace &space) { return policySizes(space, vocabulary).first().stored(); }, bytes);
    rows.addNumber(
        QStringLiteral("neuron memory"), SpaceText::tr("Supernet in memory, neuron-wise"),
        [=](const SearchSpace &space) { return policySizes(space, vocabulary).last().stored(); }, bytes);
}

QString choicesText(const QString &gene, const std::vector<int> &choices)
{
    QStringList texts;
    for (const int choice : choices)
        texts << chipText(gene, choice);
    return texts.join(QStringLiteral(" · "));
}

/// Its choices, with those of layers that have their own.
Cell geneCell(const SearchSpace &space, const std::string &name)
{
    const Gene *gene = space.find(name);
    if (!gene)
        return none();
    const QString shown = QString::fromStdString(name);
    QString text = choicesText(shown, gene->choices);
    for (const auto &[layer, choices] : gene->layerChoices)
        text += SpaceText::tr("; layer %1: %2").arg(layer + 1).arg(choicesText(shown, choices));
    return {text, {}, false, text, true}; // Told whole by the tip where the column has no room for it.
}

template<typename Names, typename Take>
void addNames(std::vector<std::string> &known, const Names &names, Take take)
{
    for (const auto &each : names) {
        if (std::ranges::find(known, take(each)) == known.end())
            known.push_back(take(each));
    }
}

} // namespace

bool isSound(const SearchSpace &space)
{
    return std::ranges::none_of(space.validate(),
                                [](const Issue &issue) { return issue.severity == Issue::Severity::Error; });
}

QStringList spaceHeadings(const SearchSpace &one, const SearchSpace &other)
{
    return {SpaceText::tr("Figure or gene"), SpaceText::tr("This space (%1)").arg(QString::fromStdString(one.name)),
            QString::fromStdString(other.name)};
}

QList<FactTable::Row> spaceRows(const SearchSpace &one, const SearchSpace &other, std::int64_t vocabulary)
{
    Rows rows(one, other);
    addFigures(rows, vocabulary);
    std::vector<std::string> genes;
    std::vector<std::string> fixed;
    for (const SearchSpace *space : {&one, &other}) {
        addNames(genes, space->genes, [](const Gene &gene) { return gene.name; });
        addNames(fixed, space->fixed, [](const auto &size) { return size.first; });
    }
    for (const std::string &name : genes)
        rows.add(QString::fromStdString(name), geneTitle(QString::fromStdString(name)),
                 [&](const SearchSpace &space) { return geneCell(space, name); });
    for (const std::string &name : fixed) {
        rows.add(QString::fromStdString(name), geneTitle(QString::fromStdString(name)), [&](const SearchSpace &space) {
            const auto found = space.fixed.find(name);
            return found == space.fixed.end() ? none()
                                              : Cell{count(found->second), static_cast<double>(found->second), false};
        });
    }
    return rows.all();
}

} // namespace supernet::ui
