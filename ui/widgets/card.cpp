// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include "widgets/elided_label.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace supernet::ui {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(label(title, "title"))
    , m_note(new ElidedLabel)
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("card"));
    m_body->setContentsMargins(16, 12, 16, 12);
    m_body->setSpacing(8);
    m_header->addWidget(m_title);
    m_note->setProperty("role", QStringLiteral("quiet"));
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_header->setSpacing(8);
    m_header->addWidget(m_note, 1);
    m_body->addLayout(m_header);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
}

void Card::setMarkedTitle(const QString &markup)
{
    m_title->setTextFormat(Qt::RichText);
    m_title->setText(markup);
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
}

} // namespace supernet::ui
