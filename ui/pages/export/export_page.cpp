// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/export/export_page.h"

#include "domain/project/export_place.h"
#include "pages/export/export_tables.h"
#include "pages/export/format_list.h"
#include "pages/job_controls.h"
#include "plots/save_menu.h"
#include "project/core_words.h"
#include "project/project_document.h"
#include "report/report_maker.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/fact_table.h"
#include "widgets/table_view.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

Card *tableCard(const QString &title, QTableView *view, FactTable *model)
{
    auto *card = new Card(title);
    auto *menu = new SaveMenu(title);
    menu->setTable(model);
    card->header()->addWidget(menu);
    card->body()->addWidget(view, 1);
    return card;
}

} // namespace

ExportPage::ExportPage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_subnets(new FactTable(this))
    , m_exports(new FactTable(this))
    , m_proof(new FactTable(this))
    , m_subnetView(makeTableView(*m_subnets, tr("Subnets to export")))
    , m_exportView(makeTableView(*m_exports, tr("Exports")))
    , m_proofView(makeTableView(*m_proof, tr("Proof of the chosen export")))
    , m_proofCard(nullptr)
    , m_formats(new FormatList)
    , m_export(button(tr("Export"), "primary"))
    , m_open(button(tr("Open its folder"), "segment"))
    , m_reportButton(button(tr("Save a report …"), "segment"))
    , m_report(new ReportMaker(document, this))
    , m_bar(new QProgressBar)
    , m_state(label({}, "help"))
    , m_verdict(label({}))
{
    m_subnets->setCheckable(true);
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 16, 16);
    middle->setSpacing(12);
    middle->addWidget(m_banner);
    middle->addWidget(makeTables(), 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(makeSide());
    connectAll();
    showSubnets();
    showExports();
    showState();
}

QWidget *ExportPage::makeSubnetCard()
{
    m_subnets->setTable(subnetHeadings(), {});
    // By its contents the column would come out too narrow: it reckons without the style sheet's check box.
    m_subnetView->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_subnetView->setColumnWidth(0, 60 + fontMetrics().horizontalAdvance(QStringLiteral("Subnet mmmmm")));
    const auto formats = m_subnets->columnCount() - static_cast<int>(exportFormats().size());
    for (int column = 1; column < formats - 1; ++column)
        m_subnetView->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    for (int format = formats; format < m_subnets->columnCount(); ++format)
        m_subnetView->setColumnHidden(format, true); // For files: the window has the room for one that sums them up.
    Card *card = tableCard(tr("Subnets"), m_subnetView, m_subnets);
    card->setNote(tr("BLEU on validation data; parameters without embeddings"));
    return card;
}

QWidget *ExportPage::makeTables()
{
    m_verdict->setWordWrap(true);
    m_proof->setTable(proofHeadings(), {}); // A heading has to be there before its width can follow what it heads.
    m_proofView->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_proofView->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_exports->setTable(exportHeadings(), {});
    for (int column = 1; column < m_exports->columnCount(); ++column)
        m_exportView->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_proofCard = tableCard(tr("Proof"), m_proofView, m_proof);
    m_proofCard->header()->insertWidget(m_proofCard->header()->count() - 1, m_open);
    m_proofCard->body()->insertWidget(1, m_verdict);
    auto *tables = new QWidget;
    auto *box = new QVBoxLayout(tables);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addWidget(makeSubnetCard(), 4);
    Card *exports = tableCard(tr("Exports"), m_exportView, m_exports);
    m_reportButton->setToolTip(
        tr("The whole project on one page, as HTML or PDF: plots, tables, proofs, seeds, checksums, machine"));
    exports->header()->insertWidget(exports->header()->count() - 1, m_reportButton);
    box->addWidget(exports, 3);
    box->addWidget(m_proofCard, 6);
    return tables;
}

