// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/page_registry.h"

#include <QKeySequence>
#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace supernet::ui {

/// The pages at the left of the window, one checked, and the log drawer's button at the foot.
class Rail : public QWidget
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void setCurrent(PageId page);
    void setProjectOpen(bool open); ///< Without a project only the start page can be shown.
    void refreshIcons(); ///< In the colours of the scheme as it is now.
    [[nodiscard]] QToolButton *button(PageId page) const;
    [[nodiscard]] static QKeySequence keysOf(PageId page);
    [[nodiscard]] QToolButton *logButton() const { return m_log; }

Q_SIGNALS:
    void pageWanted(supernet::ui::PageId page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();
    QToolButton *addButton(const QString &text, const QString &tip, const char *iconName);
    void addPage(PageId page, const QString &name, const char *iconName);

    QVBoxLayout *m_column;
    QButtonGroup *m_pages;
    QToolButton *m_log;
};

} // namespace supernet::ui
