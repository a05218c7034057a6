// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/router_card.h"

#include "domain/space/sampling.h"
#include "help/help_topic.h"
#include "pages/space/choice_model.h"
#include "pages/train/mixture_view.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "project/serve_client.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

bool hasRouter(const RunView *run)
{
    if (!run || !run->run.settings.is_object())
        return false;
    const auto policy = run->run.settings.value("policy", nlohmann::json::object());
    const auto granularity = policy.value("granularity", std::string("none"));
    // Parts and tokens choose an expert without one, a hypernetwork has no experts.
    const bool mixes = granularity == "network" || granularity == "layer" || granularity == "neuron";
    return mixes && policy.value("experts", 1) > 1;
}

/// From small to large, as the slider goes.
std::vector<int> choicesOf(const Gene &gene)
{
    std::vector<int> choices = gene.choices;
    std::ranges::sort(choices);
    return choices;
}

QLabel *quiet(const QString &text)
{
    return label(text, "quiet");
}

} // namespace

RouterCard::RouterCard(ProjectDocument &document, QWidget *parent)
    : Card(tr("Router"), parent)
    , m_document(document)
    , m_look(button(tr("Look into the router")))
    , m_inside(new QWidget)
    , m_grid(new QGridLayout)
    , m_view(new MixtureView)
    , m_words(label({}, "help"))
{
    setHelpTopic(*this, QStringLiteral("train#router"));
    m_look->setToolTip(tr("Loads the run's latest checkpoint and asks its router"));
    m_words->setWordWrap(true);
    auto *menu = new SaveMenu(tr("Router"));
    menu->setPainted(m_view, [this] { return m_view->csv(); });
    header()->addWidget(m_look);
    header()->addWidget(menu);
    m_grid->setColumnStretch(1, 1);
    m_grid->setHorizontalSpacing(10);
    auto *row = new QHBoxLayout(m_inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(28);
    auto *genes = new QVBoxLayout;
    genes->addLayout(m_grid);
    genes->addStretch();
    row->addLayout(genes, 2);
    row->addWidget(m_view, 3, Qt::AlignTop);
    body()->addWidget(m_words);
    body()->addWidget(m_inside);
    connect(m_look, &QPushButton::clicked, this, &RouterCard::look);
    reset(nullptr);
}

void RouterCard::showRun(qint64 run)
{
    if (run == m_run && m_space)
        return;
    m_run = run;
    reset(m_document.run(run));
}

void RouterCard::reset(const RunView *run)
{
    ++m_asking;
    m_requests = {};
    m_samples.clear();
    m_view->setLikeness({});
    m_space = hasRouter(run) ? m_document.spaceOf(run->run) : nullptr;
    setVisible(m_space != nullptr);
    m_inside->hide();
    m_look->show();
    m_look->setEnabled(true);
    m_words->setText(tr("The router reads the shape of a subnet and says how much of each expert it takes."));
}

void RouterCard::look()
{
    if (!m_space)
        return;
    m_look->setEnabled(false);
    makeSliders();
    askLikeness();
    ask();
    sample(Samples);
}

void RouterCard::askLikeness()
{
    const RunView *run = m_document.run(m_run);
    if (!run)
        return;
    const auto take = [this, guard = QPointer(this), asking = m_asking](const nlohmann::json &result) {
        if (guard && m_asking == asking)
            m_view->setLikeness(likenessOf(result.value("similarity", nlohmann::json::object())));
    };
    m_document.serve().ask("experts", {{"supernet", run->run.name}}, take,
                           {}); // A failure is told by what is asked next.
}

void RouterCard::makeSliders()
{
    m_sliders.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const Gene &gene : m_space->genes) {
        const QString name = QString::fromStdString(gene.name);
        auto *slider = new QSlider(Qt::Horizontal);
        auto *value = quiet({});
        slider->setRange(0, static_cast<int>(gene.choices.size()) - 1);
        slider->setPageStep(1);
        slider->setAccessibleName(geneTitle(name));
        value->setMinimumWidth(scaled(64));
        const auto say = [=, choices = choicesOf(gene)](int at) {
            value->setText(chipText(name, choices[static_cast<std::size_t>(at)]));
        };
        connect(slider, &QSlider::valueChanged, this, [this, say](int at) {
            say(at);
            ask();
        });
        {
            const QSignalBlocker silent(slider);
            slider->setValue(slider->maximum());
        }
        say(slider->value());
        m_grid->addWidget(quiet(geneTitle(name)), row, 0);
        m_grid->addWidget(slider, row, 1);
        m_grid->addWidget(value, row++, 2);
        m_sliders[name] = slider;
    }
}

