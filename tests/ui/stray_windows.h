// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QMainWindow>
#include <QStringList>

namespace supernet::test {

/// Names what is shown as a window of its own and is not meant to be one: a part that is made visible before it has its
/// place flashes up, and takes the focus from the real window.
class StrayWindows : public QObject
{
public:
    StrayWindows() { qApp->installEventFilter(this); }
    [[nodiscard]] const QStringList &names() const { return m_names; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Show && widget && widget->isWindow() && widget->windowType() == Qt::Window
            && !qobject_cast<const QMainWindow *>(widget) && !qobject_cast<const QDialog *>(widget)
            && widget->windowTitle().isEmpty())
            m_names << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->accessibleName();
        return false;
    }

private:
    QStringList m_names;
};

} // namespace supernet::test
