// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/axes_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <utility>

namespace supernet::ui {

namespace {

constexpr int deviceRole = Qt::UserRole + 1; ///< Of a latency on another device than the search's.

template<typename Choice>
void fillChoices(QComboBox &box, std::initializer_list<Choice> choices)
{
    for (const Choice choice : choices)
        box.addItem(name(choice), static_cast<int>(choice));
}

} // namespace

AxesChoice::AxesChoice(QWidget *parent)
    : QWidget(parent)
    , m_expense(new QComboBox)
    , m_quality(new QComboBox)
{
    m_expense->setAccessibleName(tr("Horizontal axis"));
    m_quality->setAccessibleName(tr("Vertical axis"));
    fillChoices(*m_expense, {Expense::Latency, Expense::Flops, Expense::Parameters});
    fillChoices(*m_quality, {Quality::Bleu, Quality::Chrf, Quality::Loss});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_expense);
    row->addWidget(m_quality);
    connect(m_expense, &QComboBox::activated, this, &AxesChoice::expenseChosen);
    connect(m_quality, &QComboBox::activated, this, &AxesChoice::qualityChosen);
}

FrontAxes AxesChoice::axes() const
{
    return {static_cast<Expense>(m_expense->currentData().toInt()),
            static_cast<Quality>(m_quality->currentData().toInt()), m_expense->currentData(deviceRole).toString()};
}

void AxesChoice::setExpense(const FrontAxes &wanted)
{
    for (int item = 0; item < m_expense->count(); ++item) {
        if (m_expense->itemData(item).toInt() == static_cast<int>(wanted.expense)
            && m_expense->itemData(item, deviceRole).toString() == wanted.device)
            return m_expense->setCurrentIndex(item);
    }
    m_expense->setCurrentIndex(0);
}

void AxesChoice::setQuality(Quality quality)
{
    m_quality->setCurrentIndex(m_quality->findData(static_cast<int>(quality)));
}

void AxesChoice::offerDevices(const QStringList &devices)
{
    if (devices == std::exchange(m_devices, devices))
        return;
    const FrontAxes before = axes();
    while (m_expense->count() > static_cast<int>(Expense::Parameters) + 1)
        m_expense->removeItem(m_expense->count() - 1);
    for (const QString &device : devices) {
        m_expense->addItem(latencyOn(device), static_cast<int>(Expense::Latency));
        m_expense->setItemData(m_expense->count() - 1, device, deviceRole);
    }
    setExpense(before);
}

QString AxesChoice::expenseName() const
{
    return m_expense->currentText();
}

} // namespace supernet::ui
