// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/train/router_figures.h"

#include <QWidget>

namespace supernet::ui {

/// Mixtures as bars of one length, one under the other, each expert in its colour.
class MixtureView : public QWidget
{
    Q_OBJECT
public:
    explicit MixtureView(QWidget *parent = nullptr);

    void setMixtures(const QList<Mixture> &mixtures);
    [[nodiscard]] const QList<Mixture> &mixtures() const { return m_mixtures; }
    [[nodiscard]] QString csv() const; ///< part, expert, share
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Mixture> m_mixtures;
};

} // namespace supernet::ui
