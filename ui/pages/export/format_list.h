// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/subnets.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace supernet::ui {

/// The formats of an export, each with a box to check, what it holds, and a badge that says whether the subnets at hand
/// can be written in it, and if not, why.
class FormatList : public QWidget
{
    Q_OBJECT
public:
    explicit FormatList(QWidget *parent = nullptr);

    [[nodiscard]] QStringList chosen() const; ///< By name, in the order of exportFormats().
    void showBadges(const std::vector<Subnet> &subnets, std::int64_t vocabulary);

    [[nodiscard]] QCheckBox *box(const QString &format) const;
    [[nodiscard]] QString badge(const QString &format) const;
    [[nodiscard]] QString reason(const QString &format) const; ///< Empty where every subnet can be written.

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row
    {
        QString format;
        QCheckBox *box;
        QLabel *badge;
        QLabel *reason;
    };

    void addRow(const QString &format, const QString &title, const QString &contents);
    [[nodiscard]] const Row &row(const QString &format) const;

    QList<Row> m_rows;
};

} // namespace supernet::ui
