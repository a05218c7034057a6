// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "widgets/architecture_view.h"
#include "widgets/card.h"
#include "widgets/texts.h"

#include <array>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace supernet::ui {

SizesStep::SizesStep(TourSubject &subject)
    : TourStep(subject, tr("Small is fast, large is good"),
               tr("A small one answers sooner, a large one translates better; usually each size has to be trained for "
                  "itself."))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    const auto &front = subject.front;
    const std::array<std::pair<QString, std::size_t>, 3> shown = {
        std::pair(tr("Small"), std::size_t(0)), {tr("Middle"), front.size() / 2}, {tr("Large"), front.size() - 1}};
    for (const auto &[name, member] : shown) {
        auto *card = new Card(name);
        card->setNote(front[member].figures());
        if (front[member].shape) {
            auto *picture = new ArchitectureView;
            picture->setShape(*front[member].shape, front[member].largest);
            card->body()->addWidget(picture);
        }
        row->addWidget(card, 1);
    }
    auto *help = label(
        tr("A bar is a layer: the wider and higher, the more numbers. The time is for one sentence; BLEU is a score "
           "for translations, up to 100."),
        "quiet");
    help->setWordWrap(true);
    help->setAlignment(Qt::AlignCenter);
    m_box->addStretch();
    m_box->addLayout(row);
    m_box->addWidget(help);
    m_box->addStretch();
}

} // namespace supernet::ui
