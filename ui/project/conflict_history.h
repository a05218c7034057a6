// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"

#include <map>
#include <QString>
#include <QStringList>

namespace supernet::ui {

/// `encoder.0.ffn.in.weight` as the part of the net that a person knows: `enc 1 ffn`.
[[nodiscard]] QString tensorGroup(const std::string &tensor);

/// How far the gradients of pairs of subnets agree, as a run probes them: by groups of tensors, over steps. Takes bounded
/// room however long the run becomes: beyond MostColumns probes neighbouring ones share a column.
class ConflictHistory
{
public:
    static constexpr std::size_t MostColumns = 320; ///< Twice as many as are drawn.

    struct Mean
    {
        double sum = 0;
        std::uint32_t count = 0;

        void add(const Mean &other);
        [[nodiscard]] double value() const; ///< Not a number where there is none.
    };

    /// Probes that lie side by side.
    struct Column
    {
        std::int64_t step = 0; ///< Of the first of them.
        std::vector<Mean> groups; ///< Cosines, in the order of groups(); those that have come late may be missing.
        Mean low; ///< Of the tensors' lower quartiles,
        Mean high; ///< and of the upper ones.
        std::size_t probes = 0;
    };

    void add(const std::vector<ConflictSample> &samples);
    void clear();

    [[nodiscard]] std::size_t samples() const { return m_samples; } ///< That have come, kept or not.
    [[nodiscard]] const QStringList &groups() const { return m_groups; }
    [[nodiscard]] const std::vector<Column> &columns(const std::string &pair) const; ///< Oldest first.

private:
    struct Pair
    {
        std::vector<Column> columns;
        std::size_t length = 1; ///< Probes in a column; the last one may hold fewer.
        std::optional<std::int64_t> step; ///< Of the newest probe,
        std::vector<double> cosines; ///< whose tensors these are,
        std::optional<std::pair<double, double>> quartiles; ///< and these their quartiles, as the column counts them.

        void begin(std::int64_t nextStep);
        void countQuartiles();
    };

    [[nodiscard]] std::size_t groupOf(const std::string &tensor);

    std::map<std::string, Pair> m_pairs;
    std::map<std::string, std::size_t> m_groupOf; ///< By tensor: splitting a name is worth doing once.
    QStringList m_groups;
    std::size_t m_samples = 0;
};

} // namespace supernet::ui
