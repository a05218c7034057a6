// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings_form.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

namespace supernet::ui {

SettingsForm::SettingsForm(const QString &title, const QString &startText, QWidget *parent)
    : QScrollArea(parent)
    , m_start(button(startText, "primary"))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrolled"));
    m_box = new QVBoxLayout(inner);
    m_box->setContentsMargins(16, 16, 16, 16);
    m_box->setSpacing(6);
    auto *head = new QHBoxLayout;
    auto *close = button(tr("Close"), "link");
    close->setObjectName(QStringLiteral("close"));
    head->addWidget(label(title, "headline"), 1);
    head->addWidget(close);
    m_box->addLayout(head);
    setWidget(inner);
    connect(close, &QPushButton::clicked, this, &SettingsForm::closed);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startWanted(arguments()); });
}

void SettingsForm::addGroup(const QString &title, const QString &help)
{
    m_box->addSpacing(10);
    m_box->addWidget(label(title, "title"));
    auto *text = label(help, "help");
    text->setWordWrap(true);
    m_box->addWidget(text);
}

void SettingsForm::addField(const QString &name, QWidget *field, const QString &help)
{
    auto *row = new QHBoxLayout;
    auto *text = label(name);
    text->setBuddy(field);
    text->setWordWrap(true);
    field->setAccessibleName(name);
    field->setAccessibleDescription(help);
    field->setToolTip(help);
    field->setFixedWidth(scaled(150));
    row->addWidget(text, 1);
    row->addWidget(field);
    m_box->addLayout(row);
}

QComboBox *SettingsForm::addChoice(const QString &option, const QString &name,
                                   const QList<std::pair<QString, QString>> &choices, const QString &help)
{
    auto *field = new QComboBox;
    for (const auto &[word, text] : choices)
        field->addItem(text, word);
    addField(name, field, help);
    m_fields << std::pair(option, field);
    return field;
}

QSpinBox *SettingsForm::addNumber(const QString &option, const QString &name, int low, int value, int high, int step,
                                  const QString &unit, const QString &help)
{
    auto *field = new QSpinBox;
    field->setRange(low, high);
    field->setSingleStep(step);
    field->setValue(value);
    field->setGroupSeparatorShown(true);
    field->setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
    addField(name, field, help);
    m_fields << std::pair(option, field);
    return field;
}

QDoubleSpinBox *SettingsForm::addReal(const QString &option, const QString &name, double low, double value, double high,
                                      int digits, const QString &unit, const QString &help)
{
    auto *field = new QDoubleSpinBox;
    field->setDecimals(digits);
    field->setRange(low, high);
    field->setSingleStep(std::pow(10.0, -digits));
    field->setValue(value);
    field->setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
    addField(name, field, help);
    m_fields << std::pair(option, field);
    return field;
}

void SettingsForm::leaveOutLowest(QDoubleSpinBox *field, const QString &none)
{
    field->setSpecialValueText(none);
}

void SettingsForm::finish()
{
    m_box->addSpacing(12);
    m_box->addWidget(m_start);
    m_box->addStretch();
}

QStringList SettingsForm::arguments() const
{
    QStringList words;
    for (const auto &[option, field] : m_fields) {
        if (!field->isEnabled())
            continue; // It has no meaning beside the other choices.
        if (auto *choice = qobject_cast<QComboBox *>(field)) {
            if (!choice->currentData().toString().isEmpty())
                words << option << choice->currentData().toString();
        } else if (auto *number = qobject_cast<QSpinBox *>(field)) {
            words << option << QString::number(number->value());
        } else if (auto *real = qobject_cast<QDoubleSpinBox *>(field)) {
            if (real->specialValueText().isEmpty() || real->value() > real->minimum())
                words << option << QLocale::c().toString(real->value(), 'g', 10);
        }
    }
    return words;
}

} // namespace supernet::ui
