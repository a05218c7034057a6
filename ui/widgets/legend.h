// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

namespace supernet::ui {

/// Samples of lines and dots with their names, in one row.
class Legend : public QWidget
{
    Q_OBJECT
public:
    struct Entry
    {
        QString name;
        QColor colour; ///< Not valid: the quiet text colour, for entries that mean a line style of any colour.
        Qt::PenStyle line = Qt::NoPen; ///< NoPen: a dot.
    };

    explicit Legend(QList<Entry> entries, QWidget *parent = nullptr);
    void setEntries(QList<Entry> entries);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Entry> m_entries;
};

} // namespace supernet::ui
