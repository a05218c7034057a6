// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/inspector.h"

#include "domain/space/translation_shape.h"
#include "plots/save_menu.h"
#include "project/job_launcher.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "project/serve_client.h"
#include "widgets/architecture_view.h"
#include "widgets/figure_table.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace supernet::ui {

Inspector::Inspector(ProjectDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_title(label({}, "headline"))
    , m_subtitle(label({}, "quiet"))
    , m_hint(label(tr("Click a point to see its architecture, to export it and to translate with it."), "quiet"))
    , m_reason(label({}))
    , m_memberList(new QWidget)
    , m_details(new QWidget)
    , m_picture(new ArchitectureView)
    , m_figures(new FigureTable)
    , m_savePicture(new SaveMenu(tr("Architecture of the subnet")))
    , m_saveFigures(new SaveMenu(tr("Figures of the subnet")))
    , m_export(button(tr("Export this subnet"), "primary"))
    , m_exportNote(label({}, "help"))
    , m_sentence(new QLineEdit)
    , m_translate(button(tr("Translate")))
    , m_translation(label({}, "result"))
{
    m_sentence->setPlaceholderText(tr("Type a sentence"));
    m_sentence->setAccessibleName(tr("Sentence to translate"));
    m_translation->setAccessibleName(tr("Translation"));
    for (auto *text : {m_hint, m_subtitle, m_reason, m_exportNote, m_translation})
        text->setWordWrap(true);
    for (auto *text : {m_exportNote, m_translation})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_translation->hide();
    m_savePicture->setPainted(m_picture, [this] { return m_picture->csv(); });
    m_saveFigures->setTable([this] { return tableOf(m_rows); });
    layOut();
    connectAll();
    clear();
}

void Inspector::layOut()
{
    auto *members = new QVBoxLayout(m_memberList);
    members->setContentsMargins(0, 0, 0, 0);
    members->setSpacing(0);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(10);
    details->addLayout(titledWith(tr("Architecture"), m_savePicture));
    details->addWidget(m_picture);
    details->addLayout(titledWith(tr("Figures"), m_saveFigures));
    details->addWidget(m_figures);
    details->addWidget(m_reason);
    details->addSpacing(4);
    details->addWidget(m_export);
    details->addWidget(m_exportNote);
    details->addSpacing(4);
    details->addWidget(label(tr("Try it"), "title"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_translate);
    details->addLayout(row);
    details->addWidget(m_translation);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(8);
    box->addWidget(m_memberList);
    box->addWidget(m_title);
    box->addWidget(m_subtitle);
    box->addWidget(m_hint);
    box->addWidget(m_details);
    box->addStretch();
}

void Inspector::connectAll()
{
    connect(m_export, &QPushButton::clicked, this, &Inspector::exportPick);
    connect(m_translate, &QPushButton::clicked, this, &Inspector::translate);
    connect(m_sentence, &QLineEdit::returnPressed, this, &Inspector::translate);
    connect(&m_document, &ProjectDocument::exportsAdded, this, [this] {
        if (m_document.exports().back().architectureId == m_exporting)
            m_exporting.clear();
        showExports();
    });
    connect(&m_document, &ProjectDocument::runEnded, this, &Inspector::endExport);
    connect(&m_document.launcher(), &JobLauncher::failed, this, [this] {
        m_exporting.clear();
        showExports();
    });
}

void Inspector::clear()
{
    m_candidate.reset();
    setMembers({});
    m_title->setText(tr("Subnet"));
    m_subtitle->hide();
    m_details->hide();
    m_hint->show();
}

void Inspector::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

QString Inspector::reason() const
{
    return m_reason->text();
}

void Inspector::setMembers(const QList<Member> &members)
{
    if (members == m_members)
        return;
    m_members = members;
    qDeleteAll(m_memberList->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    m_memberList->setVisible(members.size() > 1);
    if (members.size() < 2)
        return;
    constexpr qsizetype most = 12;
    m_memberList->layout()->addWidget(
        label(tr("%1 subnets selected").arg(count(static_cast<double>(members.size()))), "headline"));
    for (const Member &member : members.mid(0, most)) {
        auto *entry = button(tr("%1   %2 · %3").arg(member.id.left(6), member.quality, member.cost), "link");
        connect(entry, &QPushButton::clicked, this, [this, id = member.id] { Q_EMIT memberWanted(id); });
        m_memberList->layout()->addWidget(entry);
    }
    if (members.size() > most)
        m_memberList->layout()->addWidget(
            label(tr("and %1 more").arg(count(static_cast<double>(members.size() - most))), "quiet"));
}

void Inspector::inspect(const RunView &search, const Candidate &candidate)
{
    const bool other = !m_candidate || m_candidate->architectureId != candidate.architectureId;
    m_candidate = candidate;
    m_search = search.run;
    if (other)
        m_translation->hide();
    const QString id = QString::fromStdString(candidate.architectureId);
    m_title->setText(tr("Subnet %1").arg(id.left(6)));
    m_title->setToolTip(id);
    m_hint->hide();
    m_subtitle->show();
    m_details->show();
    refresh();
    showExports();
}

QList<FigureRow> Inspector::figuresOf(const Candidate &candidate) const
{
    using Row = FigureRow;
    const QString ms = QStringLiteral("ms");
    const ArchitectureScores &scores = m_document.scores();
    const std::string &id = candidate.architectureId;
    QList<Row> figures;
    if (const auto bleu = scores.score(m_search->id, id, "bleu"))
        figures << Row{tr("BLEU, validation"), decimal(*bleu, 1), *bleu};
    if (const auto retrained = scores.retrainedBleu(m_search->id, id))
        figures << Row{tr("BLEU, retrained"), decimal(*retrained, 1), *retrained};
    if (const auto chrf = scores.score(m_search->id, id, "chrf"))
        figures << Row{tr("chrF, validation"), decimal(*chrf, 1), *chrf};
    figures << Row{tr("Validation loss"), tr("%1 nats/token").arg(decimal(candidate.loss, 3)), candidate.loss,
                   QStringLiteral("nats/token")};
    figures << Row{candidate.latencyMeasured ? tr("Latency, measured") : tr("Latency, predicted"),
                   milliseconds(candidate.latencyMs), candidate.latencyMs, ms};
    const Measurement *measured = candidate.latencyMeasured ? nullptr : scores.measurement(m_search->id, id);
    if (measured) {
        figures << Row{tr("Latency, measured"), milliseconds(measured->medianMs), measured->medianMs, ms}
                << Row{tr("Nine of ten runs under"), milliseconds(measured->p90Ms), measured->p90Ms, ms};
    }
    figures << Row{tr("Parameters of layers"), large(candidate.params), candidate.params}
            << Row{tr("FLOPs, 30 → 30 tokens"), large(candidate.flops), candidate.flops};
    return figures;
}

void Inspector::refresh()
{
    if (!m_candidate)
        return;
    m_subtitle->setText(
        tr("generation %1, by %2 · weights inherited")
            .arg(count(static_cast<double>(m_candidate->generation + 1)), jobWord(m_candidate->origin)));
    auto figures = figuresOf(*m_candidate);
    const SearchSpace *space = m_document.spaceOf(*m_search);
    m_picture->clear();
    if (space) {
        try {
            const auto shape = translationShape(*space, architectureFromJson(m_candidate->architecture, *space));
            m_picture->setShape(shape, storedShape(*space));
            figures << FigureRow{tr("Width, encoder · decoder"),
                                 tr("%1 · %2").arg(shape.encoderEmbed).arg(shape.decoderEmbed)}
                    << FigureRow{tr("Layers, encoder · decoder"),
                                 tr("%1 · %2").arg(shape.encoder.size()).arg(shape.decoder.size())};
        } catch (const Error &) {
            m_picture->clear(); // An architecture of another space has figures but no picture here.
        }
    }
    m_rows = figures;
    m_figures->setFigures(textsOf(figures));
}

std::string Inspector::supernetOfSearch() const
{
    const RunView *supernet = m_search->parentRun ? m_document.run(*m_search->parentRun) : nullptr;
    if (!supernet)
        return {};
    std::string name = supernet->run.name;
    if (m_search->parentStep)
        name.append(1, '@').append(std::to_string(*m_search->parentStep));
    return name;
}

void Inspector::exportPick()
{
    QStringList arguments = {QStringLiteral("--architecture"), QString::fromStdString(m_candidate->architectureId)};
    const std::string supernet = supernetOfSearch();
    if (!supernet.empty())
        arguments << QStringLiteral("--run") << QString::fromStdString(supernet);
    m_exporting = m_candidate->architectureId;
    m_document.launcher().start(QStringLiteral("export"), arguments);
    showExports();
}

void Inspector::endExport(qint64 run)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Export)
        return;
    m_exporting.clear(); // What went wrong is said at the top of the page.
    showExports();
}

void Inspector::showExports()
{
    if (!m_candidate)
        return;
    QString note;
    for (const ExportRecord &record : m_document.exports()) {
        if (record.architectureId == m_candidate->architectureId)
            note = tr("Exported to %1, loaded back and compared.").arg(QString::fromStdString(record.path));
    }
    m_export->setEnabled(m_exporting.empty());
    if (m_exporting == m_candidate->architectureId)
        note = tr("Exporting: it is written, loaded back and compared before it is called done.");
    m_exportNote->setText(note);
    m_exportNote->setVisible(!note.isEmpty());
}

void Inspector::translate()
{
    const QString sentence = m_sentence->text().trimmed();
    if (sentence.isEmpty() || !m_candidate)
        return;
    nlohmann::json params = {
        {"architecture", m_candidate->architecture}, {"sentences", {sentence.toStdString()}}, {"beam", 5}};
    const std::string supernet = supernetOfSearch();
    if (!supernet.empty())
        params["supernet"] = supernet;
    m_translation->setText(tr("Translating …"));
    m_translation->show();
    m_translate->setEnabled(false);
    const auto tell = [this](const QString &text) {
        m_translate->setEnabled(true);
        m_translation->setText(text);
    };
    m_document.serve().ask(
        "translate", params,
        [tell](const nlohmann::json &result) {
            const QString text = QString::fromStdString(result.at("translations").at(0).get<std::string>());
            tell(text + QLatin1Char('\n')
                 + tr("in %1, beam 5").arg(milliseconds(result.at("milliseconds").get<double>())));
        },
        tell);
}

} // namespace supernet::ui
