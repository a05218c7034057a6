// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QFrame>

class QLabel;
class QPushButton;

namespace supernet::ui {

/// A message at the top of a page: what happened, and one thing to do about it. Hidden until something is said.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { News, Trouble };

    explicit Banner(QWidget *parent = nullptr);

    void say(Kind kind, const QString &text, const QString &action = {}, std::function<void()> act = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *action() const { return m_action; }

private:
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_act;
};

} // namespace supernet::ui
