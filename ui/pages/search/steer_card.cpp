// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/steer_card.h"

#include "domain/support/error.h"
#include "help/help_topic.h"
#include "pages/search/steering.h"
#include "pages/space/choice_model.h"
#include "project/core_words.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace supernet::ui {

SteerCard::SteerCard(ProjectDocument &document, QWidget *parent)
    : Card(tr("Steer"), parent)
    , m_document(document)
    , m_here(button(tr("Search here"), "segment"))
    , m_applyLimit(button(tr("Keep under the limit"), "segment"))
    , m_gene(new QComboBox)
    , m_choice(new QComboBox)
    , m_pin(button(tr("Pin"), "segment"))
    , m_forbid(button(tr("Forbid"), "segment"))
    , m_words(label({}, "help"))
{
    setHelpTopic(*this, QStringLiteral("search#steer"));
    m_gene->setAccessibleName(tr("Gene to steer"));
    m_choice->setAccessibleName(tr("Choice of the gene"));
    m_pin->setToolTip(tr("The search takes only this choice from the next generation on"));
    m_forbid->setToolTip(tr("The search leaves this choice out from the next generation on"));
    m_choice->setFixedWidth(scaled(78));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    header()->addWidget(m_here);
    header()->addWidget(m_applyLimit);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_gene, 1);
    row->addWidget(m_choice);
    row->addWidget(m_pin);
    row->addWidget(m_forbid);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_words->setObjectName(QStringLiteral("scrolled"));
    scroll->setWidget(m_words);
    body()->addLayout(row);
    body()->addWidget(scroll, 1);
    connect(m_gene, &QComboBox::currentIndexChanged, this, &SteerCard::fillChoices);
    connect(m_applyLimit, &QPushButton::clicked, this, [this] {
        if (!m_limit)
            return;
        nlohmann::json limit = {{"ms", *m_limit}};
        if (!m_device.isEmpty())
            limit["device"] = m_device.toStdString();
        steer("limit-latency", limit);
    });
    connect(m_here, &QPushButton::clicked, this, [this] { steer("search-here", selectedRegion()); });
    connect(m_pin, &QPushButton::clicked, this, [this] { steer("pin-gene", chosen()); });
    connect(m_forbid, &QPushButton::clicked, this, [this] { steer("forbid-choice", chosen()); });
    sayStanding();
}

void SteerCard::showSearch(qint64 search)
{
    m_search = search;
    if (search != m_genesOf)
        fillGenes();
    const RunView *run = m_document.run(search);
    const bool alive = run && run->isAlive();
    for (QWidget *control : std::initializer_list<QWidget *>{m_gene, m_choice, m_pin, m_forbid})
        control->setEnabled(alive);
    showLimit();
    showHere();
    sayStanding();
}

void SteerCard::setSelected(const QStringList &ids)
{
    m_selected = ids;
    showHere();
}

/// Two candidates or more make a region; without them a search that keeps to one can be let go.
void SteerCard::showHere()
{
    const RunView *run = m_document.run(m_search);
    const bool region = m_selected.size() >= 2;
    m_here->setText(region || !isConfined() ? tr("Search here") : tr("Search everywhere"));
    m_here->setAccessibleName(m_here->text());
    m_here->setToolTip(
        region
            ? tr("The search goes on among the choices and within the latencies of the %1 selected subnets; what was "
                 "pinned, forbidden or limited before still holds")
                  .arg(m_selected.size())
            : isConfined() ? tr("The search leaves its region; what was pinned, forbidden or limited still holds")
                           : tr("Select a region of the scatter first: drag around it, with Alt for a lasso"));
    m_here->setEnabled(run && run->isAlive() && (region || isConfined()));
}

bool SteerCard::isConfined() const
{
    const auto &commands = m_document.commands(m_search);
    const auto last = std::find_if(commands.rbegin(), commands.rend(),
                                   [](const Command &command) { return command.verb == "search-here"; });
    return last != commands.rend() && !last->argument.is_null();
}

nlohmann::json SteerCard::selectedRegion() const
{
    const RunView *run = m_document.run(m_search);
    const SearchSpace *space = run ? m_document.spaceOf(run->run) : nullptr;
    std::vector<TimedArchitecture> selected;
    for (const Candidate &candidate : m_document.candidates(m_search)) {
        if (space && m_selected.contains(QString::fromStdString(candidate.architectureId)))
            selected.push_back({architectureFromJson(candidate.architecture, *space), candidate.latencyMs});
    }
    return selected.size() >= 2 ? regionAround(*space, selected) : nlohmann::json();
}

