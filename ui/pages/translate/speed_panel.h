// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/figure_rows.h"
#include "pages/subnets.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;

namespace supernet::ui {

class ArchitectureView;
class FigureTable;

/// A slider from faster to better along the front: what it stands on is drawn, with its figures and its translation.
class SpeedPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SpeedPanel(QWidget *parent = nullptr);

    /// Stays at the member it stood on where that is still there, else goes to the middle.
    void setFront(const std::vector<Subnet> &front);
    [[nodiscard]] const Subnet *subnet() const; ///< Null when there is no front.
    void setTranslation(const QString &text);
    [[nodiscard]] QString translation() const;
    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] QPushButton *keepButton() const { return m_keep; }
    [[nodiscard]] ArchitectureView *picture() const { return m_picture; }
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void moved(); ///< By a person, to another subnet.
    void keepWanted(const QString &id); ///< Beside the others.

private:
    void layOut();
    void showSubnet();

    std::vector<Subnet> m_front;
    QSlider *m_slider;
    QLabel *m_title;
    ArchitectureView *m_picture;
    FigureTable *m_figures;
    QList<FigureRow> m_rows; ///< What is in it.
    QLabel *m_translation;
    QPushButton *m_keep;
};

} // namespace supernet::ui
