// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/choice_list.h"

#include "pages/space/choice_model.h"
#include "theme/theme.h"
#include "widgets/flow_layout.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int nameWidth = 150;
constexpr int endWidth = 128;
constexpr auto valueProperty = "value";

/// The net's side that a gene belongs to, as a heading.
QString sideOf(const QString &gene)
{
    if (gene.startsWith(QLatin1String("encoder_")))
        return ChoiceList::tr("Encoder");
    return gene.startsWith(QLatin1String("decoder_")) ? ChoiceList::tr("Decoder") : ChoiceList::tr("Others");
}

} // namespace

ChoiceRowView::ChoiceRowView(SpaceEditor &editor, const ChoiceRow &row, const QString &help)
    : m_editor(editor)
    , m_gene(row.gene)
    , m_layer(row.layer)
    , m_flow(new QWidget)
    , m_flowLayout(new FlowLayout(m_flow, 6))
    , m_add(new QLineEdit)
    , m_fault(label({}, "fault"))
{
    auto *name = label(rowTitle(row), row.layer < 0 ? nullptr : "quiet");
    name->setFixedWidth(scaled(nameWidth));
    name->setIndent(row.layer < 0 ? 0 : 14);
    name->setToolTip(help);
    m_add->setProperty("role", QStringLiteral("add"));
    m_add->setPlaceholderText(tr("+ add"));
    m_add->setFixedWidth(scaled(70));
    m_add->setValidator(new QIntValidator(-1, 999'999, m_add));
    m_add->setAccessibleName(tr("Add a choice to %1").arg(rowTitle(row)));
    m_add->setToolTip(tr("A number, then Enter"));
    m_flowLayout->addWidget(m_add);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_flow->setSizePolicy(policy);
    m_fault->setWordWrap(true);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(2);
    middle->addWidget(m_flow);
    middle->addWidget(m_fault);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 3, 0, 3);
    line->setSpacing(8);
    line->addWidget(name, 0, Qt::AlignTop);
    line->addLayout(middle, 1);
    m_layerCount = row.layers;
    line->addWidget(makeEnd(), 0, Qt::AlignTop);
    name->setMinimumHeight(m_add->sizeHint().height());
    connect(m_add, &QLineEdit::returnPressed, this, &ChoiceRowView::addTyped);
    show(row);
}

QWidget *ChoiceRowView::makeEnd()
{
    if (m_layer >= 0) {
        m_drop = button(tr("as the others"), "link");
        m_drop->setAccessibleName(tr("Layer %1 chooses as the others").arg(m_layer + 1));
        m_drop->setFixedWidth(scaled(endWidth));
        // Queued: the row that asks is deleted by what follows.
        connect(
            m_drop, &QPushButton::clicked, this, [this] { m_editor.dropOverride(m_gene, m_layer); },
            Qt::QueuedConnection);
        return m_drop;
    }
    if (m_layerCount == 0) {
        auto *none = new QWidget;
        none->setFixedWidth(scaled(endWidth));
        return none;
    }
    m_layers = new QToolButton;
    m_layers->setProperty("role", QStringLiteral("menu"));
    m_layers->setText(tr("every layer"));
    m_layers->setAccessibleName(tr("Give a layer choices of its own"));
    m_layers->setToolTip(tr("All layers have these choices. Give one its own here."));
    m_layers->setPopupMode(QToolButton::InstantPopup);
    m_layers->setFixedWidth(scaled(endWidth));
    m_layers->setMenu(new QMenu(m_layers));
    connect(m_layers->menu(), &QMenu::aboutToShow, this, &ChoiceRowView::fillLayers);
    return m_layers;
}

void ChoiceRowView::fillLayers()
{
    QMenu &menu = *m_layers->menu();
    menu.clear();
    const Gene *gene = m_editor.space().find(m_gene.toStdString());
    for (int layer = 0; gene && layer < m_layerCount; ++layer) {
        QAction *entry = menu.addAction(tr("Own choices for layer %1").arg(layer + 1));
        entry->setEnabled(!gene->layerChoices.contains(layer));
        connect(
            entry, &QAction::triggered, this, [=, this] { m_editor.overrideLayer(m_gene, layer); },
            Qt::QueuedConnection);
    }
}

QPushButton *ChoiceRowView::makeChip(int value)
{
    auto *chip = button(chipText(m_gene, value), "chip");
    chip->setCheckable(true);
    chip->setProperty(valueProperty, value);
    chip->installEventFilter(this);
    connect(chip, &QPushButton::clicked, this, [=, this](bool on) { m_editor.setOn(m_gene, m_layer, value, on); });
    return chip;
}

void ChoiceRowView::refresh(QPushButton &chip, const Chip &shown) const
{
    chip.setChecked(shown.on);
    const QString state = shown.on ? tr("offered") : tr("not offered");
    chip.setAccessibleDescription(shown.fault.isEmpty() ? state : shown.fault);
    chip.setToolTip(shown.fault.isEmpty() ? tr("Click: offer it or not. Delete: take it away.") : shown.fault);
    if (chip.property("fault").toBool() == !shown.fault.isEmpty())
        return;
    chip.setProperty("fault", !shown.fault.isEmpty());
    chip.style()->unpolish(&chip);
    chip.style()->polish(&chip);
}

void ChoiceRowView::show(const ChoiceRow &row)
{
    m_layerCount = row.layers;
    const auto same = [](const QPushButton *chip, const Chip &shown) {
        return chip->property(valueProperty).toInt() == shown.value;
    };
    if (!std::equal(m_chips.begin(), m_chips.end(), row.chips.begin(), row.chips.end(), same)) {
        for (QPushButton *chip : std::exchange(m_chips, {})) {
            m_flowLayout->removeWidget(chip);
            chip->hide();
            chip->deleteLater(); // It may be the one that was clicked.
        }
        m_flowLayout->removeWidget(m_add);
        for (const Chip &chip : row.chips) {
            m_chips << makeChip(chip.value);
            m_flowLayout->addWidget(m_chips.last());
        }
        m_flowLayout->addWidget(m_add);
        QWidget *before = m_add;
        for (auto chip = m_chips.rbegin(); chip != m_chips.rend(); ++chip) {
            QWidget::setTabOrder(*chip, before);
            before = *chip;
        }
    }
    for (int place = 0; place < m_chips.size(); ++place)
        refresh(*m_chips[place], row.chips[place]);
    m_fault->setText(row.fault);
    m_fault->setVisible(!row.fault.isEmpty());
    m_flow->updateGeometry();
}

QPushButton *ChoiceRowView::chip(int value) const
{
    for (QPushButton *chip : m_chips) {
        if (chip->property(valueProperty).toInt() == value)
            return chip;
    }
    return nullptr;
}

QString ChoiceRowView::fault() const
{
    return m_fault->text();
}

void ChoiceRowView::addTyped()
{
    bool isNumber = false;
    const int value = m_add->text().toInt(&isNumber);
    m_add->clear();
    if (isNumber)
        m_editor.add(m_gene, m_layer, value);
}

bool ChoiceRowView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            m_add->setFocus();
            m_editor.remove(m_gene, m_layer, watched->property(valueProperty).toInt());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

ChoiceList::ChoiceList(SpaceEditor &editor, ChoiceModel &model, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(model)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    connect(&model, &QAbstractItemModel::modelReset, this, &ChoiceList::rebuild);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { refresh(first.row(), last.row()); });
    rebuild();
}

void ChoiceList::rebuild()
{
    m_rows.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    QString side;
    for (int number = 0; number < m_model.rowCount(); ++number) {
        const ChoiceRow &row = m_model.row(number);
        if (const QString next = sideOf(row.gene); next != side) {
            if (!side.isEmpty())
                m_column->addSpacing(10);
            m_column->addWidget(label(next, "title"));
            side = next;
        }
        m_rows << new ChoiceRowView(m_editor, row, m_model.index(number).data(Qt::ToolTipRole).toString());
        m_column->addWidget(m_rows.last());
    }
}

void ChoiceList::refresh(int first, int last)
{
    for (int number = first; number <= last; ++number)
        m_rows[number]->show(m_model.row(number));
}

ChoiceRowView *ChoiceList::row(const QString &gene, int layer) const
{
    for (int number = 0; number < m_rows.size(); ++number) {
        if (m_model.row(number).gene == gene && m_model.row(number).layer == layer)
            return m_rows[number];
    }
    return nullptr;
}

} // namespace supernet::ui
