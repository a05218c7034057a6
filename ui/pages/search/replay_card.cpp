// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/replay_card.h"

#include "help/help_topic.h"
#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

namespace supernet::ui {

namespace {

const QString volumeKey = QStringLiteral("hypervolume");

} // namespace

ReplayCard::ReplayCard(QWidget *parent)
    : Card(tr("Hypervolume"), parent)
    , m_chart(new LineChart(QString(), tr("hypervolume, up is better")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_where(label({}, "quiet"))
{
    setHelpTopic(*this, QStringLiteral("search#replay"));
    m_chart->setAccessibleName(tr("Chart of hypervolume over generations"));
    setToolTip(tr(
        "The area that the front dominates, in ms times nats: it grows as long as the search finds better subnets."));
    m_slider->setRange(0, 0);
    m_slider->setAccessibleName(tr("Generation shown"));
    m_slider->setToolTip(tr("Takes the scatter back to an earlier generation"));
    auto *menu = new SaveMenu(tr("Hypervolume"));
    menu->setPlot(
        m_chart, [this](const QString &file, int width, int height) { return m_chart->save(file, width, height); },
        [this] { return m_chart->csv(); });
    header()->addWidget(menu);
    body()->setSpacing(4);
    body()->addWidget(m_chart, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(label(tr("Generation"), "quiet"));
    row->addWidget(m_slider, 1);
    row->addWidget(m_where);
    body()->addLayout(row);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_follows = value == m_slider->maximum();
        sayWhere();
        Q_EMIT generationChanged();
    });
    restyle();
    sayWhere();
}

void ReplayCard::restyle()
{
    m_chart->setCurve(volumeKey, tr("hypervolume"), {runColour(0), Qt::SolidLine, false});
}

void ReplayCard::showSearch(const ProjectDocument &document, qint64 search, bool afresh)
{
    if (afresh) {
        m_follows = true;
        m_volume.clear();
        setNewest(0);
    }
    const std::vector<Metric> volumes = document.metrics(search).rowsOf("search/hypervolume");
    QVector<double> x;
    QVector<double> y;
    for (const Metric &volume : volumes) {
        x << static_cast<double>(volume.step + 1); // People count from one.
        y << volume.value;
    }
    m_chart->clear(volumeKey);
    m_chart->append(volumeKey, x, y);
    if (!y.isEmpty())
        m_volume = tr("%1, up is better").arg(QLocale().toString(y.last(), 'g', 4));
    showSteers(document, search);
    int newest = m_slider->maximum();
    if (!document.candidates(search).empty())
        newest = std::max(newest, static_cast<int>(document.candidates(search).back().generation));
    setNewest(newest);
}

void ReplayCard::setNewest(int generation)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setMaximum(generation);
    if (m_follows)
        m_slider->setValue(generation);
    m_slider->setEnabled(generation > 0);
    sayWhere();
}

void ReplayCard::showSteers(const ProjectDocument &document, qint64 search)
{
    const RunView *run = document.run(search);
    const SearchSpace *space = run ? document.spaceOf(run->run) : nullptr;
    m_steers = space ? steersOf(startingLimits(*space, run->run.settings), document.commands(search),
                                document.metrics(search).rowsOf("search/steering"))
                     : QVector<Steer>();
}

/// What the search was told before the generation that is shown, else how good the front has become.
void ReplayCard::sayWhere()
{
    QStringList steers;
    for (const Steer &steer : std::as_const(m_steers)) {
        if (steer.generation == m_slider->value())
            steers << steer.text;
    }
    m_words = steers.isEmpty() ? m_volume : tr("steered here: %1").arg(steers.join(QLatin1Char(' ')));
    setNote(m_words);
    m_where->setText(tr("%1 of %2").arg(count(m_slider->value() + 1.0), count(m_slider->maximum() + 1.0)));
}

std::optional<std::int64_t> ReplayCard::generation() const
{
    return m_follows ? std::nullopt : std::optional<std::int64_t>(m_slider->value());
}

} // namespace supernet::ui
