// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/front_axes.h"

#include <QStringList>
#include <QWidget>

class QComboBox;

namespace supernet::ui {

/// What the front is drawn over: the expense, also latencies on other devices where they can be told, and the quality.
class AxesChoice : public QWidget
{
    Q_OBJECT
public:
    explicit AxesChoice(QWidget *parent = nullptr);

    [[nodiscard]] FrontAxes axes() const;
    /// Neither tells of a choice. An expense that is not offered becomes the first one.
    void setExpense(const FrontAxes &wanted);
    void setQuality(Quality quality);
    /// Devices beside this one that have latencies; the expense stays where it is still offered.
    void offerDevices(const QStringList &devices);
    [[nodiscard]] QString expenseName() const;

    [[nodiscard]] QComboBox *expense() const { return m_expense; }
    [[nodiscard]] QComboBox *quality() const { return m_quality; }

Q_SIGNALS:
    void expenseChosen(); ///< By a person.
    void qualityChosen();

private:
    QComboBox *m_expense;
    QComboBox *m_quality;
    QStringList m_devices;
};

} // namespace supernet::ui
