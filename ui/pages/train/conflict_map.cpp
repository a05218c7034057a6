// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/conflict_map.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace supernet::ui {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Mean
{
    double sum = 0;
    int count = 0;

    void add(double value)
    {
        sum += value;
        ++count;
    }
    double value() const { return count == 0 ? none : sum / count; }
};

QString partName(QString part)
{
    part.remove(QStringLiteral("_norm")).replace(QStringLiteral("_attention"), QString());
    return part;
}

double quantile(const std::vector<double> &sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

QString tensorGroup(const std::string &tensor)
{
    const QStringList parts = QString::fromStdString(tensor).split(QLatin1Char('.'));
    const bool encoder = parts[0] == QLatin1String("encoder");
    if ((encoder || parts[0] == QLatin1String("decoder")) && parts.size() >= 3)
        return QStringLiteral("%1 %2 %3")
            .arg(encoder ? QStringLiteral("enc") : QStringLiteral("dec"))
            .arg(parts[1].toInt() + 1)
            .arg(partName(parts[2]));
    return parts[0];
}

/// Embedding, encoder, decoder, then what else there is; layers and parts in order.
QString orderOfGroup(const QString &group)
{
    static const QStringList parts = {QStringLiteral("self"), QStringLiteral("cross"), QStringLiteral("ffn")};
    const QStringList words = group.split(QLatin1Char(' '));
    const QString side = words[0];
    const int first = side == QLatin1String("embedding") ? 0
        : side == QLatin1String("enc")                   ? 1
        : side == QLatin1String("dec")                   ? 2
                                                         : 3;
    const qsizetype part = words.size() > 2 ? std::max<qsizetype>(0, parts.indexOf(words[2])) : 0;
    return QStringLiteral("%1 %2 %3").arg(first).arg(words.value(1), 4, QLatin1Char('0')).arg(part);
}

HeatCells conflictCells(const std::vector<ConflictSample> &samples, const std::string &pair, int mostColumns)
{
    std::map<std::int64_t, int> columns; // By step; first with no place, then counted through.
    std::map<std::string, QString> groups; // Splitting a name is worth doing once.
    for (const ConflictSample &sample : samples) {
        if (sample.pair != pair || sample.tensor.empty())
            continue;
        columns.emplace(sample.step, 0);
        if (!groups.contains(sample.tensor))
            groups[sample.tensor] = tensorGroup(sample.tensor);
    }
    HeatCells cells;
    const int each = std::max(1, static_cast<int>((columns.size() + mostColumns - 1) / std::max(1, mostColumns)));
    int index = 0;
    for (auto &[step, column] : columns) {
        column = index++ / each;
        if (column == cells.steps.size())
            cells.steps << static_cast<double>(step);
    }
    std::map<QString, std::vector<Mean>> sums;
    for (const ConflictSample &sample : samples) {
        if (sample.pair != pair || sample.tensor.empty())
            continue;
        auto &row = sums[groups[sample.tensor]];
        row.resize(static_cast<std::size_t>(cells.steps.size()));
        row[static_cast<std::size_t>(columns[sample.step])].add(sample.cosine);
    }
    for (const auto &[group, row] : sums)
        cells.rows << group;
    std::ranges::stable_sort(cells.rows, {}, orderOfGroup);
    for (const QString &group : std::as_const(cells.rows)) {
        QVector<double> values;
        for (const Mean &mean : sums[group])
            values << mean.value();
        cells.values << values;
    }
    return cells;
}

ConflictSpread conflictSpread(const std::vector<ConflictSample> &samples, const std::string &pair)
{
    std::map<std::int64_t, std::vector<double>> byStep;
    for (const ConflictSample &sample : samples) {
        if (sample.pair == pair && !sample.tensor.empty())
            byStep[sample.step].push_back(sample.cosine);
    }
    ConflictSpread spread;
    for (auto &[step, cosines] : byStep) {
        std::ranges::sort(cosines);
        spread.steps << static_cast<double>(step);
        spread.low << quantile(cosines, 0.25);
        spread.high << quantile(cosines, 0.75);
    }
    return spread;
}

} // namespace supernet::ui
