// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/space/space_figures.h"
#include "pages/translate/latest_only.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace supernet::ui {

class Histogram;
class SaveMenu;
class SpaceEditor;

/// What the space comes to, kept up with every edit: counts at once, costs as soon as they are sampled, latencies where there
/// is a predictor to be asked, and what its supernet weighs under each sharing policy.
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
    [[nodiscard]] Histogram *latency() const { return m_latency; }
    [[nodiscard]] QString latencyNote() const; ///< What it is of, or why there is none.

    static constexpr int LatencySamples = 4000;
    using Take = std::function<void(const QVector<double> &milliseconds)>;
    using Failure = std::function<void(const QString &message)>;
    /// Predicts the latencies of architectures of a space and calls one of the two, later.
    using Predict = std::function<void(const SearchSpace &space, Take, Failure)>;
    /// Without one, as before, there is no histogram of latencies.
    void setPredictor(Predict predict);
    [[nodiscard]] const QList<PolicySize> &policies() const { return m_policies; }
    void setVocabulary(std::int64_t vocabulary);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *heading(const QString &title, Histogram *histogram) const; ///< With the menu that saves it.
    [[nodiscard]] QWidget *heading(const QString &title, SaveMenu *menu) const;
    void follow();
    void predictLatency();
    void sayLatency(const QString &words);
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
    QWidget *m_latencyPart; ///< Hidden without a predictor.
    Histogram *m_latency;
    QLabel *m_latencyNote;
    Predict m_predict;
    LatestOnly m_predictions;
    bool m_predicted = false; ///< The latencies are those of the space as it stands.
    QGridLayout *m_grid;
    QList<PolicySize> m_policies;
};

} // namespace supernet::ui
