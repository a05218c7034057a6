// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "pages/translate/speed_panel.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace supernet::ui {

ChooseStep::ChooseStep(TourSubject &subject)
    : TourStep(subject, tr("You choose"),
               tr("Move the slider: left is faster, right is better, and nothing has to be trained again."))
    , m_panel(new SpeedPanel)
{
    m_panel->keepButton()->hide();
    m_panel->setMaximumWidth(scaled(720));
    auto *row = new QHBoxLayout; // Not an alignment, which would leave the panel as narrow as it can be.
    row->addStretch(1);
    row->addWidget(m_panel, 100);
    row->addStretch(1);
    m_box->addLayout(row, 1);
    connect(m_panel, &SpeedPanel::moved, this, &ChooseStep::say);
}

void ChooseStep::restart()
{
    m_panel->setFront(m_subject.front);
    m_panel->slider()->setValue(static_cast<int>(m_subject.front.size()) / 2);
    m_panel->slider()->setFocus();
    say();
}

void ChooseStep::say()
{
    const Subnet *own = m_panel->subnet();
    if (!own || m_subject.text.sources.empty())
        return;
    m_asked = own->id;
    translate(*own, m_subject.text.sources.front(), [this, id = own->id](const QString &text, double) {
        if (id == m_asked)
            m_panel->setTranslation(text);
    });
}

} // namespace supernet::ui
