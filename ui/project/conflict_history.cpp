// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/conflict_history.h"

#include <algorithm>
#include <limits>
#include <set>

namespace supernet::ui {

namespace {

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

void join(ConflictHistory::Column &left, const ConflictHistory::Column &right)
{
    left.groups.resize(std::max(left.groups.size(), right.groups.size()));
    for (std::size_t group = 0; group < right.groups.size(); ++group)
        left.groups[group].add(right.groups[group]);
    left.low.add(right.low);
    left.high.add(right.high);
    left.probes += right.probes;
}

/// Makes one column of two.
void halve(std::vector<ConflictHistory::Column> &columns)
{
    for (std::size_t pair = 0; pair < columns.size() / 2; ++pair) {
        ConflictHistory::Column both = std::move(columns[2 * pair]);
        join(both, columns[2 * pair + 1]);
        columns[pair] = std::move(both);
    }
    columns.resize(columns.size() / 2);
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

void ConflictHistory::Mean::add(const Mean &other)
{
    sum += other.sum;
    count += other.count;
}

double ConflictHistory::Mean::value() const
{
    return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / count;
}

void ConflictHistory::Pair::begin(std::int64_t nextStep)
{
    countQuartiles();
    step = nextStep;
    cosines.clear();
    quartiles.reset();
    if (columns.empty() || columns.back().probes == length) {
        if (columns.size() == MostColumns) {
            halve(columns);
            length *= 2;
        }
        columns.push_back({nextStep, {}, {}, {}, 0});
    }
    ++columns.back().probes;
}

/// Those of the newest probe, which may not have come as a whole the last time.
void ConflictHistory::Pair::countQuartiles()
{
    if (cosines.empty())
        return;
    std::ranges::sort(cosines);
    const std::pair now = {quantile(cosines, 0.25), quantile(cosines, 0.75)};
    const auto count = [](Mean &mean, std::optional<double> before, double value) {
        mean.sum += value - before.value_or(0);
        mean.count += before ? 0 : 1;
    };
    count(columns.back().low, quartiles ? std::optional(quartiles->first) : std::nullopt, now.first);
    count(columns.back().high, quartiles ? std::optional(quartiles->second) : std::nullopt, now.second);
    quartiles = now;
}

std::size_t ConflictHistory::groupOf(const std::string &tensor)
{
    const auto [entry, fresh] = m_groupOf.try_emplace(tensor);
    if (fresh) {
        const QString group = tensorGroup(tensor);
        qsizetype at = m_groups.indexOf(group);
        if (at < 0) {
            at = m_groups.size();
            m_groups << group;
        }
        entry->second = static_cast<std::size_t>(at);
    }
    return entry->second;
}

void ConflictHistory::add(const std::vector<ConflictSample> &samples)
{
    std::set<Pair *> grown;
    for (const ConflictSample &sample : samples) {
        if (sample.tensor.empty())
            continue;
        Pair &pair = m_pairs[sample.pair];
        grown.insert(&pair);
        if (pair.step != sample.step)
            pair.begin(sample.step);
        const std::size_t group = groupOf(sample.tensor);
        auto &means = pair.columns.back().groups;
        means.resize(std::max(means.size(), group + 1));
        means[group].add({sample.cosine, 1});
        pair.cosines.push_back(sample.cosine);
    }
    for (Pair *pair : grown)
        pair->countQuartiles();
    m_samples += samples.size();
}

void ConflictHistory::clear()
{
    *this = {};
}

const std::vector<ConflictHistory::Column> &ConflictHistory::columns(const std::string &pair) const
{
    static const std::vector<Column> none;
    const auto found = m_pairs.find(pair);
    return found == m_pairs.end() ? none : found->second.columns;
}

} // namespace supernet::ui
