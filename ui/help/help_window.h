// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/help_library.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace supernet::ui {

/// The help in a window of its own: pages at the left, found by words as one types, the text at the right.
class HelpWindow : public QWidget
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// Shows a place, `train` or `terms#bleu`; the first page for one that is not there.
    void open(const QString &topic);
    [[nodiscard]] QString topic() const; ///< That is shown.

    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    [[nodiscard]] QListWidget *results() const { return m_results; }
    [[nodiscard]] QTextBrowser *text() const { return m_text; }
    [[nodiscard]] QPushButton *backButton() const { return m_back; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeSide();
    void showResults();
    void follow(int row);
    void restyle();

    HelpLibrary m_library;
    QLineEdit *m_search;
    QListWidget *m_results;
    QTextBrowser *m_text;
    QPushButton *m_back;
    QPushButton *m_forward;
};

} // namespace supernet::ui
