// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cost/cost.h"
#include "domain/cost/supernet_size.h"
#include "domain/space/search_space.h"

#include <QObject>
#include <QString>
#include <QVector>
#include <thread>

namespace supernet::ui {

[[nodiscard]] QString digits(BigCount number);
/// A number of any size with its digits in groups; with a power of ten beside it where it has too many to read.
[[nodiscard]] QString grouped(const BigCount &number);

/// What can be said of a space at once.
struct SpaceCounts
{
    BigCount distinct;
    BigCount genotypes;
    QString why; ///< Why the two differ, or that they do not.
};
/// `space` is countable (SpaceEditor::isCountable()).
[[nodiscard]] SpaceCounts countsOf(const SearchSpace &space);

/// What a supernet of a sound space weighs under one sharing policy.
struct PolicySize
{
    QString name;
    std::int64_t parameters = 0;

    [[nodiscard]] double stored() const { return static_cast<double>(parameters * bytesPerWeight); }
    [[nodiscard]] double trained() const { return static_cast<double>(parameters * bytesPerTrainedWeight); }
};
[[nodiscard]] QList<PolicySize> policySizes(const SearchSpace &space, std::int64_t vocabulary);

/// The costs of architectures drawn gene by gene, as training and search draw them.
struct SampledCosts
{
    QVector<double> parameters; ///< Without embeddings.
    QVector<double> flops;
};

/// Draws architectures on a thread of its own, the same ones for the same space.
class CostSampler : public QObject
{
    Q_OBJECT
public:
    static constexpr int samples = 20'000;

    explicit CostSampler(QObject *parent = nullptr);
    ~CostSampler() override;

    /// Samples a sound space; what was asked before is given up.
    void sample(const SearchSpace &space, const Workload &workload);
    void cancel();

Q_SIGNALS:
    void sampled(const supernet::ui::SampledCosts &costs);

private:
    std::jthread m_thread;
    quint64 m_asked = 0;
};

} // namespace supernet::ui
