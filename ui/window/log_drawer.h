// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QPlainTextEdit;

namespace supernet::ui {

class ProjectDocument;

/// What the jobs say: the log of a run, followed while it grows. Shows the run that works unless another is chosen.
class LogDrawer : public QWidget
{
    Q_OBJECT
public:
    explicit LogDrawer(QWidget *parent = nullptr);

    void setDocument(ProjectDocument *document); ///< Null: none.
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] QComboBox *choice() const { return m_choice; }

Q_SIGNALS:
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showRuns();
    void follow();
    void add(qint64 run, const QString &text, bool afresh);

    ProjectDocument *m_document = nullptr;
    QComboBox *m_choice;
    QPlainTextEdit *m_text;
    qint64 m_followed = 0;
};

} // namespace supernet::ui
