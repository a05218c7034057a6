// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"

#include <optional>
#include <QWidget>

namespace supernet::ui {

/// An encoder-decoder drawn layer by layer: a bar's width is the layers' width, its height the FFN, ticks are heads;
/// the pale bar behind is the largest that the space offers.
class ArchitectureView : public QWidget
{
    Q_OBJECT
public:
    explicit ArchitectureView(QWidget *parent = nullptr);

    void setShape(const TranslationShape &shape, const TranslationShape &largest);
    void clear();
    [[nodiscard]] const std::optional<TranslationShape> &shape() const { return m_shape; }
    [[nodiscard]] QString csv() const; ///< side, layer, width, ffn, heads, heads to the encoder
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<TranslationShape> m_shape;
    TranslationShape m_largest;
};

} // namespace supernet::ui
