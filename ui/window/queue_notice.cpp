// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/queue_notice.h"

#include "project/project_document.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace supernet::ui {

namespace {

constexpr qsizetype mostLetters = 400; ///< Of a command that a stranger may have made as long as he likes.

QString shortened(const QString &command)
{
    return command.size() <= mostLetters ? command : command.left(mostLetters) + QStringLiteral(" …");
}

} // namespace

QueueNotice::QueueNotice(QWidget *parent)
    : QFrame(parent)
    , m_text(label({}))
    , m_accept(button(tr("Let it run")))
    , m_decline(button(tr("Take it out"), "link"))
{
    setObjectName(QStringLiteral("banner")); // It looks like one.
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_accept->setToolTip(tr("Runs this job on this computer, like one that you queued"));
    m_decline->setToolTip(tr("Takes this job out of the queue"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->addWidget(m_text, 1);
    row->addWidget(m_accept);
    row->addWidget(m_decline);
    connect(m_accept, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_decline, &QPushButton::clicked, this, [this] { answer(false); });
    hide();
}

void QueueNotice::setDocument(ProjectDocument *document)
{
    m_document = document;
    if (document)
        connect(document, &ProjectDocument::queueChanged, this, &QueueNotice::showWaiting);
    showWaiting();
}

void QueueNotice::showWaiting()
{
    const bool asks = m_document && !m_document->waitingForYes().empty();
    setVisible(asks);
    if (!asks)
        return;
    const auto &waiting = m_document->waitingForYes();
    const QString command = shortened(QString::fromStdString(waiting.front().command));
    m_asked = waiting.front().item;
    m_text->setText(waiting.size() == 1
                        ? tr("Somebody else has queued this job, and it waits for your yes: %1").arg(command)
                        : tr("Somebody else has queued %1 jobs, and they wait for your yes. The first: %2")
                              .arg(count(static_cast<double>(waiting.size())), command));
    setAccessibleName(m_text->text());
    m_accept->setEnabled(true);
    m_decline->setEnabled(true);
}

void QueueNotice::answer(bool yes)
{
    if (!m_document)
        return;
    m_accept->setEnabled(false); // Until the queue says what became of it.
    m_decline->setEnabled(false);
    m_document->answerQueued(m_asked, yes);
}

QString QueueNotice::text() const
{
    return m_text->text();
}

} // namespace supernet::ui
