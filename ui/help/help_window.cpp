// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/help_window.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int topicRole = Qt::UserRole;

/// Of the help's text, in the colours and the size that the window has now.
QString documentStyle()
{
    const Colours &scheme = colours();
    return QStringLiteral("body, p, li, td { color: %1; font-size: %4px; line-height: 140%; }"
                          "h1 { color: %1; font-size: %6px; font-weight: 600; }"
                          "h2 { color: %1; font-size: %5px; font-weight: 600; margin-top: 22px; }"
                          "a { color: %2; text-decoration: none; }"
                          "code, kbd { color: %1; background-color: %3; font-family: monospace; }")
        .arg(scheme.text.name(), scheme.accent.name(), scheme.hover.name())
        .arg(textFont(14).pixelSize())
        .arg(textFont(16).pixelSize())
        .arg(textFont(22).pixelSize());
}

} // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_library(QLocale().name())
    , m_search(new QLineEdit)
    , m_results(new QListWidget)
    , m_text(new QTextBrowser)
    , m_back(button(tr("Back"), "link"))
    , m_forward(button(tr("Forward"), "link"))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Help — Supernet Studio"));
    resize(980, 700);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Help text"));
    m_text->document()->setDocumentMargin(28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(m_text, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::showResults);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { follow(std::max(0, m_results->currentRow())); });
    connect(m_results, &QListWidget::currentRowChanged, this, &HelpWindow::follow);
    connect(m_back, &QPushButton::clicked, m_text, &QTextBrowser::backward);
    connect(m_forward, &QPushButton::clicked, m_text, &QTextBrowser::forward);
    connect(m_text, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    for (auto *move : {m_back, m_forward})
        move->setEnabled(false);
    auto *close = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    restyle();
    showResults();
}

QWidget *HelpWindow::makeSide()
{
    m_search->setPlaceholderText(tr("Find in the help"));
    m_search->setAccessibleName(tr("Find in the help"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_results->setAccessibleName(tr("Pages of the help"));
    m_results->setWordWrap(true);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *moves = new QHBoxLayout;
    moves->addWidget(m_back);
    moves->addWidget(m_forward);
    moves->addStretch();
    auto *side = new QWidget;
    side->setObjectName(QStringLiteral("helpSide"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(270);
    auto *box = new QVBoxLayout(side);
    box->setContentsMargins(12, 12, 12, 12);
    box->setSpacing(8);
    box->addWidget(m_search);
    box->addLayout(moves);
    box->addWidget(m_results, 1);
    return side;
}

void HelpWindow::open(const QString &topic)
{
    m_text->setSource(m_library.urlOf(m_library.has(topic) ? topic : helpPages().first()));
    show();
    raise();
    activateWindow();
}

QString HelpWindow::topic() const
{
    return HelpLibrary::topicOf(m_text->source().toString(), {});
}

void HelpWindow::showResults()
{
    const QSignalBlocker quiet(m_results);
    const bool asked = !m_search->text().trimmed().isEmpty();
    m_results->clear();
    for (const HelpSection &section : m_library.find(m_search->text())) {
        const bool inside = asked && section.topic.contains(QLatin1Char('#'));
        auto *entry = new QListWidgetItem(inside ? section.title + QLatin1Char('\n') + section.page : section.title,
                                          m_results);
        entry->setData(topicRole, section.topic);
    }
    if (m_results->count() == 0)
        new QListWidgetItem(tr("Nothing found. Try a shorter word."), m_results);
}

void HelpWindow::follow(int row)
{
    const QListWidgetItem *entry = m_results->item(row);
    const QString topic = entry ? entry->data(topicRole).toString() : QString();
    if (!topic.isEmpty())
        m_text->setSource(m_library.urlOf(topic));
}

void HelpWindow::restyle()
{
    m_text->document()->setDefaultStyleSheet(documentStyle());
    if (!m_text->source().isEmpty())
        m_text->reload();
}

void HelpWindow::changeEvent(QEvent *event)
{
    if (isRestyling(*event))
        restyle();
    QWidget::changeEvent(event);
}

/// The arrow keys move in the list while one types.
bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_results->setCurrentRow(std::clamp(m_results->currentRow() + step, 0, m_results->count() - 1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace supernet::ui
