// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/race_card.h"

#include "domain/metrics/bleu.h"
#include "help/help_topic.h"
#include "plots/csv.h"
#include "plots/save_menu.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace supernet::ui {

namespace {

constexpr int laneHeight = 26;
constexpr int nameWidth = 122;
constexpr int figureWidth = 132;

QString laneFigures(const Race &race, int lane)
{
    const Race::Lane &own = race.lanes()[static_cast<std::size_t>(lane)];
    return RaceLanes::tr("%1 of %2 · %3")
        .arg(own.translations.size())
        .arg(race.sentences())
        .arg(milliseconds(own.milliseconds));
}

bool hasLane(const Race &race, qsizetype lane)
{
    return lane < static_cast<qsizetype>(race.lanes().size());
}

} // namespace

RaceLanes::RaceLanes(const Race &race, QWidget *parent)
    : QWidget(parent)
    , m_race(race)
{
    setAccessibleName(tr("Lanes of the race"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&race, &Race::advanced, this, &RaceLanes::tell);
    connect(&race, &Race::ended, this, &RaceLanes::tell);
}

void RaceLanes::setRacers(const QList<Racer> &racers)
{
    m_racers = racers;
    updateGeometry();
    tell();
}

void RaceLanes::tell()
{
    QStringList lines;
    for (qsizetype lane = 0; lane < m_racers.size() && hasLane(m_race, lane); ++lane)
        lines << m_racers[lane].name + QStringLiteral(": ") + laneFigures(m_race, static_cast<int>(lane));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    update();
}

QString RaceLanes::csv() const
{
    QString text = csvLine(
        {QStringLiteral("model"), QStringLiteral("sentences"), QStringLiteral("of"), QStringLiteral("milliseconds")});
    for (qsizetype lane = 0; lane < m_racers.size() && hasLane(m_race, lane); ++lane) {
        const Race::Lane &own = m_race.lanes()[static_cast<std::size_t>(lane)];
        text += csvLine({m_racers[lane].name, QString::number(own.translations.size()),
                         QString::number(m_race.sentences()), csvNumber(own.milliseconds)});
    }
    return text;
}

QSize RaceLanes::sizeHint() const
{
    return {420, std::max(1, static_cast<int>(m_racers.size())) * laneHeight};
}

void RaceLanes::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype lane = 0; lane < m_racers.size(); ++lane) {
        const double y = static_cast<double>(lane) * laneHeight;
        const QRectF track(nameWidth, y + 8, width() - nameWidth - figureWidth, 10);
        painter.setFont(textFont(12));
        painter.setPen(colours().text);
        painter.drawText(QRectF(0, y, nameWidth - 8, laneHeight), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(m_racers[lane].name, Qt::ElideRight, nameWidth - 10));
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(colours().card, m_racers[lane].colour, 0.16));
        painter.drawRoundedRect(track, 5, 5);
        if (!hasLane(m_race, lane))
            continue;
        const Race::Lane &own = m_race.lanes()[static_cast<std::size_t>(lane)];
        const double done = m_race.sentences() > 0 ? static_cast<double>(own.translations.size()) / m_race.sentences()
                                                   : 0;
        painter.setBrush(m_racers[lane].colour);
        if (done > 0)
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), std::max(10.0, track.width() * done), track.height()), 5, 5);
        const bool won = m_race.winner() == static_cast<int>(lane);
        painter.setFont(textFont(12, won ? QFont::DemiBold : QFont::Normal));
        painter.setPen(won ? colours().text : colours().quiet);
        painter.drawText(QRectF(track.right() + 8, y, figureWidth - 8, laneHeight), Qt::AlignVCenter | Qt::AlignRight,
                         laneFigures(m_race, static_cast<int>(lane)));
    }
}

RaceCard::RaceCard(QWidget *parent)
    : Card(tr("Race"), parent)
    , m_lanes(new RaceLanes(m_race))
    , m_start(button(tr("Start the race")))
    , m_result(label({}, "help"))
{
    setHelpTopic(*this, QStringLiteral("translate#race"));
    m_result->setWordWrap(true);
    m_result->setAccessibleName(tr("Result of the race"));
    header()->addSpacing(8);
    header()->addWidget(m_start);
    auto *menu = new SaveMenu(tr("Race"));
    menu->setPainted(m_lanes, [this] { return m_lanes->csv(); });
    header()->addWidget(menu);
    body()->addWidget(m_lanes);
    body()->addWidget(m_result);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_race.isRunning())
            m_race.stop();
        else
            Q_EMIT startWanted();
    });
    connect(&m_race, &Race::ended, this, &RaceCard::showState);
    connect(&m_race, &Race::failed, this, &RaceCard::failed);
    showState();
}

void RaceCard::setText(const ValidationText &text)
{
    m_text = text;
    showState();
}

void RaceCard::setRacers(const QList<Racer> &racers)
{
    QStringList before;
    QStringList now;
    for (const Racer &racer : m_lanes->racers())
        before << racer.name;
    for (const Racer &racer : racers)
        now << racer.name;
    m_lanes->setRacers(racers);
    if (before != now) {
        m_race.stop();
        m_race.clear();
    }
    showState();
}

void RaceCard::start(Race::Translator translator)
{
    m_race.start(static_cast<int>(m_lanes->racers().size()), m_text.sources, std::move(translator));
    showState();
}

void RaceCard::showState()
{
    const bool possible = !m_text.sources.empty() && m_lanes->racers().size() >= 2;
    m_start->setEnabled(possible || m_race.isRunning());
    m_start->setText(m_race.isRunning() ? tr("Stop") : tr("Start the race"));
    m_start->setAccessibleName(m_race.isRunning() ? tr("Stop the race") : tr("Start the race"));
    setNote(possible ? tr("the same %1 validation sentences for each").arg(m_text.sources.size()) : QString());
    QString text = verdict();
    if (text.isEmpty() && !m_race.isRunning())
        text = m_text.sources.empty()
            ? tr("There are no validation sentences: prepare the project's data first.")
            : tr("Each lane fills at its model's own speed: the clock stands for a lane while another is served.");
    m_result->setText(text.isEmpty() ? QStringLiteral(" ") : text);
}

QString RaceCard::verdict() const
{
    const auto winner = m_race.winner();
    if (!winner || m_text.references.size() != m_race.lanes().front().translations.size())
        return {};
    const auto &racers = m_lanes->racers();
    const Race::Lane &first = m_race.lanes()[static_cast<std::size_t>(*winner)];
    const auto bleu = [this](const Race::Lane &lane) {
        return decimal(corpusBleu(lane.translations, m_text.references).score, 1);
    };
    QStringList parts = {tr("%1 wins with %2 BLEU on these sentences").arg(racers[*winner].name, bleu(first))};
    for (qsizetype lane = 0; lane < racers.size(); ++lane) {
        const Race::Lane &own = m_race.lanes()[static_cast<std::size_t>(lane)];
        if (lane != *winner)
            parts << tr("%1 took %2 times as long for %3 BLEU")
                         .arg(racers[lane].name, decimal(own.milliseconds / std::max(1e-9, first.milliseconds), 1),
                              bleu(own));
    }
    return parts.join(QStringLiteral("; ")) + QLatin1Char('.');
}

QString RaceCard::result() const
{
    return m_result->text();
}

} // namespace supernet::ui
