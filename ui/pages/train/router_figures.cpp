// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/router_figures.h"

#include "pages/train/conflict_map.h"

#include <algorithm>
#include <cmath>

namespace supernet::ui {

namespace {

constexpr double hardly = 0.2; ///< Of an equal share: below it an expert counts as unused.
constexpr double nearlySame = 0.95; ///< A cosine above which two experts hold the same weights for all that matters.
constexpr double deaf = 0.02; ///< A share that moves less makes no difference.

/// Sums over the rows of all matrices of a part.
struct Sums
{
    QVector<double> shares;
    QVector<double> rows; ///< The first expert's.
};

void add(Sums &sums, const nlohmann::json &matrix)
{
    const auto sizes = matrix.at("sizes").get<std::vector<std::size_t>>();
    const auto values = matrix.at("values").get<std::vector<double>>();
    const std::size_t experts = sizes.at(0);
    const std::size_t rows = sizes.size() > 1 ? sizes[1] : 1;
    sums.shares.resize(static_cast<qsizetype>(experts));
    for (std::size_t expert = 0; expert < experts; ++expert) {
        for (std::size_t row = 0; row < rows; ++row) {
            const double share = values.at(expert * rows + row);
            sums.shares[static_cast<qsizetype>(expert)] += share;
            if (expert == 0)
                sums.rows << share;
        }
    }
}

Mixture meanOf(const QString &part, const Sums &sums)
{
    Mixture mixture{part, sums.shares, 0, sums.rows};
    const auto rows = static_cast<double>(sums.rows.size());
    double squares = 0;
    for (double &share : mixture.shares)
        share /= rows;
    for (const double share : sums.rows)
        squares += share * share / rows;
    const double mean = mixture.shares.first();
    mixture.spread = std::sqrt(std::max(0.0, squares - mean * mean));
    return mixture;
}

/// The least and the most share that each row of a part has had.
class RowRanges
{
public:
    void add(const QVector<double> &rows)
    {
        if (m_least.isEmpty())
            m_least = m_most = rows;
        for (qsizetype row = 0; row < std::min(rows.size(), m_least.size()); ++row) {
            m_least[row] = std::min(m_least[row], rows[row]);
            m_most[row] = std::max(m_most[row], rows[row]);
        }
    }

    double mean() const
    {
        double sum = 0;
        for (qsizetype row = 0; row < m_least.size(); ++row)
            sum += m_most[row] - m_least[row];
        return m_least.isEmpty() ? 0 : sum / static_cast<double>(m_least.size());
    }

private:
    QVector<double> m_least;
    QVector<double> m_most;
};

} // namespace

QList<Mixture> mixturesOf(const nlohmann::json &coefficients)
{
    QMap<QString, Sums> parts;
    for (const auto &[name, matrix] : coefficients.items())
        add(parts[tensorGroup(name)], matrix);
    QList<Mixture> mixtures;
    for (auto part = parts.cbegin(); part != parts.cend(); ++part)
        mixtures << meanOf(part.key(), part.value());
    std::ranges::stable_sort(mixtures, {}, [](const Mixture &mixture) { return orderOfGroup(mixture.part); });
    return mixtures;
}

QVector<int> RouterVerdict::unused() const
{
    QVector<int> experts;
    for (int expert = 0; expert < usage.size(); ++expert) {
        if (usage[expert] < hardly / static_cast<double>(usage.size()))
            experts << expert;
    }
    return experts;
}

bool RouterVerdict::isDeaf() const
{
    return !usage.isEmpty() && reaction < deaf;
}

RouterVerdict verdictOf(const QList<QList<Mixture>> &samples)
{
    RouterVerdict verdict;
    QMap<QString, RowRanges> ranges;
    double mixtures = 0;
    for (const QList<Mixture> &sample : samples) {
        for (const Mixture &mixture : sample) {
            ranges[mixture.part].add(mixture.rows);
            verdict.usage.resize(std::max(verdict.usage.size(), mixture.shares.size()));
            for (qsizetype expert = 0; expert < mixture.shares.size(); ++expert)
                verdict.usage[expert] += mixture.shares[expert];
            ++mixtures;
        }
    }
    for (double &share : verdict.usage)
        share /= std::max(1.0, mixtures);
    for (const RowRanges &range : std::as_const(ranges))
        verdict.reaction = std::max(verdict.reaction, range.mean());
    return verdict;
}

double Likeness::greatest() const
{
    double most = -1;
    for (int first = 0; first < experts; ++first) {
        for (int second = first + 1; second < experts; ++second)
            most = std::max(most, between(first, second));
    }
    return most;
}

QList<Likeness> likenessOf(const nlohmann::json &similarity)
{
    QMap<QString, Likeness> parts;
    QMap<QString, int> matrices;
    for (const auto &[name, matrix] : similarity.items()) {
        const QString part = tensorGroup(name);
        const auto values = matrix.at("values").get<std::vector<double>>();
        Likeness &likeness = parts[part];
        likeness.part = part;
        likeness.experts = matrix.at("sizes").at(0).get<int>();
        likeness.cosines.resize(static_cast<qsizetype>(values.size()));
        for (std::size_t pair = 0; pair < values.size(); ++pair)
            likeness.cosines[static_cast<qsizetype>(pair)] += values[pair];
        ++matrices[part];
    }
    QList<Likeness> result;
    for (Likeness &likeness : parts) {
        for (double &cosine : likeness.cosines)
            cosine /= matrices[likeness.part];
        result << likeness;
    }
    std::ranges::stable_sort(result, {}, [](const Likeness &likeness) { return orderOfGroup(likeness.part); });
    return result;
}

QList<Twins> twinsAmong(const QList<Likeness> &parts)
{
    QList<Twins> twins;
    const int experts = parts.isEmpty() ? 0 : parts.first().experts;
    for (int first = 0; first < experts; ++first) {
        for (int second = first + 1; second < experts; ++second) {
            double sum = 0;
            for (const Likeness &part : parts)
                sum += part.between(first, second);
            const double mean = sum / static_cast<double>(parts.size());
            if (mean >= nearlySame)
                twins << Twins{first, second, mean};
        }
    }
    return twins;
}

Architecture evenArchitecture(const SearchSpace &space, const QMap<QString, int> &choices)
{
    Architecture architecture = space.largestArchitecture();
    for (const Gene &gene : space.genes) {
        const auto wanted = choices.find(QString::fromStdString(gene.name));
        if (wanted == choices.end())
            continue;
        Architecture::Values values;
        for (int layer = 0; layer < space.layers(gene); ++layer) {
            const auto &offered = space.choices(gene, layer);
            values.push_back(std::ranges::find(offered, *wanted) == offered.end() ? offered.front() : *wanted);
        }
        architecture.set(gene.name, values);
    }
    return space.canonical(architecture);
}

} // namespace supernet::ui
