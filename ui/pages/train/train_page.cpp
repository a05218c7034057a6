// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/train_page.h"

#include "domain/project/checkpoint_folder.h"
#include "help/help_topic.h"
#include "pages/job_controls.h"
#include "pages/settings_form.h"
#include "pages/train/branch_form.h"
#include "pages/train/run_list.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_form.h"
#include "pages/train/training_check.h"
#include "plots/save_menu.h"
#include "project/aside.h"
#include "project/job_launcher.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "project/serve_client.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/figure_table.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

QString setting(const nlohmann::json &settings, std::initializer_list<const char *> path)
{
    const nlohmann::json *value = &settings;
    for (const char *key : path) {
        if (!value->is_object() || !value->contains(key))
            return {};
        value = &(*value)[key];
    }
    return value->is_string() ? QString::fromStdString(value->get<std::string>())
                              : QString::fromStdString(value->dump());
}

QString sharingText(const nlohmann::json &settings)
{
    const QString kind = setting(settings, {"policy", "granularity"});
    const QString experts = setting(settings, {"policy", "experts"});
    const QString routed = setting(settings, {"policy", "routed"});
    if (kind == QLatin1String("none"))
        return TrainPage::tr("plain, as HAT");
    if (kind == QLatin1String("partition"))
        return TrainPage::tr("%1 parts, %2").arg(experts, routed);
    if (kind == QLatin1String("hypernetwork"))
        return TrainPage::tr("hypernetwork, %1").arg(routed);
    if (kind == QLatin1String("token"))
        return TrainPage::tr("tokens choose, m = %1").arg(experts);
    return TrainPage::tr("%1-wise, m = %2, %3").arg(jobWord(kind.toStdString()), experts, routed);
}

/// Asks the document's helper program; where it cannot be asked, the job itself will say what is wrong.
TrainingCheck::Checker checkerOf(ProjectDocument &document)
{
    return [&document](const QStringList &words, const TrainingCheck::Take &take) {
        std::vector<std::string> arguments;
        for (const QString &word : words)
            arguments.push_back(word.toStdString());
        document.serve().ask("checkTraining", {{"arguments", arguments}}, take,
                             [take](const QString &) { take(nlohmann::json::object()); });
    };
}

} // namespace

TrainPage::TrainPage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_controls(new JobControls(document, tr("New run")))
    , m_branch(button(tr("Branch")))
    , m_charts(new TrainCharts(document))
    , m_smoothing(new QSlider(Qt::Horizontal))
    , m_logX(button(tr("Log steps"), "segment"))
    , m_logY(button(tr("Log values"), "segment"))
    , m_side(new QStackedWidget)
    , m_runs(new RunList)
    , m_figures(new FigureTable)
    , m_form(makeTrainForm(document))
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_charts);
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 8, 12);
    middle->setSpacing(12);
    middle->addWidget(makeBar());
    middle->addWidget(m_banner);
    middle->addWidget(scroll, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(makeSide());
    connectAll();
}

QWidget *TrainPage::makeBar()
{
    m_smoothing->setRange(0, 99);
    m_smoothing->setFixedWidth(110);
    m_smoothing->setAccessibleName(tr("Smoothing of noisy curves"));
    m_smoothing->setToolTip(tr("How much of the running mean stays at each point; the values themselves stay as a pale "
                               "line behind it."));
    auto *amount = label({}, "quiet");
    amount->setFixedWidth(scaled(34));
    connect(m_smoothing, &QSlider::valueChanged, this, [this, amount](int value) {
        amount->setText(decimal(value / 100.0, 2));
        m_charts->setSmoothing(value / 100.0);
    });
    m_smoothing->setValue(97);
    for (auto *log : {m_logX, m_logY})
        log->setCheckable(true);
    m_logX->setToolTip(tr("Steps on a logarithmic axis"));
    m_logY->setToolTip(tr("Losses, rates and speeds on logarithmic axes"));
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    m_branch->setEnabled(false);
    m_branch->setToolTip(tr("Go on from a checkpoint of this run with another learning rate or sampling"));
    row->addWidget(m_controls);
    row->addWidget(m_branch);
    row->addStretch();
    row->addWidget(label(tr("Smoothing"), "quiet"));
    row->addWidget(m_smoothing);
    row->addWidget(amount);
    row->addWidget(m_logX);
    row->addWidget(m_logY);
    return bar;
}

void TrainPage::connectAll()
{
    connect(m_logX, &QPushButton::toggled, m_charts, &TrainCharts::setLogX);
    connect(m_logY, &QPushButton::toggled, m_charts, &TrainCharts::setLogY);
    connect(m_controls, &JobControls::newWanted, this, [this] { m_side->setCurrentIndex(1); });
    connect(m_branch, &QPushButton::clicked, this, &TrainPage::branch);
    openForm(m_form);
    m_side->setCurrentIndex(0);
    setHelpTopic(*m_form, QStringLiteral("train#sharing"));
    new TrainingCheck(*m_form, checkerOf(m_document));
    connect(m_runs, &RunList::checksChanged, this, [this] { m_charts->setHidden(m_runs->hidden()); });
    connect(m_runs, &RunList::chosen, this, [this] {
        m_hasChosen = true;
        showRun();
    });
    connect(&m_document, &ProjectDocument::runsChanged, this, &TrainPage::showRuns);
    connect(&m_document, &ProjectDocument::factsAdded, this, &TrainPage::addFacts);
    connect(&m_document, &ProjectDocument::runEnded, this, &TrainPage::tellEnd);
    connect(&m_document.launcher(), &JobLauncher::starting, this, [this] { m_hasChosen = false; });
}