QWidget *ExportPage::makeSide()
{
    auto *side = new QWidget;
    side->setObjectName(QStringLiteral("sidePanel"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(300);
    auto *help = label(
        tr("Each checked subnet is cut out of the supernet and written as a model that needs nothing else, "
           "then loaded in the format's own runtime where Python has it and compared sentence by sentence."),
        "help");
    help->setWordWrap(true);
    m_state->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress of the exports"));
    auto *box = new QVBoxLayout(side);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(10);
    box->addWidget(label(tr("Ship it"), "headline"));
    box->addWidget(help);
    box->addSpacing(4);
    auto *formats = new QScrollArea; // With many refusals they need more than a small window has.
    formats->setWidget(m_formats);
    formats->setWidgetResizable(true);
    formats->setFrameShape(QFrame::NoFrame);
    formats->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    formats->setFocusPolicy(Qt::NoFocus);
    m_formats->setObjectName(QStringLiteral("scrolled"));
    formats->setAccessibleName(tr("Formats"));
    box->addWidget(formats, 1);
    box->addSpacing(8);
    box->addWidget(m_export);
    box->addWidget(m_bar);
    box->addWidget(m_state);
    return side;
}

void ExportPage::connectAll()
{
    connect(m_export, &QPushButton::clicked, this, &ExportPage::exportChecked);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const ExportRecord *record = chosenExport();
        if (!record)
            return;
        const RunView *run = m_document.run(record->run);
        try {
            const auto folder = exportPlace(m_document.project().folder(), run ? &run->run : nullptr, *record);
            Q_EMIT openWanted(QString::fromStdString(folder.string()));
        } catch (const Error &error) {
            m_banner->say(Banner::Kind::Trouble, errorText(error));
        }
    });
    connect(this, &ExportPage::openWanted, this,
            [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(m_reportButton, &QPushButton::clicked, this, &ExportPage::askForReport);
    connect(m_report, &ReportMaker::testing, this, [this](double done, double total) {
        m_reportButton->setText(tr("Testing the picks: %1 %").arg(decimal(total > 0 ? 100 * done / total : 0, 0)));
    });
    const auto ready = [this] {
        m_reportButton->setText(m_reportButton->accessibleName());
        m_reportButton->setEnabled(true);
    };
    connect(m_report, &ReportMaker::failed, this, [this, ready](const QString &message) {
        ready();
        m_banner->say(Banner::Kind::Trouble, message);
    });
    connect(m_report, &ReportMaker::written, this, [this, ready](const QString &file) {
        ready();
        m_banner->say(Banner::Kind::News, tr("The report is written: %1").arg(QDir::toNativeSeparators(file)),
                      tr("Open it"), [this, file] { Q_EMIT openWanted(file); });
    });
    connect(m_subnets, &FactTable::checkedChanged, this, &ExportPage::showState);
    connect(m_formats, &FormatList::chosenChanged, this, &ExportPage::showState);
    connect(m_exportView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExportPage::showProof);
    for (const auto changed : {&ProjectDocument::evaluationsAdded, &ProjectDocument::picksChanged})
        connect(&m_document, changed, this, &ExportPage::showSubnets);
    connect(&m_document, &ProjectDocument::runsChanged, this, [this] {
        showSubnets();
        showState();
    });
    connect(&m_document, &ProjectDocument::exportsAdded, this, &ExportPage::showExports);
    connect(&m_document, &ProjectDocument::runEnded, this, &ExportPage::endRun);
}

void ExportPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showSubnets();
    showExports();
}

void ExportPage::showSubnets()
{
    if (!isVisible())
        return; // A front that grows is read when somebody looks.
    m_list = frontSubnets(m_document);
    for (const Subnet &subnet : pickedSubnets(m_document)) {
        if (std::ranges::find(m_list, subnet.id, &Subnet::id) == m_list.end())
            m_list.push_back(subnet);
    }
    m_subnets->setTable(subnetHeadings(), subnetRows(m_list, m_document.vocabulary()));
    // What has been picked elsewhere is what a person came here with.
    if (m_document.picked() != m_lastPicked) {
        for (const QString &id : m_subnets->checked())
            m_subnets->setChecked(id, false);
        for (const QString &id : m_document.picked())
            m_subnets->setChecked(id, true);
        m_lastPicked = m_document.picked();
    }
    showState();
}

std::vector<Subnet> ExportPage::checkedSubnets() const
{
    const QStringList checked = m_subnets->checked();
    std::vector<Subnet> subnets;
    std::ranges::copy_if(m_list, std::back_inserter(subnets),
                         [&](const Subnet &subnet) { return checked.contains(subnet.id); });
    return subnets;
}

QStringList ExportPage::formatsFor(const Subnet &subnet) const
{
    QStringList formats = m_formats->chosen();
    formats.removeIf([&](const QString &name) {
        return !obstacle(subnet, exportFormat(name.toStdString()), m_document.vocabulary()).isEmpty();
    });
    return formats;
}

void ExportPage::exportChecked()
{
    std::vector<QueuedJob> jobs;
    for (const Subnet &subnet : checkedSubnets()) {
        const QStringList formats = formatsFor(subnet);
        if (formats.isEmpty())
            continue;
        QueuedJob job{JobKind::Export,
                      {"--architecture", subnet.id.toStdString(), "--format", formats.join(u',').toStdString()}};
        if (!subnet.supernet.empty())
            job.arguments.insert(job.arguments.end(), {"--run", subnet.supernet});
        jobs.push_back(std::move(job));
        m_pending += QStringList(formats.size(), subnet.id);
        m_subnets->setChecked(subnet.id, false);
    }
    m_asked = m_pending.size();
    m_document.queue(std::move(jobs));
    showState();
}

void ExportPage::askForReport()
{
    const QString proposed
        = QDir(m_document.folder())
              .filePath(QStringLiteral("../%1-report.html").arg(QFileInfo(m_document.folder()).completeBaseName()));
    const QString file = QFileDialog::getSaveFileName(this, tr("Save a report"), QDir::cleanPath(proposed),
                                                      QStringLiteral("HTML (*.html);;PDF (*.pdf)"));
    if (!file.isEmpty())
        saveReport(file);
}

void ExportPage::saveReport(const QString &file)
{
    m_reportButton->setEnabled(false);
    m_report->make(file);
}

void ExportPage::showExports()
{
    const auto before = static_cast<std::size_t>(m_exports->rowCount());
    const auto &all = m_document.exports();
    for (std::size_t fresh = before; fresh < all.size(); ++fresh) {
        const QString id = QString::fromStdString(all[fresh].architectureId);
        if (!m_pending.removeOne(id)) {
            const RunView *run = m_document.run(all[fresh].run); // `smallest` has become its id.
            if (run && run->run.settings.is_object())
                m_pending.removeOne(QString::fromStdString(run->run.settings.value("architecture", std::string())));
        }
    }
    m_exports->setTable(exportHeadings(), exportRows(all));
    if (!all.empty() && (all.size() > before || !m_exportView->selectionModel()->hasSelection()))
        m_exportView->selectRow(0); // The newest.
    showProof();
    showState();
}

const ExportRecord *ExportPage::chosenExport() const
{
    const QModelIndexList rows = m_exportView->selectionModel()->selectedRows();
    if (rows.isEmpty() || rows.first().row() >= m_exports->rowCount())
        return nullptr;
    const std::string path = m_exports->rows()[rows.first().row()].key.toStdString();
    const auto &all = m_document.exports();
    const auto found = std::ranges::find(all, path, &ExportRecord::path);
    return found == all.end() ? nullptr : &*found;
}

void ExportPage::showProof()
{
    const ExportRecord *record = chosenExport();
    m_proof->setTable(proofHeadings(), record ? proofRows(record->proof) : QList<FactTable::Row>());
    m_open->setEnabled(record);
    m_proofCard->setNote(record ? QString::fromStdString(record->path) : QString());
    m_verdict->setText(record ? verdictOf(record->proof)
                              : tr("Nothing is exported yet. Check a subnet above, then export it."));
}

void ExportPage::showState()
{
    const std::vector<Subnet> checked = checkedSubnets();
    m_formats->showBadges(checked.empty() ? m_list : checked, m_document.vocabulary());
    qsizetype models = 0;
    for (const Subnet &subnet : checked)
        models += formatsFor(subnet).size();
    m_export->setText(models < 2 ? tr("Export") : tr("Export %1 models").arg(count(static_cast<double>(models))));
    m_export->setAccessibleName(m_export->text());
    m_export->setEnabled(models > 0);
    m_bar->setVisible(!m_pending.isEmpty());
    if (m_pending.isEmpty()) {
        m_state->setText(m_list.empty()        ? tr("Nothing can be exported yet: train a supernet first.")
                             : checked.empty() ? tr("Check the subnets to export.")
                             : m_formats->chosen().isEmpty() ? tr("Check a format.")
                             : models == 0 ? tr("None of the checked subnets can be written in the checked formats.")
                                           : QString());
        return;
    }
    const RunView *working = m_document.working();
    const bool exporting = working && working->run.kind == JobKind::Export;
    const auto done = m_asked - m_pending.size();
    m_bar->setRange(0, m_asked > 1 ? static_cast<int>(m_asked) : 0); // One alone has no steps to count.
    m_bar->setValue(static_cast<int>(done));
    m_state->setText(exporting ? tr("Writing, loading back and comparing %1 of %2 …").arg(done + 1).arg(m_asked)
                               : tr("%1 of %2 written; the next waits for its turn.").arg(done).arg(m_asked));
}

void ExportPage::endRun(qint64 run)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Export || view->state == "done")
        return;
    if (view->run.settings.is_object()) { // What it has written is no longer pending.
        const QString id = QString::fromStdString(view->run.settings.value("architecture", std::string()));
        const auto asked = static_cast<std::ptrdiff_t>(
            view->run.settings.value("formats", nlohmann::json::array()).size());
        for (auto left = asked - std::ranges::count(m_document.exports(), run, &ExportRecord::run); left > 0; --left)
            m_pending.removeOne(id);
    }
    if (const QString words = whatHappened(*view); !words.isEmpty())
        m_banner->say(Banner::Kind::Trouble, words);
    showState();
}

QString ExportPage::state() const
{
    return m_state->text();
}

QString ExportPage::verdict() const
{
    return m_verdict->text();
}

} // namespace supernet::ui
