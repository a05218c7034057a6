// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings_form.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int betweenRows = 6;

/// Words that break, and take no room while there are none.
QLabel *hiddenLabel(const char *role)
{
    auto *text = label({}, role);
    text->setWordWrap(true);
    text->hide();
    return text;
}

void say(QLabel *place, const QString &text)
{
    place->setText(text);
    place->setVisible(!text.isEmpty());
}

} // namespace

SettingsForm::SettingsForm(const QString &title, const QString &startText, QWidget *parent)
    : QScrollArea(parent)
    , m_start(button(startText, "primary"))
    , m_mark(hiddenLabel("fault"))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrolled"));
    m_box = new QVBoxLayout(inner);
    m_box->setContentsMargins(16, 16, 16, 16);
    m_box->setSpacing(betweenRows);
    m_into = m_box;
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
    m_into->addSpacing(10);
    m_into->addWidget(label(title, "title"));
    auto *text = label(help, "help");
    text->setWordWrap(true);
    m_into->addWidget(text);
}

void SettingsForm::addField(const QString &option, const QString &name, QWidget *field, const QString &help)
{
    Row row{option, field, new QWidget, label(name), hiddenLabel("help"), hiddenLabel("fault"), {}, true};
    row.name->setBuddy(field);
    row.name->setWordWrap(true);
    field->setAccessibleName(name);
    field->setAccessibleDescription(help);
    field->setToolTip(help);
    field->setFixedWidth(scaled(164));
    auto *box = new QVBoxLayout(row.line);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->addWidget(row.name, 1);
    line->addWidget(field);
    box->addLayout(line);
    box->addWidget(row.note);
    box->addWidget(row.mark);
    m_into->addWidget(row.line);
    m_rows << row;
    Q_EMIT fieldAdded(option, field);
}

