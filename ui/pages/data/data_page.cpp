// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/data/data_page.h"

#include "domain/project/data_folder.h"
#include "pages/data/data_form.h"
#include "pages/job_controls.h"
#include "pages/settings_form.h"
#include "plots/histogram.h"
#include "plots/save_menu.h"
#include "project/aside.h"
#include "project/core_words.h"
#include "project/job_launcher.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "project/serve_client.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/figure_table.h"
#include "widgets/texts.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <utility>

namespace supernet::ui {

namespace {

constexpr int sideWidth = 320;
constexpr int shownFaults = 8;

void clear(QGridLayout &grid)
{
    while (QLayoutItem *item = grid.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QLabel *cell(const QString &text, const char *role = nullptr)
{
    QLabel *result = label(text, role);
    result->setWordWrap(true);
    result->setTextFormat(Qt::PlainText); // Text of others.
    result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return result;
}

/// A sentence that names an option of the command line, with the name of its field.
QString inFormWords(QString sentence)
{
    static const QRegularExpression value(QStringLiteral("[`„]--tsv-columns ([^`“]+)[`“]"));
    sentence.replace(value, DataPage::tr("“\\1” under Columns"));
    return sentence.replace(QLatin1String("--tsv-columns"), DataPage::tr("“Columns”"));
}

/// Why a pair is left out, in the window's language.
QString faultText(const QString &reason)
{
    if (reason.contains(QLatin1String("UTF-8")))
        return DataPage::tr("Not readable as UTF-8");
    if (reason == QLatin1String("empty source"))
        return DataPage::tr("Empty in the source");
    if (reason == QLatin1String("empty target"))
        return DataPage::tr("Empty in the target");
    if (reason == QLatin1String("too long"))
        return DataPage::tr("Too long");
    if (reason == QLatin1String("lengths too different"))
        return DataPage::tr("One side far longer than the other");
    if (reason == QLatin1String("names of columns"))
        return DataPage::tr("Names of the columns");
    return reason == QLatin1String("no second column") ? DataPage::tr("Without a second column") : reason;
}

PlainTable faultTable(const DataFacts &facts)
{
    PlainTable table{{QStringLiteral("reason"), QStringLiteral("lines"), QStringLiteral("left out")}, {}};
    for (const DataFacts::Fault &fault : facts.faults)
        table.rows << QVariantList{faultText(fault.reason), fault.lines, true};
    table.rows << QVariantList{DataPage::tr("Repeated pairs"), facts.duplicates, false}
               << QVariantList{DataPage::tr("Also in validation or test"), facts.heldOutRepeats, true};
    return table;
}

PlainTable sampleTable(const DataFacts &facts)
{
    PlainTable table{{QStringLiteral("source"), QStringLiteral("target")}, {}};
    for (const auto &[source, target] : facts.samples)
        table.rows << QVariantList{source, target};
    return table;
}

QString splitText(const DataFacts::Split &split)
{
    return DataPage::tr("%1 pairs").arg(count(static_cast<double>(split.pairs)));
}

} // namespace

DataPage::DataPage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_files(label({}, "quiet"))
    , m_firstPair(label({}, "help"))
    , m_choose(button(tr("Choose files …"), "primary"))
    , m_kept(label({}, "help"))
    , m_work(new Card(tr("Preparing")))
    , m_phase(label({}, "quiet"))
    , m_progress(new QProgressBar)
    , m_cancel(button(tr("Cancel")))
    , m_found(new QWidget)
    , m_figures(new FigureTable)
    , m_lengths(new Histogram(tr("Lengths of held-out source sentences"), tr("words"), tr("sentences")))
    , m_faultCard(new Card(tr("Suspicious lines")))
    , m_faults(new QGridLayout)
    , m_sampleCard(new Card(tr("Pairs of the validation set")))
    , m_samples(new QGridLayout)
    , m_form(makeDataForm())
{
    setAcceptDrops(true);
    auto *inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrolled"));
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(12);
    column->addWidget(makeFiles());
    column->addWidget(makeWork());
    column->addWidget(makeFacts());
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 8, 12);
    middle->setSpacing(12);
    middle->addWidget(m_banner);
    middle->addWidget(scroll, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    auto *side = new QWidget;
    side->setObjectName(QStringLiteral("sidePanel"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(scaled(sideWidth));
    auto *sideBox = new QVBoxLayout(side);
    sideBox->setContentsMargins(0, 0, 0, 0);
    sideBox->addWidget(m_form);
    row->addWidget(side);
    connectAll();
    showChoice();
    showWork();
    readFacts();
    runsChanged();
}

QWidget *DataPage::makeFiles()
{
    auto *card = new Card(tr("Text"));
    card->setNote(tr("Drop two text files here, or one of pairs"));
    m_files->setWordWrap(true);
    m_files->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_files->setAccessibleName(tr("Files chosen"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_files, 1);
    row->addWidget(m_choose, 0, Qt::AlignTop);
    card->body()->addLayout(row);
    m_firstPair->setWordWrap(true);
    m_firstPair->setTextFormat(Qt::PlainText); // Text of others.
    m_firstPair->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_firstPair->setAccessibleName(tr("First pair of the text"));
    m_firstPair->hide();
    card->body()->addWidget(m_firstPair);
    m_kept->setWordWrap(true);
    m_kept->setTextFormat(Qt::PlainText);
    m_kept->hide();
    card->body()->addWidget(m_kept);
    return card;
}

QWidget *DataPage::makeWork()
{
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress of the preparation"));
    m_cancel->setToolTip(tr("Stops and leaves the data as it was"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_phase, 1);
    row->addWidget(m_cancel);
    m_work->body()->addLayout(row);
    m_work->body()->addWidget(m_progress);
    return m_work;
}

QWidget *DataPage::makeFacts()
{
    auto *figures = new Card(tr("Dataset"));
    auto *figuresMenu = new SaveMenu(tr("Dataset"));
    figuresMenu->setTable([this] { return tableOf(m_figures->figures()); });
    figures->header()->addWidget(figuresMenu);
    figures->body()->addWidget(m_figures);
    figures->body()->addStretch();
    auto *lengths = new Card(tr("Length of sentences"));
    lengths->setNote(tr("words, held-out source"));
    lengths->body()->addWidget(m_lengths, 1);
    auto *menu = new SaveMenu(tr("Lengths"));
    menu->setPainted(m_lengths, [this] { return m_lengths->csv(); });
    lengths->header()->addWidget(menu);
    auto *above = new QHBoxLayout;
    above->setSpacing(12);
    above->addWidget(figures, 1);
    above->addWidget(lengths, 1);
    m_faults->setColumnStretch(2, 1);
    m_faults->setHorizontalSpacing(16);
    m_faultCard->body()->addLayout(m_faults);
    auto *faultMenu = new SaveMenu(tr("Suspicious lines"));
    faultMenu->setTable([this] { return faultTable(m_facts); });
    m_faultCard->header()->addWidget(faultMenu);
    m_samples->setColumnStretch(0, 1);
    m_samples->setColumnStretch(1, 1);
    m_samples->setHorizontalSpacing(24);
    m_sampleCard->body()->addLayout(m_samples);
    auto *sampleMenu = new SaveMenu(tr("Pairs of the validation set"));
    sampleMenu->setTable([this] { return sampleTable(m_facts); });
    m_sampleCard->header()->addWidget(sampleMenu);
    auto *box = new QVBoxLayout(m_found);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addLayout(above);
    box->addWidget(m_sampleCard);
    box->addWidget(m_faultCard);
    m_found->hide();
    return m_found;
}

void DataPage::connectAll()
{
    connect(m_choose, &QPushButton::clicked, this, &DataPage::chooseFiles);
    connect(m_form, &SettingsForm::startWanted, this, &DataPage::prepare);
    connect(m_form, &SettingsForm::changed, this, &DataPage::askFirstPair);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const RunView *run = latest())
            m_document.send(run->run.id, QStringLiteral("stop"));
        m_cancel->setEnabled(false);
    });
    connect(&m_document, &ProjectDocument::runsChanged, this, &DataPage::runsChanged);
    connect(&m_document, &ProjectDocument::runEnded, this, &DataPage::tellEnd);
    connect(&m_document.launcher(), &JobLauncher::starting, this, &DataPage::showWork);
    connect(&m_document.launcher(), &JobLauncher::failed, this, &DataPage::showWork);
}

void DataPage::takeFiles(const QStringList &files, bool prepareAtOnce)
{
    m_choice = choiceOf(files, m_choice);
    m_isChosen = true;
    showChoice();
    if (prepareAtOnce && m_choice.isComplete() && m_standing.isEmpty())
        prepare(m_form->arguments());
}

void DataPage::prepare(const QStringList &settings)
{
    m_banner->hide();
    m_before = latest() ? latest()->run.id : 0;
    m_document.launcher().start(QStringLiteral("prepare"), m_choice.arguments() + settings);
}

const RunView *DataPage::latest() const
{
    const auto runs = m_document.runsOf(JobKind::Prepare);
    return runs.empty() ? nullptr : runs.back();
}

void DataPage::showChoice()
{
    if (!m_choice.tsv.isEmpty() || !m_choice.tmx.isEmpty())
        m_files->setText(tr("Pairs: %1").arg(m_choice.tsv.isEmpty() ? m_choice.tmx : m_choice.tsv));
    else if (m_choice.source.isEmpty() && m_choice.target.isEmpty())
        m_files->setText(
            tr("Two files of sentences that translate each other line by line, or one: tab-separated pairs (.tsv) or a "
               "translation memory (.tmx). Plain or compressed (.gz, .xz, .bz2, .zst, .zip)."));
    else
        m_files->setText(
            tr("Source: %1\nTarget: %2")
                .arg(m_choice.source, m_choice.target.isEmpty() ? tr("still to choose") : m_choice.target));
    const auto isRelevant = [this](const char *option, bool relevant) {
        m_form->setRelevant(m_form->field(QString::fromLatin1(option)), relevant);
    };
    isRelevant("--tsv-columns", !m_choice.tsv.isEmpty());
    isRelevant("--source-language", !m_choice.tmx.isEmpty());
    isRelevant("--target-language", !m_choice.tmx.isEmpty());
    showWork();
    askFirstPair();
}

/// A person sees before the work whether the text is read as it is meant, and what would be refused.
void DataPage::askFirstPair()
{
    if (!m_isChosen || !m_choice.isComplete())
        return;
    const QStringList words = m_choice.arguments() + m_form->arguments();
    if (std::exchange(m_asked, words) == words)
        return;
    std::vector<std::string> arguments;
    for (const QString &word : words)
        arguments.push_back(word.toStdString());
    const auto show = [this, words](const nlohmann::json &found) {
        if (words != m_asked)
            return; // Another text is chosen by now.
        const auto text = [&](const char *key) { return QString::fromStdString(found.value(key, std::string())); };
        const QString fault = inFormWords(coreText(text("fault")));
        m_firstPair->setText(fault.isEmpty() ? tr("First pair: %1\n%2").arg(text("source"), text("target")) : fault);
        m_firstPair->setVisible(found.contains("source") || found.contains("fault"));
    };
    m_document.serve().ask("firstPair", {{"arguments", arguments}}, show,
                           [show](const QString &) { show(nlohmann::json::object()); });
}

void DataPage::showWork()
{
    const RunView *run = latest();
    const bool alive = run && run->isAlive();
    if (m_before >= 0 && run && !alive && run->run.id > m_before)
        tellEnd(run->run.id); // It may have been too quick to be seen at work.
    m_work->setVisible(alive);
    m_form->startButton()->setEnabled(m_choice.isComplete() && !alive && !m_document.launcher().isStarting()
                                      && m_standing.isEmpty());
    m_form->startButton()->setToolTip(!m_standing.isEmpty()       ? m_kept->text()
                                          : m_choice.isComplete() ? QString()
                                                                  : tr("Choose the text first"));
    if (!alive)
        return;
    const bool counted = run->progress && run->progress->total > 0;
    m_progress->setRange(0, counted ? 1000 : 0);
    if (counted)
        m_progress->setValue(static_cast<int>(1000 * run->progress->done / run->progress->total));
    m_phase->setText(counted ? tr("%1: %2 of %3 %4")
                                   .arg(stateText(*run), decimal(run->progress->done, 1),
                                        decimal(run->progress->total, 1), jobWord(run->progress->unit))
                             : stateText(*run));
}

void DataPage::tellEnd(qint64 run)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Prepare)
        return;
    m_before = -1;
    m_cancel->setEnabled(true);
    if (const QString trouble = whatHappened(*view); !trouble.isEmpty())
        m_banner->say(Banner::Kind::Trouble, trouble);
    readFacts();
    findStanding();
}

void DataPage::runsChanged()
{
    QString states;
    for (const RunView &run : m_document.runs())
        states += QStringLiteral("%1 %2;").arg(run.run.id).arg(QString::fromStdString(run.state));
    if (std::exchange(m_states, states) != states)
        findStanding();
    showWork();
}

/// On a thread of its own, for it looks for locks and checkpoints.
void DataPage::findStanding()
{
    const auto find = [folder = m_document.project().folder()] {
        const Project project = Project::open(folder);
        const auto run = holdsNoData(project.dataFolder())
            ? std::nullopt
            : runOnData(project, project.openStore(Store::Mode::ReadOnly));
        return run ? QString::fromStdString(run->name) : QString();
    };
    const auto show = [this](const QString &run) {
        m_standing = run;
        m_kept->setText(
            tr("The run “%1” stands on this data, so it stays as it is: prepare other text in a new project.")
                .arg(run));
        m_kept->setVisible(!run.isEmpty());
        showWork();
    };
    aside(this, find, show, [](const QString &) {}); // `supernet prepare` looks once more, and says what is wrong.
}

void DataPage::readFacts()
{
    const QString folder = QString::fromStdString(m_document.project().dataFolder().string());
    aside(
        this, [folder] { return readDataFacts(folder); }, [this](const DataFacts &facts) { showFacts(facts); },
        [this](const QString &message) { m_banner->say(Banner::Kind::Trouble, message); });
}

void DataPage::showFacts(const DataFacts &facts)
{
    m_facts = facts;
    m_found->setVisible(!facts.inputs.isEmpty());
    if (facts.inputs.isEmpty())
        return;
    if (m_choice == CorpusChoice()) {
        m_choice = choiceOf(facts.inputs);
        showChoice();
    }
    QList<std::pair<QString, QString>> figures = {
        {tr("Lines read"), count(static_cast<double>(facts.lines))},
        {tr("Training"), splitText(facts.splits[0])},
        {tr("Validation"), splitText(facts.splits[1])},
        {tr("Test"), splitText(facts.splits[2])},
        {tr("Seed of the split"), QString::number(facts.seed)},
        {tr("Vocabulary"), tr("%1 pieces, %2").arg(count(facts.vocabulary), facts.type)},
        {tr("Tokens to train on"),
         tr("%1 and %2")
             .arg(large(static_cast<double>(facts.splits[0].sourceTokens)),
                  large(static_cast<double>(facts.splits[0].targetTokens)))},
    };
    if (!facts.sourceLanguages.isEmpty())
        figures.insert(1, {tr("Languages taken"), tr("%1 to %2").arg(facts.sourceLanguages, facts.targetLanguages)});
    m_figures->setFigures(figures);
    m_lengths->setValues(facts.lengths);
    showSamples();
    showFaults();
}

void DataPage::showSamples()
{
    clear(*m_samples);
    for (int row = 0; row < m_facts.samples.size(); ++row) {
        m_samples->addWidget(cell(m_facts.samples[row].first), row, 0, Qt::AlignTop);
        m_samples->addWidget(cell(m_facts.samples[row].second, "quiet"), row, 1, Qt::AlignTop);
    }
}

void DataPage::showFaults()
{
    clear(*m_faults);
    int row = 0;
    const auto add = [&](const QString &what, qint64 lines, const QString &fate) {
        auto *number = cell(count(static_cast<double>(lines)));
        number->setAlignment(Qt::AlignRight | Qt::AlignTop);
        m_faults->addWidget(cell(what), row, 0, Qt::AlignTop);
        m_faults->addWidget(number, row, 1);
        m_faults->addWidget(cell(fate, "quiet"), row++, 2, Qt::AlignTop);
    };
    for (const DataFacts::Fault &fault : m_facts.faults)
        add(faultText(fault.reason), fault.lines, tr("left out"));
    if (m_facts.duplicates > 0)
        add(tr("Repeated pairs"), m_facts.duplicates, tr("kept: what is often said is trained often"));
    if (m_facts.heldOutRepeats > 0)
        add(tr("Also in validation or test"), m_facts.heldOutRepeats,
            tr("left out of training, so that scores stay honest"));
    m_faultCard->setNote(row == 0 ? tr("none") : tr("all are listed in data/skipped.tsv"));
    for (const DataFacts::Line &line : m_facts.firstFaults.mid(0, shownFaults)) {
        const QString place = tr("%1, line %2: %3")
                                  .arg(QFileInfo(line.file).fileName(), count(static_cast<double>(line.number)),
                                       faultText(line.reason));
        m_faults->addWidget(cell(place, "help"), row++, 0, 1, 3);
    }
}

void DataPage::chooseFiles()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Choose two text files, or one of pairs"));
    if (!files.isEmpty())
        takeFiles(files);
}

void DataPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls())
        files << url.toLocalFile();
    takeFiles(files);
}

} // namespace supernet::ui
