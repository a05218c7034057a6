// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace supernet::ui {

class ProjectDocument;

/// Asks about jobs in the queue that somebody else has put there: the first of them, until none waits for an answer.
class QueueNotice : public QFrame
{
    Q_OBJECT
public:
    explicit QueueNotice(QWidget *parent = nullptr);
    void setDocument(ProjectDocument *document); ///< Null: none is open.

    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *acceptButton() const { return m_accept; }
    [[nodiscard]] QPushButton *declineButton() const { return m_decline; }

private:
    void showWaiting();
    void answer(bool yes);

    QPointer<ProjectDocument> m_document;
    QLabel *m_text;
    QPushButton *m_accept;
    QPushButton *m_decline;
    qint64 m_asked = 0; ///< The item that is shown.
};

} // namespace supernet::ui
