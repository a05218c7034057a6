// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/log_drawer.h"

#include "project/job_words.h"
#include "project/project_document.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int mostLines = 5000;

} // namespace

LogDrawer::LogDrawer(QWidget *parent)
    : QWidget(parent)
    , m_choice(new QComboBox)
    , m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("logDrawer"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(184);
    m_choice->setAccessibleName(tr("Run whose log is shown"));
    m_choice->setMinimumWidth(200);
    m_text->setReadOnly(true);
    m_text->setMaximumBlockCount(mostLines);
    m_text->setAccessibleName(tr("Log"));
    m_text->setPlaceholderText(tr("What the jobs say appears here."));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(12);
    m_text->setFont(fixed);
    auto *close = button(tr("Close"), "link");
    auto *head = new QHBoxLayout;
    head->addWidget(label(tr("Log"), "title"));
    head->addSpacing(8);
    head->addWidget(m_choice);
    head->addStretch();
    head->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 8, 16, 8);
    box->setSpacing(4);
    box->addLayout(head);
    box->addWidget(m_text);
    connect(close, &QPushButton::clicked, this, &LogDrawer::closed);
    connect(m_choice, &QComboBox::activated, this, &LogDrawer::follow);
    hide();
}

void LogDrawer::setDocument(ProjectDocument *document)
{
    m_document = document;
    m_followed = 0;
    m_text->clear();
    m_choice->clear();
    if (!document)
        return;
    connect(document, &ProjectDocument::runsChanged, this, &LogDrawer::showRuns);
    connect(document, &ProjectDocument::logGrew, this, &LogDrawer::add);
    showRuns();
}

void LogDrawer::showRuns()
{
    if (!isVisible())
        return;
    const auto &runs = m_document->runs();
    if (m_choice->count() != static_cast<int>(runs.size()) + 1) {
        const QSignalBlocker quiet(m_choice);
        const qint64 before = m_choice->currentData().toLongLong();
        m_choice->clear();
        m_choice->addItem(tr("the latest that works"), qint64(0));
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            m_choice->addItem(QString::fromStdString(run->run.name), static_cast<qint64>(run->run.id));
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(before)));
    }
    follow();
}

void LogDrawer::follow()
{
    if (!m_document)
        return;
    qint64 wanted = m_choice->currentData().toLongLong();
    if (wanted == 0 && !m_document->runs().empty())
        wanted = m_document->working() ? m_document->working()->run.id : m_document->runs().back().run.id;
    if (wanted == m_followed)
        return;
    m_followed = wanted;
    m_text->clear();
    m_document->followLog(wanted);
}

void LogDrawer::add(qint64 run, const QString &text, bool afresh)
{
    if (run != m_followed)
        return;
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 1;
    if (afresh)
        m_text->clear();
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = jobSentence(line);
    m_text->appendPlainText(lines.join(QLatin1Char('\n')));
    if (atEnd || afresh)
        bar->setValue(bar->maximum()); // Who reads further up is left there.
}

void LogDrawer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_document)
        showRuns();
}

void LogDrawer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_followed = 0;
    if (m_document)
        m_document->followLog(0);
}

} // namespace supernet::ui
