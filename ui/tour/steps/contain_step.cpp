// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "theme/theme.h"
#include "widgets/architecture_view.h"
#include "widgets/texts.h"

#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int stepMs = 900;

} // namespace

ContainStep::ContainStep(TourSubject &subject)
    : TourStep(subject, tr("One that holds them all"),
               tr("This one is trained once, and every size is a part of it, as a doll is inside a larger doll."),
               stepMs)
    , m_picture(new ArchitectureView)
    , m_figures(label({}, "tourText"))
{
    m_picture->setMinimumWidth(scaled(520));
    m_figures->setAlignment(Qt::AlignCenter);
    m_box->addStretch();
    m_box->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_box->addWidget(m_figures);
    m_box->addStretch();
}

void ContainStep::restart()
{
    m_at = 0;
    m_up = true;
    tick();
}

/// Up to the largest and back again.
void ContainStep::tick()
{
    const auto &front = m_subject.front;
    const Subnet &own = front[m_at];
    if (own.shape)
        m_picture->setShape(*own.shape, own.largest);
    m_figures->setText(own.figures());
    if (m_at + 1 == front.size())
        m_up = false;
    else if (m_at == 0)
        m_up = true;
    m_at = m_up ? m_at + 1 : m_at - 1;
}

} // namespace supernet::ui
