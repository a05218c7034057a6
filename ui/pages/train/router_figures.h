// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QVector>

namespace supernet::ui {

/// How much of each expert a part of the net takes for one architecture.
struct Mixture
{
    QString part; ///< As tensorGroup() names it.
    QVector<double> shares; ///< By expert; they add up to one.
    double spread
        = 0; ///< Standard deviation of the first expert's share over the rows; 0 where all rows share one mixture.

    QVector<double> rows; ///< The first expert's share in each row of the part's matrices.

    friend bool operator==(const Mixture &, const Mixture &) = default;
};

/// From what `supernet serve` answers to `coefficients`: matrix by matrix [experts] or [experts, rows]; the matrices of a
/// part and their rows are averaged. In the order in which the net uses them. Throws nlohmann::json::exception for
/// another form.
[[nodiscard]] QList<Mixture> mixturesOf(const nlohmann::json &coefficients);

/// What the mixtures of many architectures say about a router.
struct RouterVerdict
{
    QVector<double> usage; ///< Mean share of each expert.
    double reaction = 0; ///< How far the rows of the part that moves most move among the architectures, on average.

    [[nodiscard]] QVector<int> unused() const; ///< Experts from 0 that hardly any subnet takes.
    [[nodiscard]] bool isDeaf() const; ///< The architecture makes no difference to it.
};
[[nodiscard]] RouterVerdict verdictOf(const QList<QList<Mixture>> &samples);

/// How alike the experts of a part of the net are.
struct Likeness
{
    QString part;
    int experts = 0;
    QVector<double>
        cosines; ///< Of the weights of every pair of experts, [experts, experts], averaged over the part's matrices.

    [[nodiscard]] double between(int first, int second) const { return cosines[first * experts + second]; }
    [[nodiscard]] double greatest() const; ///< Of two different experts.
};

/// From what `supernet serve` answers to `experts`, in the order in which the net uses the parts. Throws
/// nlohmann::json::exception for another form.
[[nodiscard]] QList<Likeness> likenessOf(const nlohmann::json &similarity);

/// Two experts, from 0, that hold nearly the same weights in all parts: one of them is redundant.
struct Twins
{
    int first = 0;
    int second = 1;
    double cosine = 1; ///< Mean over the parts.
};
[[nodiscard]] QList<Twins> twinsAmong(const QList<Likeness> &parts);

/// An architecture with one choice for each gene, in all its layers; a layer that does not offer it keeps its first choice.
[[nodiscard]] Architecture evenArchitecture(const SearchSpace &space, const QMap<QString, int> &choices);

} // namespace supernet::ui