void SteerCard::setLimit(std::optional<double> latencyMs, const QString &device)
{
    m_limit = latencyMs;
    m_device = device;
    showLimit();
}

void SteerCard::showLimit()
{
    const RunView *run = m_document.run(m_search);
    const bool known = m_device.isEmpty() || isLimited(m_device);
    m_applyLimit->setEnabled(run && run->isAlive() && m_limit && known);
    m_applyLimit->setText(!m_limit                 ? tr("Keep under the limit")
                              : m_device.isEmpty() ? tr("Keep under %1").arg(milliseconds(*m_limit))
                                                   : tr("Keep under %1 on %2").arg(milliseconds(*m_limit), m_device));
    m_applyLimit->setAccessibleName(m_applyLimit->text());
    m_applyLimit->setToolTip(
        known ? tr("The search proposes only subnets left of the line from the next generation on")
              : tr("This search knows no latencies of %1: begin one with a limit for it").arg(m_device));
}

std::optional<SearchLimits> SteerCard::startingPoint() const
{
    const RunView *run = m_document.run(m_search);
    const SearchSpace *space = run ? m_document.spaceOf(run->run) : nullptr;
    return space ? std::optional(startingLimits(*space, run->run.settings)) : std::nullopt;
}

bool SteerCard::isLimited(const QString &device) const
{
    const auto start = startingPoint();
    return start
        && std::ranges::find(start->devices, device.toStdString(), &DeviceLimit::device) != start->devices.end();
}

void SteerCard::steer(const std::string &verb, const nlohmann::json &argument)
{
    const auto start = startingPoint();
    m_refusal.clear();
    if (start) {
        try {
            (void)tryToSteer(*start, m_document.commands(m_search), verb, argument);
            m_document.send(m_search, QString::fromStdString(verb), argument);
        } catch (const Error &error) {
            m_refusal = errorText(error);
        }
    }
    sayStanding();
}

nlohmann::json SteerCard::chosen() const
{
    return {{"gene", m_gene->currentData().toString().toStdString()}, {"value", m_choice->currentData().toInt()}};
}

void SteerCard::fillGenes()
{
    const RunView *run = m_document.run(m_search);
    const SearchSpace *space = run ? m_document.spaceOf(run->run) : nullptr;
    m_genesOf = m_search;
    m_refusal.clear();
    m_gene->clear();
    if (!space)
        return;
    for (const Gene &gene : space->genes)
        m_gene->addItem(geneTitle(QString::fromStdString(gene.name)), QString::fromStdString(gene.name));
}

void SteerCard::fillChoices()
{
    m_choice->clear();
    const RunView *run = m_document.run(m_search);
    const SearchSpace *space = run ? m_document.spaceOf(run->run) : nullptr;
    const Gene *gene = space ? space->find(m_gene->currentData().toString().toStdString()) : nullptr;
    if (!gene)
        return;
    for (const int value : gene->choices)
        m_choice->addItem(count(value), value);
}

QString SteerCard::words() const
{
    return m_words->text();
}

void SteerCard::sayStanding()
{
    QStringList lines;
    if (!m_refusal.isEmpty())
        lines << tr("Not sent: %1").arg(m_refusal);
    const RunView *run = m_document.run(m_search);
    const auto start = startingPoint();
    const auto steers = start
        ? steersOf(*start, m_document.commands(m_search), m_document.metrics(m_search).rowsOf("search/steering"))
        : QVector<Steer>();
    for (auto steer = steers.rbegin(); steer != steers.rend(); ++steer) {
        lines
            << (steer->generation
                    ? tr("From generation %1: %2").arg(count(static_cast<double>(*steer->generation + 1)), steer->text)
                    : tr("With the next generation: %1").arg(steer->text));
    }
    if (lines.isEmpty())
        lines << (run && run->isAlive()
                      ? tr("The next generation obeys. Every steer is recorded.")
                      : tr("A search can be steered while it works: keep it under the limit, pin a gene, "
                           "forbid a choice, send it to a region that you select."));
    m_words->setText(lines.join(QLatin1Char('\n')));
}

} // namespace supernet::ui
