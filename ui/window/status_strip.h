// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace supernet::ui {

struct RunView;

/// What runs, how far, how fast, how long still, on which device, with how much memory.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setWorking(const RunView *run); ///< Null: nothing runs.
    void setStarting(const QString &job);
    [[nodiscard]] QString text() const;

private:
    QLabel *m_dot;
    QProgressBar *m_bar;
    QLabel *m_left;
    QLabel *m_right;
};

} // namespace supernet::ui
