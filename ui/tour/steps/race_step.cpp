// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "pages/translate/race_card.h"
#include "pages/translate/race_field.h"
#include "theme/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace supernet::ui {

RaceStep::RaceStep(TourSubject &subject)
    : TourStep(subject, tr("Off they go"),
               tr("The same sentences, the fastest against the best: what you like can be taken along as a program "
                  "folder of its own."))
    , m_card(new RaceCard)
{
    m_card->setMaximumWidth(scaled(900));
    m_box->addStretch();
    m_box->addWidget(m_card);
    m_box->addStretch();
    connect(m_card, &RaceCard::startWanted, this, &RaceStep::start);
}

void RaceStep::start()
{
    m_card->start(raceBetween(m_subject.document, {m_subject.front.front(), m_subject.front.back()}));
}

void RaceStep::restart()
{
    m_card->setText(m_subject.text);
    m_card->setRacers({{tr("Fastest"), runColour(0)}, {tr("Best"), runColour(1)}});
    if (m_card->startButton()->isEnabled())
        start();
}

void RaceStep::leave()
{
    m_card->race().stop();
    m_card->race().clear();
}

} // namespace supernet::ui
