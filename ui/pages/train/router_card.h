// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/train/router_figures.h"
#include "pages/translate/latest_only.h"
#include "widgets/card.h"

#include <functional>

class QGridLayout;
class QPushButton;
class QSlider;

namespace supernet::ui {

class MixtureView;
class ProjectDocument;
struct RunView;

/// What the router of a run makes of an architecture: a slider for each gene, and part by part how much of each expert it
/// takes and how alike the experts are. Says when an expert is hardly used, two are nearly the same, or the architecture makes
/// no difference. Asks only once it is told to, since
/// the checkpoint has to be loaded.
class RouterCard : public Card
{
    Q_OBJECT
public:
    static constexpr int Samples = 10; ///< Random architectures that are looked at for the verdict.

    explicit RouterCard(ProjectDocument &document, QWidget *parent = nullptr);

    /// Hides itself where the run has no router.
    void showRun(qint64 run);
    [[nodiscard]] QPushButton *lookButton() const { return m_look; }
    [[nodiscard]] QSlider *slider(const QString &gene) const { return m_sliders.value(gene); }
    [[nodiscard]] MixtureView *view() const { return m_view; }
    [[nodiscard]] QString words() const;

private:
    void reset(const RunView *run);
    void makeSliders();
    void look();
    void ask();
    void askLikeness();
    void sample(int left);
    void sayVerdict();
    void request(const Architecture &architecture, const std::function<void(const QList<Mixture> &mixtures)> &take);
    [[nodiscard]] Architecture chosen() const;

    ProjectDocument &m_document;
    qint64 m_run = 0;
    const SearchSpace *m_space = nullptr;
    int m_asking = 0; ///< Answers for an earlier run are not wanted.
    LatestOnly m_requests;
    QList<QList<Mixture>> m_samples;
    QPushButton *m_look;
    QWidget *m_inside; ///< Sliders and picture.
    QGridLayout *m_grid;
    QMap<QString, QSlider *> m_sliders;
    MixtureView *m_view;
    QLabel *m_words;
};

} // namespace supernet::ui