QComboBox *SettingsForm::addChoice(const QString &option, const QString &name,
                                   const QList<std::pair<QString, QString>> &choices, const QString &help)
{
    auto *field = new QComboBox;
    for (const auto &[word, text] : choices)
        field->addItem(text, word);
    addField(option, name, field, help);
    connect(field, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
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
    addField(option, name, field, help);
    connect(field, &QSpinBox::valueChanged, this, &SettingsForm::changed);
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
    addField(option, name, field, help);
    connect(field, &QDoubleSpinBox::valueChanged, this, &SettingsForm::changed);
    return field;
}

QCheckBox *SettingsForm::addSwitch(const QString &option, const QString &name, const QString &help)
{
    auto *field = new QCheckBox;
    addField(option, name, field, help);
    connect(field, &QCheckBox::toggled, this, &SettingsForm::changed);
    return field;
}

QLineEdit *SettingsForm::addText(const QString &option, const QString &name, const QString &hint, const QString &help)
{
    auto *field = new QLineEdit;
    field->setPlaceholderText(hint);
    addField(option, name, field, help);
    connect(field, &QLineEdit::textChanged, this, &SettingsForm::changed);
    return field;
}

void SettingsForm::beginMore()
{
    m_more = button(tr("More settings"), "link");
    m_more->setCheckable(true);
    m_hidden = new QWidget;
    m_hidden->hide();
    m_into = new QVBoxLayout(m_hidden);
    m_into->setContentsMargins(0, 0, 0, 0);
    m_into->setSpacing(betweenRows);
    m_box->addSpacing(8);
    m_box->addWidget(m_more, 0, Qt::AlignLeft);
    m_box->addWidget(m_hidden);
    connect(m_more, &QPushButton::toggled, this, [this](bool shown) {
        m_hidden->setVisible(shown);
        m_more->setText(shown ? tr("Fewer settings") : tr("More settings"));
        m_more->setAccessibleName(m_more->text());
    });
}

void SettingsForm::endMore()
{
    m_into = m_box;
}

void SettingsForm::addPlace()
{
    m_place = new QVBoxLayout;
    m_place->setSpacing(betweenRows);
    m_box->addLayout(m_place);
}

void SettingsForm::leaveOutLowest(QDoubleSpinBox *field, const QString &none)
{
    field->setSpecialValueText(none);
}

void SettingsForm::finish()
{
    m_into = m_place ? m_place : m_box;
    m_box->addSpacing(12);
    m_box->addWidget(m_mark);
    m_box->addWidget(m_start);
    m_box->addStretch();
}

SettingsForm::Row *SettingsForm::rowOf(const QWidget *field)
{
    const auto found = std::ranges::find(m_rows, field, &Row::field);
    return found == m_rows.end() ? nullptr : &*found;
}

const SettingsForm::Row *SettingsForm::rowOf(const QString &option) const
{
    const auto found = std::ranges::find(m_rows, option, &Row::option);
    return found == m_rows.end() ? nullptr : &*found;
}

void SettingsForm::setWords(const QWidget *field, std::function<QStringList()> words)
{
    if (Row *row = rowOf(field))
        row->words = std::move(words);
}

void SettingsForm::setRelevant(const QWidget *field, bool relevant)
{
    Row *row = rowOf(field);
    if (!row || row->relevant == relevant)
        return;
    row->relevant = relevant;
    row->line->setVisible(relevant);
    Q_EMIT changed();
}

void SettingsForm::setName(const QWidget *field, const QString &name)
{
    if (Row *row = rowOf(field)) {
        row->name->setText(name);
        row->field->setAccessibleName(name);
    }
}

void SettingsForm::setNote(const QWidget *field, const QString &note)
{
    if (const Row *row = rowOf(field))
        say(row->note, note);
}

void SettingsForm::setMarks(const QList<Mark> &marks)
{
    for (const Row &row : std::as_const(m_rows))
        say(row.mark, {});
    say(m_mark, {});
    for (const Mark &mark : marks) {
        const Row *row = rowOf(mark.option);
        const bool placed = row && row->relevant;
        QLabel *place = placed ? row->mark : m_mark;
        say(place, place->text().isEmpty() ? mark.sentence : place->text() + QLatin1Char('\n') + mark.sentence);
        if (placed && m_hidden && m_hidden->isAncestorOf(row->field))
            m_more->setChecked(true); // What is wrong is not to be searched for.
    }
    m_start->setEnabled(std::ranges::none_of(marks, &Mark::isFault));
}

QString SettingsForm::markAt(const QString &option) const
{
    const Row *row = rowOf(option);
    return row ? row->mark->text() : option.isEmpty() ? m_mark->text() : QString();
}

QString SettingsForm::note(const QString &option) const
{
    const Row *row = rowOf(option);
    return row ? row->note->text() : QString();
}

bool SettingsForm::isRelevant(const QString &option) const
{
    const Row *row = rowOf(option);
    return row && row->relevant;
}

QWidget *SettingsForm::field(const QString &option) const
{
    const Row *row = rowOf(option);
    return row ? row->field : nullptr;
}

QList<std::pair<QString, QWidget *>> SettingsForm::fields() const
{
    QList<std::pair<QString, QWidget *>> all;
    for (const Row &row : m_rows)
        all << std::pair(row.option, row.field);
    return all;
}

QStringList SettingsForm::wordsOf(const Row &row) const
{
    if (row.words)
        return row.words();
    const auto said = [&](const QString &value) {
        return value.isEmpty() ? QStringList() : QStringList{row.option, value};
    };
    if (const auto *choice = qobject_cast<const QComboBox *>(row.field))
        return said(choice->currentData().toString());
    if (const auto *number = qobject_cast<const QSpinBox *>(row.field))
        return said(QString::number(number->value()));
    if (const auto *text = qobject_cast<const QLineEdit *>(row.field))
        return said(text->text().trimmed());
    if (const auto *box = qobject_cast<const QCheckBox *>(row.field))
        return box->isChecked() ? QStringList{row.option} : QStringList();
    const auto *real = qobject_cast<const QDoubleSpinBox *>(row.field);
    const bool lowest = !real->specialValueText().isEmpty() && real->value() <= real->minimum();
    return lowest ? QStringList() : said(QLocale::c().toString(real->value(), 'g', 10));
}

QStringList SettingsForm::arguments() const
{
    QStringList words;
    for (const Row &row : m_rows) {
        if (row.relevant && row.field->isEnabled())
            words << wordsOf(row);
    }
    return words;
}

} // namespace supernet::ui