Architecture RouterCard::chosen() const
{
    QMap<QString, int> choices;
    for (const Gene &gene : m_space->genes) {
        const QString name = QString::fromStdString(gene.name);
        choices[name] = choicesOf(gene)[static_cast<std::size_t>(m_sliders[name]->value())];
    }
    return evenArchitecture(*m_space, choices);
}

void RouterCard::request(const Architecture &architecture,
                         const std::function<void(const QList<Mixture> &mixtures)> &take)
{
    const RunView *run = m_document.run(m_run);
    if (!run)
        return;
    const QPointer<RouterCard> guard(this);
    const auto isWanted = [guard, asking = m_asking] { return guard && guard->m_asking == asking; };
    m_document.serve().ask(
        "coefficients", {{"supernet", run->run.name}, {"architecture", toJson(architecture, *m_space)}},
        [isWanted, take](const nlohmann::json &result) {
            if (isWanted())
                take(mixturesOf(result.at("coefficients")));
        },
        [this, isWanted](const QString &message) {
            if (!isWanted())
                return;
            reset(m_document.run(m_run));
            m_words->setText(message);
        });
}

void RouterCard::ask()
{
    m_requests.ask([this] {
        request(chosen(), [this](const QList<Mixture> &mixtures) {
            m_view->setMixtures(mixtures);
            m_inside->show();
            m_requests.answered();
        });
    });
}

/// The verdict is on the smallest subnet, the largest, and some random ones.
void RouterCard::sample(int left)
{
    Random random(streamKey(1, "router verdict") + static_cast<std::uint64_t>(left));
    const Architecture drawn = left == Samples ? m_space->smallestArchitecture()
        : left == Samples - 1                  ? m_space->largestArchitecture()
                                               : sampleByGene(*m_space, random);
    m_words->setText(tr("Looking at %1 subnets …").arg(Samples));
    request(drawn, [this, left](const QList<Mixture> &mixtures) {
        m_samples << mixtures;
        if (left > 1)
            sample(left - 1);
        else
            sayVerdict();
    });
}

void RouterCard::sayVerdict()
{
    const RouterVerdict verdict = verdictOf(m_samples);
    m_look->hide();
    QStringList lines;
    for (const int expert : verdict.unused())
        lines << tr("Hardly any subnet takes anything of expert %1: it could be left away.").arg(expert + 1);
    for (const Twins &twins : twinsAmong(m_view->likeness()))
        lines << tr("Experts %1 and %2 hold nearly the same weights (cosine %3): one of them is redundant.")
                     .arg(twins.first + 1)
                     .arg(twins.second + 1)
                     .arg(decimal(twins.cosine, 2));
    if (verdict.isDeaf())
        lines << tr("The router gives every subnet the same: the experts are redundant, plain sharing would do.");
    if (lines.isEmpty())
        lines << tr("Every expert is used, and the mixture moves by up to %1 % from subnet to subnet.")
                     .arg(decimal(100 * verdict.reaction, 0));
    m_words->setText(lines.join(QLatin1Char(' ')));
}

QString RouterCard::words() const
{
    return m_words->text();
}

} // namespace supernet::ui
