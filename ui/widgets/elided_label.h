// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace supernet::ui {

/// A line that ends in an ellipsis where it has no room, and never asks for more of it than it gets.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace supernet::ui
