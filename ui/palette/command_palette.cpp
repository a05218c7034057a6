// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/command_palette.h"

#include "palette/fuzzy.h"
#include "theme/theme.h"
#include "widgets/fact_table.h"
#include "widgets/table_view.h"

#include <algorithm>
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int mostWidth = 680;
constexpr int mostHeight = 440;
constexpr int pageOfRows = 10;

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_field(new QLineEdit)
    , m_table(new FactTable(this))
    , m_view(makeTableView(*m_table, tr("Commands")))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setProperty("role", QStringLiteral("large"));
    m_field->installEventFilter(this);
    m_table->setTable({tr("Command"), tr("Page"), tr("Keys")}, {});
    m_view->setFocusPolicy(Qt::NoFocus); // The arrow keys reach it through the field.
    m_view->horizontalHeader()->hide();
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 12, 12, 12);
    box->setSpacing(8);
    box->addWidget(m_field);
    box->addWidget(m_view, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    hide();
}

void CommandPalette::open(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    m_before = QApplication::focusWidget();
    const QSize room = parentWidget()->size();
    const int width = std::min(scaled(mostWidth), room.width() - 48);
    setGeometry((room.width() - width) / 2, 56, width, std::min(scaled(mostHeight), room.height() - 96));
    m_field->clear();
    narrow();
    show();
    raise();
    m_field->setFocus();
}

QStringList CommandPalette::shown() const
{
    QStringList names;
    for (const qsizetype place : m_found)
        names << m_entries[place].name;
    return names;
}

void CommandPalette::narrow()
{
    QStringList texts;
    for (const PaletteEntry &entry : std::as_const(m_entries))
        texts << entry.name + QLatin1Char(' ') + entry.place;
    m_found = fuzzyRanked(m_field->text(), texts);
    QList<FactTable::Row> rows;
    for (const qsizetype place : std::as_const(m_found)) {
        const PaletteEntry &entry = m_entries[place];
        rows << FactTable::Row{QString::number(place),
                               {{entry.name, {}, false},
                                {entry.place, {}, false},
                                {entry.keys.toString(QKeySequence::NativeText), {}, false}},
                               {}};
    }
    m_table->setTable({tr("Command"), tr("Page"), tr("Keys")}, rows);
    m_view->selectRow(0);
}

void CommandPalette::step(int rows)
{
    const int row = std::clamp(m_view->currentIndex().row() + rows, 0, std::max(0, m_table->rowCount() - 1));
    m_view->selectRow(row);
    m_field->setAccessibleDescription(row < m_found.size() ? m_entries[m_found[row]].name : QString());
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_found.size())
        return;
    const auto wanted = m_entries[m_found[row]].run;
    leave();
    wanted();
}

void CommandPalette::leave()
{
    if (!isVisible())
        return;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            hide(); // A person has gone on elsewhere.
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(pageOfRows);
        return true;
    case Qt::Key_PageUp:
        step(-pageOfRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_view->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace supernet::ui
