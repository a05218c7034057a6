// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

namespace supernet::ui {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_text(label({}))
    , m_action(button({}))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = button(tr("Dismiss"), "link");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_act)
            m_act();
    });
    hide();
}

void Banner::say(Kind kind, const QString &text, const QString &action, std::function<void()> act)
{
    setProperty("kind", kind == Kind::Trouble ? QStringLiteral("trouble") : QStringLiteral("news"));
    style()->unpolish(this);
    style()->polish(this);
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_act = std::move(act);
    show();
}

QString Banner::text() const
{
    return m_text->text();
}

} // namespace supernet::ui
