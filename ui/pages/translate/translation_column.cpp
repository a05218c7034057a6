// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/translation_column.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int barSteps = 1000;
constexpr int figuresRole = Qt::UserRole + 1;

/// Lists each model with its figures, for which the closed box has no room.
class WithFigures : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (const QString figures = index.data(figuresRole).toString(); !figures.isEmpty())
            option->text += QStringLiteral(" · ") + figures;
    }
};

} // namespace

TranslationColumn::TranslationColumn(int number, QWidget *parent)
    : QFrame(parent)
    , m_number(number)
    , m_choice(new QComboBox)
    , m_remove(button(tr("Remove"), "link"))
    , m_figures(label({}, "help"))
    , m_text(label({}, "translation"))
    , m_timeText(label({}, "quiet"))
    , m_bar(new QProgressBar)
{
    setObjectName(QStringLiteral("card"));
    m_choice->setAccessibleName(tr("Model %1").arg(number + 1));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->setItemDelegate(new WithFigures(m_choice));
    m_remove->setAccessibleName(tr("Remove model %1").arg(number + 1));
    m_figures->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Translation by model %1").arg(number + 1));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Time of model %1").arg(number + 1));
    auto *head = new QHBoxLayout;
    head->addWidget(m_choice, 1);
    head->addWidget(m_remove);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(14, 12, 14, 14);
    box->setSpacing(8);
    box->addLayout(head);
    box->addWidget(m_figures);
    box->addWidget(m_text, 1);
    box->addWidget(m_timeText);
    box->addWidget(m_bar);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        showFigures();
        Q_EMIT chosen();
    });
    connect(m_remove, &QPushButton::clicked, this, &TranslationColumn::removeWanted);
    tint();
    showNothing();
}

void TranslationColumn::setChoices(const std::vector<Subnet> &subnets, const QString &wanted)
{
    const auto isSame = [](const Subnet &one, const Subnet &other) {
        return one.id == other.id && one.name == other.name && one.figures() == other.figures();
    };
    const bool same = std::ranges::equal(subnets, m_subnets, isSame);
    m_subnets = subnets;
    if (same)
        return; // A list that a person has opened stays open.
    const QString before = m_choice->currentData().toString();
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const Subnet &subnet : subnets) {
        m_choice->addItem(subnet.name, subnet.id);
        m_choice->setItemData(m_choice->count() - 1, subnet.figures(), figuresRole);
    }
    m_choice->view()->setMinimumWidth(m_choice->view()->sizeHintForColumn(0) + scaled(24));
    const int kept = m_choice->findData(before);
    m_choice->setCurrentIndex(kept >= 0 ? kept : std::max(0, m_choice->findData(wanted)));
    showFigures();
}

void TranslationColumn::choose(const QString &id)
{
    const int index = m_choice->findData(id);
    if (index >= 0)
        m_choice->setCurrentIndex(index);
}

const Subnet *TranslationColumn::subnet() const
{
    const int index = m_choice->currentIndex();
    return index < 0 ? nullptr : &m_subnets[static_cast<std::size_t>(index)];
}

QColor TranslationColumn::colour() const
{
    return runColour(m_number);
}

void TranslationColumn::setRemovable(bool removable)
{
    m_remove->setVisible(removable);
}

void TranslationColumn::showFigures()
{
    const Subnet *own = subnet();
    QStringList lines;
    if (own && !own->figures().isEmpty())
        lines << own->figures();
    if (own && own->shape)
        lines << tr("%1 encoder and %2 decoder layers, width %3 · %4")
                     .arg(own->shape->encoder.size())
                     .arg(own->shape->decoder.size())
                     .arg(own->shape->encoderEmbed)
                     .arg(own->shape->decoderEmbed);
    else if (own && !own->exported.isEmpty())
        lines << tr("a model that stands on its own");
    m_figures->setText(lines.join(QLatin1Char('\n')));
    m_choice->setToolTip(Qt::convertFromPlainText(m_choice->currentText()));
}

void TranslationColumn::showWaiting()
{
    m_time.reset();
    m_text->setText(tr("Translating …"));
    m_text->setEnabled(false);
    m_timeText->setText(QStringLiteral(" "));
    m_bar->setValue(0);
}

void TranslationColumn::showTranslation(const QString &text, double milliseconds)
{
    m_time = milliseconds;
    m_text->setEnabled(true);
    m_text->setText(text.isEmpty() ? tr("(no word at all)") : text);
    m_timeText->setText(tr("in %1").arg(ui::milliseconds(milliseconds)));
}

void TranslationColumn::showTrouble(const QString &message)
{
    showNothing();
    m_text->setText(message);
}

void TranslationColumn::showNothing()
{
    m_time.reset();
    m_text->setEnabled(true);
    m_text->clear();
    m_timeText->setText(QStringLiteral(" "));
    m_bar->setValue(0);
}

void TranslationColumn::setSlowest(double milliseconds)
{
    m_bar->setValue(m_time && milliseconds > 0 ? static_cast<int>(*m_time / milliseconds * barSteps) : 0);
}

QString TranslationColumn::text() const
{
    return m_text->text();
}

void TranslationColumn::tint()
{
    m_bar->setStyleSheet(
        QStringLiteral("QProgressBar::chunk { background: %1; border-radius: 3px; }").arg(colour().name()));
}

void TranslationColumn::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QFrame::changeEvent(event);
}

} // namespace supernet::ui