void TrainPage::openForm(SettingsForm *form)
{
    connect(form, &SettingsForm::closed, this, [this] { m_side->setCurrentIndex(0); });
    connect(form, &SettingsForm::startWanted, this, [this](const QStringList &arguments) {
        m_document.launcher().start(QStringLiteral("train"), arguments);
        m_side->setCurrentIndex(0);
    });
    m_side->setCurrentWidget(form);
}

void TrainPage::branch()
{
    const RunView *run = m_document.run(m_runs->current());
    if (!run)
        return;
    const auto folder = m_document.project().runFolder(run->run.name) / "checkpoints";
    const auto show = [this, record = run->run](const std::vector<std::int64_t> &steps) {
        if (steps.empty())
            return m_banner->say(Banner::Kind::Trouble,
                                 tr("%1 has no checkpoint to branch from yet. Its settings say how often it saves one.")
                                     .arg(QString::fromStdString(record.name)));
        delete m_branchForm;
        m_branchForm = makeBranchForm(record, steps);
        m_side->addWidget(m_branchForm);
        openForm(m_branchForm);
    };
    aside(
        this, [folder] { return checkpointSteps(folder); }, show,
        [this](const QString &message) { m_banner->say(Banner::Kind::Trouble, message); });
}

LineChart *TrainPage::chart(const QString &metric) const
{
    return m_charts->chart(metric);
}

QWidget *TrainPage::makeSide()
{
    auto *overview = new QWidget;
    auto *box = new QVBoxLayout(overview);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(10);
    box->addWidget(label(tr("Runs"), "headline"));
    box->addWidget(m_runs);
    box->addSpacing(6);
    auto *menu = new SaveMenu(tr("This run"));
    menu->setTable([this] { return tableOf(m_figures->figures()); });
    auto *head = new QHBoxLayout;
    head->addWidget(label(tr("This run"), "title"), 1);
    head->addWidget(menu);
    box->addLayout(head);
    box->addWidget(m_figures);
    box->addStretch(1);
    m_side->setObjectName(QStringLiteral("sidePanel"));
    m_side->setFixedWidth(scaled(320));
    m_side->addWidget(overview);
    m_side->addWidget(m_form);
    return m_side;
}

void TrainPage::showRuns()
{
    const auto runs = m_document.runsOf(JobKind::Train);
    QMap<qint64, QString> results;
    for (const RunView *run : runs) {
        if (const auto bleu = m_document.metrics(run->run.id).last("valid/bleu", "largest"))
            results[run->run.id] = tr("%1 BLEU").arg(decimal(*bleu, 1));
    }
    m_charts->followRuns();
    m_runs->setRuns(runs, m_charts->groups(), results);
    m_charts->setHidden(m_runs->hidden());
    // Follow the newest until a person has chosen one.
    if (!runs.empty() && !m_hasChosen) {
        m_runs->choose(runs.back()->run.id);
        m_hasChosen = false;
    }
    showRun();
}

void TrainPage::showRun()
{
    const RunView *run = m_document.run(m_runs->current());
    m_controls->setRun(run);
    m_charts->setCurrent(m_runs->current());
    m_branch->setEnabled(run);
    if (!run)
        return;
    const auto &settings = run->run.settings;
    QList<std::pair<QString, QString>> figures = {
        {tr("State"), stateText(*run)},
        {tr("Space"), setting(settings, {"space", "name"})},
        {tr("Sharing"), sharingText(settings)},
        {tr("Sampling"), jobWord(setting(settings, {"sampling"}).toStdString())},
        {tr("Precision"), setting(settings, {"precision"})},
        {tr("Seed"), QString::number(run->run.seed)},
        {tr("Threads"), QString::number(run->run.threads)},
    };
    const RunView *parent = run->run.parentRun ? m_document.run(*run->run.parentRun) : nullptr;
    if (parent && run->run.parentStep)
        figures.insert(
            1,
            {tr("Branch of"),
             tr("%1, step %2")
                 .arg(QString::fromStdString(parent->run.name), count(static_cast<double>(*run->run.parentStep)))});
    if (run->progress)
        figures.insert(
            1,
            {tr("Progress"),
             tr("%1 of %2 %3")
                 .arg(count(run->progress->done), count(run->progress->total), jobWord(run->progress->unit))});
    const auto &metrics = m_document.metrics(run->run.id);
    if (const auto loss = metrics.last("valid/loss", "largest"))
        figures << std::pair(tr("Loss, largest"), tr("%1 nats/token").arg(decimal(*loss, 3)));
    for (const auto &[subnet, name] : {std::pair("largest", tr("BLEU, largest")), {"smallest", tr("BLEU, smallest")}}) {
        if (const auto bleu = metrics.last("valid/bleu", subnet))
            figures << std::pair(name, decimal(*bleu, 1));
    }
    if (const auto share = metrics.last("conflict/share"))
        figures << std::pair(tr("Conflicting tensors"), tr("%1 %").arg(decimal(100 * *share, 0)));
    m_figures->setFigures(figures);
}

void TrainPage::addFacts(qint64 run, bool afresh)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Train)
        return;
    m_charts->addFacts(run, afresh);
    if (run == m_runs->current())
        showRun();
}

void TrainPage::tellEnd(qint64 run)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Train || whatHappened(*view).isEmpty())
        return;
    m_banner->say(Banner::Kind::Trouble, whatHappened(*view), tr("Resume"), [this, run] {
        if (const RunView *again = m_document.run(run))
            takeUpAgain(m_document, *again);
    });
}

void TrainPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_runs->restyle();
        m_charts->drawAgain();
    }
    QWidget::changeEvent(event);
}

} // namespace supernet::ui
