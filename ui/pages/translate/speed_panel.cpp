// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/speed_panel.h"

#include "help/help_topic.h"
#include "plots/save_menu.h"
#include "widgets/architecture_view.h"
#include "widgets/figure_table.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace supernet::ui {

SpeedPanel::SpeedPanel(QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_title(label({}, "title"))
    , m_picture(new ArchitectureView)
    , m_figures(new FigureTable)
    , m_translation(label({}, "result"))
    , m_keep(button(tr("Put it beside the others")))
{
    setHelpTopic(*this, QStringLiteral("translate#slider"));
    m_slider->setAccessibleName(tr("From faster to better"));
    m_slider->setPageStep(1);
    m_translation->setWordWrap(true);
    m_translation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_translation->setAccessibleName(tr("Translation by the subnet of the slider"));
    layOut();
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showSubnet();
        Q_EMIT moved();
    });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (const Subnet *own = subnet())
            Q_EMIT keepWanted(own->id);
    });
    setTranslation({});
    setFront({});
}

void SpeedPanel::layOut()
{
    auto *help = label(
        tr("One trained supernet holds all of these. Nothing is trained again: each stop of the slider is "
           "cut out of it as it stands."),
        "help");
    help->setWordWrap(true);
    auto *ends = new QHBoxLayout;
    ends->addWidget(label(tr("Faster"), "quiet"));
    ends->addStretch();
    ends->addWidget(label(tr("Better"), "quiet"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(10);
    box->addWidget(label(tr("From faster to better"), "headline"));
    box->addWidget(help);
    box->addWidget(m_slider);
    box->addLayout(ends);
    box->addSpacing(2);
    auto *savePicture = new SaveMenu(tr("Architecture of the subnet"));
    savePicture->setPainted(m_picture, [this] { return m_picture->csv(); });
    auto *saveFigures = new SaveMenu(tr("Figures of the subnet"));
    saveFigures->setTable([this] { return tableOf(m_rows); });
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(savePicture);
    box->addLayout(head);
    box->addWidget(m_picture);
    box->addLayout(titledWith(tr("Figures"), saveFigures));
    box->addWidget(m_figures);
    box->addWidget(m_translation);
    box->addWidget(m_keep);
    box->addStretch();
}

void SpeedPanel::setFront(const std::vector<Subnet> &front)
{
    const QString before = subnet() ? subnet()->id : QString();
    m_front = front;
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, std::max(0, static_cast<int>(front.size()) - 1));
        const auto kept = std::ranges::find(front, before, &Subnet::id);
        m_slider->setValue(kept == front.end() ? static_cast<int>(front.size()) / 2
                                               : static_cast<int>(kept - front.begin()));
    }
    m_slider->setEnabled(front.size() > 1);
    m_keep->setEnabled(!front.empty());
    showSubnet();
}

const Subnet *SpeedPanel::subnet() const
{
    const auto at = static_cast<std::size_t>(m_slider->value());
    return at < m_front.size() ? &m_front[at] : nullptr;
}

void SpeedPanel::showSubnet()
{
    const Subnet *own = subnet();
    m_title->setText(own ? tr("%1, %2 of %3 on the front").arg(own->name).arg(m_slider->value() + 1).arg(m_front.size())
                         : tr("No front yet: train a supernet, then search in it."));
    m_title->setWordWrap(true);
    m_picture->clear();
    using Row = FigureRow;
    QList<Row> figures;
    if (own && own->shape)
        m_picture->setShape(*own->shape, own->largest);
    if (own && own->latencyMs)
        figures << Row{own->measured ? tr("Latency, measured") : tr("Latency, predicted"),
                       milliseconds(*own->latencyMs), *own->latencyMs, QStringLiteral("ms")};
    if (own && own->bleu)
        figures << Row{tr("BLEU, validation"), decimal(*own->bleu, 1), *own->bleu};
    if (own && own->loss)
        figures << Row{tr("Validation loss"), tr("%1 nats/token").arg(decimal(*own->loss, 3)), *own->loss,
                       QStringLiteral("nats/token")};
    if (own && own->parameters)
        figures << Row{tr("Parameters of layers"), large(*own->parameters), *own->parameters};
    m_rows = figures;
    m_figures->setFigures(textsOf(figures));
    m_slider->setAccessibleDescription(own ? own->name + QLatin1Char(' ') + own->figures() : QString());
    m_slider->setToolTip(m_slider->accessibleDescription());
}

void SpeedPanel::setTranslation(const QString &text)
{
    m_translation->setText(text);
    m_translation->setVisible(!text.isEmpty());
}

QString SpeedPanel::translation() const
{
    return m_translation->text();
}

QString SpeedPanel::title() const
{
    return m_title->text();
}

} // namespace supernet::ui
