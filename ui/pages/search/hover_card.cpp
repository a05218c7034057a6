// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/hover_card.h"

#include "domain/project/facts.h"
#include "domain/space/translation_shape.h"
#include "domain/support/error.h"
#include "widgets/architecture_view.h"
#include "widgets/texts.h"

#include <QVBoxLayout>

namespace supernet::ui {

HoverCard::HoverCard(QWidget *parent)
    : QFrame(parent)
    , m_text(label({}))
    , m_picture(new ArchitectureView)
{
    setObjectName(QStringLiteral("hoverCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedWidth(284);
    m_text->setTextFormat(Qt::RichText); // Of ours, see pointWords() and exportWords().
    m_text->setWordWrap(true);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 10);
    box->setSpacing(8);
    box->addWidget(m_text);
    box->addWidget(m_picture);
    hide();
}

void HoverCard::showAt(const QPoint &at, const QString &figures, const Candidate &candidate, const SearchSpace *space)
{
    m_text->setText(figures);
    m_picture->clear();
    if (space) {
        try {
            m_picture->setShape(translationShape(*space, architectureFromJson(candidate.architecture, *space)),
                                storedShape(*space));
        } catch (const Error &) {
            m_picture->clear(); // An architecture of another space has figures but no picture here.
        }
    }
    m_picture->setVisible(m_picture->shape().has_value());
    adjustSize();
    const QSize free = parentWidget()->size();
    const bool left = at.x() + 18 + width() > free.width();
    move(std::max(0, left ? at.x() - 18 - width() : at.x() + 18),
         std::clamp(at.y() + 14, 0, std::max(0, free.height() - height())));
    raise();
    show();
}

QString HoverCard::text() const
{
    return m_text->text();
}

} // namespace supernet::ui
