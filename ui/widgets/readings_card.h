// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

namespace supernet::ui {

/// A small floating list beside the pointer: what each curve says there.
class ReadingsCard : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString name;
        QString value;
        QColor colour;
        Qt::PenStyle line = Qt::SolidLine;
    };

    explicit ReadingsCard(QWidget *parent);

    /// Shows the rows near `position` (of the parent), inside the parent. Hides itself when there are none.
    void showAt(const QPoint &position, const QString &title, const QList<Row> &rows);
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] QString title() const { return m_title; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize wantedSize() const;

    QString m_title;
    QList<Row> m_rows;
};

} // namespace supernet::ui
