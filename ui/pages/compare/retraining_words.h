// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/trust_facts.h"
#include "pages/subnets.h"
#include "project/project_news.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// An architecture beside its trainings: a pick, or another one that the store has retrained.
struct RetrainedSubnet
{
    QString name; ///< In the window's language.
    std::string architecture; ///< Its id.
    std::string supernet; ///< RUN@STEP; empty: any.
    RetrainingPair trainings;
};

/// The picks in their order, then the other architectures that were retrained, oldest first. Holds pointers into `facts`.
[[nodiscard]] std::vector<RetrainedSubnet> retrainedSubnets(const std::vector<Subnet> &picks, const TrustFacts &facts);

/// The share of steps that beginning with inherited weights saved, until BLEU was within the interval of the standalone BLEU;
/// below 0 where it took longer. Nothing where it was never reached.
[[nodiscard]] std::optional<double> stepsSaved(const RetrainingSaving &saving);

/// What came of it, in a sentence or two.
[[nodiscard]] QString retrainingVerdict(const RetrainingPair &trainings);

[[nodiscard]] QStringList retrainingHeadings();
[[nodiscard]] QList<FactTable::Row> retrainingRows(const std::vector<RetrainedSubnet> &subnets);

/// For the queue: each pick from scratch and with inherited weights, `training` being options that hold for all.
[[nodiscard]] std::vector<QueuedJob> trainingJobs(const std::vector<Subnet> &picks, const QStringList &training);

} // namespace supernet::ui
