// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/rail.h"

#include "theme/theme.h"

#include <algorithm>
#include <QButtonGroup>
#include <QEvent>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr auto iconNameProperty = "iconName";
constexpr int leastWidth = 68; ///< Of a button, pixels.

} // namespace

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_pages(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    m_column->setContentsMargins(6, 12, 6, 12);
    m_column->setSpacing(6);
    addPage(PageId::Start, tr("Start"), "home");
    for (const PageKind &kind : projectPages())
        addPage(kind.id, kind.name, kind.icon);
    m_column->addStretch();
    m_log = addButton(tr("Log"), tr("What the jobs say (Ctrl+L)"), "log");
    m_log->setAccessibleName(tr("Log drawer"));
    connect(m_pages, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT pageWanted(static_cast<PageId>(id)); });
    setProjectOpen(false);
    setCurrent(PageId::Start);
    refreshIcons();
    fit();
}

/// As wide as the longest name takes, in whatever language and size of text.
void Rail::fit()
{
    const QFontMetrics metrics(textFont(12, QFont::DemiBold));
    int width = leastWidth;
    for (const auto *entry : findChildren<QToolButton *>())
        width = std::max(width, metrics.horizontalAdvance(entry->text()) + 8);
    for (auto *entry : findChildren<QToolButton *>())
        entry->setFixedSize(width, scaled(60));
    setFixedWidth(width + 12);
}

void Rail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fit();
    QWidget::changeEvent(event);
}

QToolButton *Rail::addButton(const QString &text, const QString &tip, const char *iconName)
{
    auto *entry = new QToolButton;
    entry->setText(text);
    entry->setAccessibleName(text);
    entry->setToolTip(tip);
    entry->setProperty(iconNameProperty, QString::fromLatin1(iconName));
    entry->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    entry->setIconSize({24, 24});
    entry->setCheckable(true);
    m_column->addWidget(entry);
    return entry;
}

/// Ctrl+0 for the start page, then Ctrl+1 and so on in their order.
QKeySequence Rail::keysOf(PageId page)
{
    return {Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(page))};
}

void Rail::addPage(PageId page, const QString &name, const char *iconName)
{
    auto *entry = addButton(name, tr("%1 (%2)").arg(name, keysOf(page).toString(QKeySequence::NativeText)), iconName);
    m_pages->addButton(entry, static_cast<int>(page));
    auto *shortcut = new QShortcut(keysOf(page), this);
    connect(shortcut, &QShortcut::activated, entry, &QToolButton::click);
}

QToolButton *Rail::button(PageId page) const
{
    return qobject_cast<QToolButton *>(m_pages->button(static_cast<int>(page)));
}

void Rail::setCurrent(PageId page)
{
    button(page)->setChecked(true);
}

void Rail::setProjectOpen(bool open)
{
    for (auto *entry : m_pages->buttons())
        entry->setEnabled(open || entry == button(PageId::Start));
    m_log->setEnabled(open);
}

void Rail::refreshIcons()
{
    for (auto *entry : findChildren<QToolButton *>())
        entry->setIcon(icon(entry->property(iconNameProperty).toString()));
}

} // namespace supernet::ui
