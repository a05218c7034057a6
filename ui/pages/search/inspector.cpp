// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/inspector.h"

#include "domain/space/translation_shape.h"
#include "project/job_launcher.h"
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
    , m_details(new QWidget)
    , m_picture(new ArchitectureView)
    , m_figures(new FigureTable)
    , m_export(button(tr("Export this subnet"), "primary"))
    , m_exportNote(label({}, "help"))
    , m_sentence(new QLineEdit)
    , m_translate(button(tr("Translate")))
    , m_translation(label({}, "result"))
{
    m_sentence->setPlaceholderText(tr("A sentence in the source language"));
    m_sentence->setAccessibleName(tr("Sentence to translate"));
    m_translation->setAccessibleName(tr("Translation"));
    m_hint->setWordWrap(true);
    m_subtitle->setWordWrap(true);
    m_exportNote->setWordWrap(true);
    m_translation->setWordWrap(true);
    m_exportNote->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_translation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_translation->hide();
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(10);
    details->addWidget(m_picture);
    details->addWidget(m_figures);
    details->addSpacing(6);
    details->addWidget(m_export);
    details->addWidget(m_exportNote);
    details->addSpacing(6);
    details->addWidget(label(tr("Try it"), "title"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_translate);
    details->addLayout(row);
    details->addWidget(m_translation);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(8);
    box->addWidget(m_title);
    box->addWidget(m_subtitle);
    box->addWidget(m_hint);
    box->addWidget(m_details);
    box->addStretch();
    connect(m_export, &QPushButton::clicked, this, &Inspector::exportPick);
    connect(m_translate, &QPushButton::clicked, this, &Inspector::translate);
    connect(m_sentence, &QLineEdit::returnPressed, this, &Inspector::translate);
    connect(&document, &ProjectDocument::exportsAdded, this, &Inspector::showExports);
    clear();
}

void Inspector::clear()
{
    m_candidate.reset();
    m_title->setText(tr("Subnet"));
    m_subtitle->hide();
    m_details->hide();
    m_hint->show();
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

void Inspector::refresh()
{
    if (!m_candidate)
        return;
    const auto bleu = m_document.bleu(*m_search, m_candidate->architectureId);
    m_subtitle->setText(tr("generation %1, by %2 · weights inherited")
                            .arg(m_candidate->generation)
                            .arg(QString::fromStdString(m_candidate->origin)));
    QList<std::pair<QString, QString>> figures;
    if (bleu)
        figures << std::pair(tr("BLEU, validation"), decimal(*bleu, 1));
    figures << std::pair(tr("Validation loss"), tr("%1 nats/token").arg(decimal(m_candidate->loss, 3)))
            << std::pair(m_candidate->latencyMeasured ? tr("Latency, measured") : tr("Latency, predicted"),
                         milliseconds(m_candidate->latencyMs))
            << std::pair(tr("Parameters of layers"), large(m_candidate->params))
            << std::pair(tr("FLOPs, 30 → 30 tokens"), large(m_candidate->flops));
    const SearchSpace *space = m_document.spaceOf(*m_search);
    m_picture->clear();
    if (space) {
        try {
            const auto shape = translationShape(*space, architectureFromJson(m_candidate->architecture, *space));
            m_picture->setShape(shape, storedShape(*space));
            figures << std::pair(tr("Width, encoder · decoder"), tr("%1 · %2").arg(shape.encoderEmbed).arg(shape.decoderEmbed))
                    << std::pair(tr("Layers, encoder · decoder"), tr("%1 · %2").arg(shape.encoder.size()).arg(shape.decoder.size()));
        } catch (const Error &) {
            m_picture->clear(); // An architecture of another space has figures but no picture here.
        }
    }
    m_figures->setFigures(figures);
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
    m_exportNote->setText(tr("Exporting: it is written, loaded back and compared before it is called done."));
    m_document.launcher().start(QStringLiteral("export"), arguments);
}

void Inspector::showExports()
{
    if (!m_candidate)
        return;
    m_exportNote->clear();
    for (const ExportRecord &record : m_document.exports()) {
        if (record.architectureId == m_candidate->architectureId)
            m_exportNote->setText(tr("Exported to %1, loaded back and compared.").arg(QString::fromStdString(record.path)));
    }
}

void Inspector::translate()
{
    const QString sentence = m_sentence->text().trimmed();
    if (sentence.isEmpty() || !m_candidate)
        return;
    nlohmann::json params = {{"architecture", m_candidate->architecture},
                             {"sentences", {sentence.toStdString()}},
                             {"beam", 5}};
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
            tell(text + QLatin1Char('\n') + tr("in %1, beam 5").arg(milliseconds(result.at("milliseconds").get<double>())));
        },
        tell);
}

} // namespace supernet::ui
