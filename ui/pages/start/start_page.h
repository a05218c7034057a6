// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace supernet::ui {

/// The first thing that a person sees: the demo, a project of one's own, and those opened lately.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecents(const QStringList &folders);
    void refreshIcons(); ///< In the colours of the scheme as it is now.
    void say(const QString &message); ///< What went wrong with opening.
    [[nodiscard]] QPushButton *demoButton() const { return m_demo; }
    [[nodiscard]] QPushButton *newButton() const { return m_new; }
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *tourButton() const { return m_tour; }

Q_SIGNALS:
    void demoWanted();
    void newWanted(const QStringList &files); ///< Text files that were dropped, or none.
    void openWanted();
    void tourWanted();
    void recentWanted(const QString &folder);
    void forgetWanted(const QString &folder); ///< One of those opened lately is to leave the list.

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeRecent(const QString &folder);

    QPushButton *m_demo;
    QPushButton *m_new;
    QPushButton *m_open;
    QPushButton *m_tour;
    QLabel *m_message;
    QWidget *m_recents;
};

} // namespace supernet::ui
