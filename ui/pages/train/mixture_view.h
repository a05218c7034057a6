// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/train/router_figures.h"

#include <optional>
#include <QWidget>

namespace supernet::ui {

/// Mixtures as bars of one length, one under the other, each expert in its colour.
class MixtureView : public QWidget
{
    Q_OBJECT
public:
    explicit MixtureView(QWidget *parent = nullptr);

    void setMixtures(const QList<Mixture> &mixtures);
    /// How alike the experts of each part are, as a figure at the end of its row; empty: not known.
    void setLikeness(const QList<Likeness> &likeness);
    [[nodiscard]] const QList<Likeness> &likeness() const { return m_likeness; }
    [[nodiscard]] const QList<Mixture> &mixtures() const { return m_mixtures; }
    /// part, expert, share, greatest cosine of two experts of the part, and the expert's cosine to each
    [[nodiscard]] QString csv() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] std::optional<double> alike(const QString &part) const;

    QList<Mixture> m_mixtures;
    QList<Likeness> m_likeness;
};

} // namespace supernet::ui
