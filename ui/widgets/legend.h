// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

namespace supernet::ui {

/// Samples of lines and marks with their names, in as many rows as it takes.
class Legend : public QWidget
{
    Q_OBJECT
public:
    enum class Mark { Dot, Ring, Diamond, Square, Band };
    struct Entry
    {
        QString name;
        QColor colour; ///< Not valid: the quiet text colour, for entries that mean a line style of any colour.
        Qt::PenStyle line = Qt::NoPen; ///< NoPen: a mark.
        Mark mark = Mark::Dot;
    };

    explicit Legend(QList<Entry> entries, QWidget *parent = nullptr);
    void setEntries(QList<Entry> entries);
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override; ///< All in one row.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override; ///< In as many rows as it takes.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void takeHeight();
    /// Where each entry begins when there is so much room.
    [[nodiscard]] QList<QPoint> places(int width) const;

    QList<Entry> m_entries;
};

} // namespace supernet::ui
