// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/space/space_figures.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace supernet::ui {

class Histogram;
class SpaceEditor;

/// What the space comes to, kept up with every edit: counts at once, costs as soon as they are sampled, and what its
/// supernet weighs under each sharing policy.
class SpaceSummary : public QWidget
{
    Q_OBJECT
public:
    /// `vocabulary` is that of the project's data, or what it will be by default.
    SpaceSummary(SpaceEditor &editor, std::int64_t vocabulary, QWidget *parent = nullptr);

    [[nodiscard]] QString distinct() const;
    [[nodiscard]] QString why() const;
    [[nodiscard]] Histogram *parameters() const { return m_parameters; }
    [[nodiscard]] Histogram *flops() const { return m_flops; }
    [[nodiscard]] const QList<PolicySize> &policies() const { return m_policies; }
    void setVocabulary(std::int64_t vocabulary);

private:
    void follow();
    void showCounts();
    void showPolicies();
    void takeCosts(const SampledCosts &costs);

    SpaceEditor &m_editor;
    std::int64_t m_vocabulary;
    CostSampler m_sampler;
    QLabel *m_distinct;
    QLabel *m_why;
    Histogram *m_parameters;
    Histogram *m_flops;
    QGridLayout *m_grid;
    QList<PolicySize> m_policies;
};

} // namespace supernet::ui
