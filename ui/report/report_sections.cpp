// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_sections.h"

#include "pages/compare/comparison.h"
#include "pages/export/export_tables.h"
#include "pages/job_controls.h"
#include "pages/search/front_data.h"
#include "pages/search/front_words.h"
#include "pages/train/conflict_card.h"
#include "pages/train/train_charts.h"
#include "plots/front_plot.h"
#include "plots/heat_map.h"
#include "plots/line_chart.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/architecture_view.h"
#include "widgets/legend.h"
#include "widgets/texts.h"

#include <map>
#include <QCoreApplication>
#include <QPainter>
#include <QTemporaryDir>
#include <ranges>

namespace supernet::ui {

using nlohmann::json;

namespace {

struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr QSize chartSize(660, 280);
constexpr QSize frontSize(660, 400);
constexpr int pairedWidth = 316; ///< Of pictures that stand beside each other.
constexpr int fineness = 2;

/// Draws in the light scheme as long as it lives.
class OnPaper
{
public:
    OnPaper()
        : m_before(colours())
    {
        setColours(lightColours());
    }
    ~OnPaper() { setColours(m_before); }
    Q_DISABLE_COPY_MOVE(OnPaper)

private:
    Colours m_before;
};

/// What a plot saves, as a picture in memory.
QImage savedBy(const std::function<bool(const QString &file)> &save)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("plot.png"));
    return save(file) ? QImage(file) : QImage();
}

QImage painted(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    QImage image(size * fineness, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    image.setDevicePixelRatio(fineness);
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    image.setDevicePixelRatio(1);
    return image;
}

/// A plot under its legend, both `width` pixels wide.
QImage withLegend(const QImage &plot, const QList<Legend::Entry> &entries, int width)
{
    Legend legend(entries);
    legend.setAttribute(Qt::WA_DontShowOnScreen);
    const QImage above = painted(legend, {width, legend.heightForWidth(width)});
    QImage both(plot.width(), above.height() + plot.height(), plot.format());
    both.fill(Qt::white);
    QPainter painter(&both);
    painter.drawImage(0, 0, above);
    painter.drawImage(0, above.height(), plot);
    return both;
}

/// The colour of each run or group that the curves of training show.
QList<Legend::Entry> curveNames(const std::vector<const RunView *> &runs, const SeedGroups &groups)
{
    QList<Legend::Entry> entries;
    for (const RunView *run : runs) {
        if (!groups.of(run->run.id))
            entries << Legend::Entry{QString::fromStdString(run->run.name), runColour(groups.colourIndex(run->run.id)),
                                     Qt::SolidLine};
    }
    for (const SeedGroup &group : groups.all())
        entries << Legend::Entry{group.name, runColour(groups.colourIndex(group.runs.first())), Qt::SolidLine};
    return entries;
}

QString textAt(const json &object, std::initializer_list<const char *> path)
{
    const json *value = &object;
    for (const char *key : path) {
        if (!value->is_object() || !value->contains(key))
            return {};
        value = &(*value)[key];
    }
    if (value->is_null())
        return {};
    return value->is_string() ? QString::fromStdString(value->get<std::string>())
                              : QString::fromStdString(value->dump());
}

/// Rows of a name and what is known of it.
class Facts
{
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_table.rows << QStringList{name, value};
    }
    [[nodiscard]] ReportTable table(const QString &title = {}) const { return {title, {{}, {}}, m_table.rows}; }

private:
    ReportTable m_table;
};

ReportTable tableOf(const QString &title, const QStringList &headings, const QList<FactTable::Row> &rows)
{
    ReportTable table{title, headings, {}};
    for (const FactTable::Row &row : rows) {
        QStringList cells;
        for (const FactTable::Cell &cell : row.cells.first(std::min(row.cells.size(), headings.size())))
            cells << cell.text;
        table.rows << cells;
    }
    return table;
}

/// `2,000` of a whole number that a JSON object has.
QString countAt(const json &object, std::initializer_list<const char *> path)
{
    const QString text = textAt(object, path);
    bool whole = false;
    const qlonglong value = text.toLongLong(&whole);
    return whole ? count(static_cast<double>(value)) : text;
}

QString protocolText(const json &protocol)
{
    if (!protocol.is_object())
        return {};
    return ReportText::tr("%1 tokens to %2, beam %3, batches of %4, threads: %5, %6 (%7)")
        .arg(countAt(protocol, {"source_length"}), countAt(protocol, {"target_length"}), countAt(protocol, {"beam"}),
             countAt(protocol, {"batch"}), countAt(protocol, {"threads"}), textAt(protocol, {"runtime"}),
             textAt(protocol, {"device"}));
}

QString lastOf(const ProjectDocument &document, RunId run, std::string_view name, std::string_view subnet)
{
    const auto last = document.metrics(run).last(name, subnet);
    return last ? decimal(*last, 1) : QString();
}

QString sharingWord(const QString &granularity)
{
    return granularity == QLatin1String("none") ? ReportText::tr("plain") : jobWord(granularity.toStdString());
}

ReportTable runTable(const ProjectDocument &document)
{
    ReportTable table{ReportText::tr("Training runs"),
                      {ReportText::tr("Run"), ReportText::tr("State"), ReportText::tr("Space"),
                       ReportText::tr("Sharing"), ReportText::tr("Experts"), ReportText::tr("Sampling"),
                       ReportText::tr("Seed"), ReportText::tr("Threads"), ReportText::tr("BLEU, smallest"),
                       ReportText::tr("BLEU, largest")},
                      {}};
    for (const RunView *run : document.runsOf(JobKind::Train)) {
        const json &settings = run->run.settings;
        table.rows << QStringList{QString::fromStdString(run->run.name),
                                  stateText(*run),
                                  textAt(settings, {"space", "name"}),
                                  sharingWord(textAt(settings, {"policy", "granularity"})),
                                  textAt(settings, {"policy", "experts"}),
                                  jobWord(textAt(settings, {"sampling"}).toStdString()),
                                  QString::number(run->run.seed),
                                  QString::number(run->run.threads),
                                  lastOf(document, run->run.id, "valid/bleu", "smallest"),
                                  lastOf(document, run->run.id, "valid/bleu", "largest")};
    }
    return table;
}

const RunView *latestSearch(const ProjectDocument &document)
{
    for (const RunView *run : document.runsOf(JobKind::Search) | std::views::reverse) {
        if (!document.candidates(run->run.id).empty())
            return run;
    }
    return nullptr;
}

ReportTable frontTable(const std::vector<Subnet> &front)
{
    ReportTable table{ReportText::tr("The front"),
                      {ReportText::tr("Subnet"), ReportText::tr("Latency"), ReportText::tr("BLEU"),
                       ReportText::tr("Parameters"), ReportText::tr("FLOPs"), ReportText::tr("Architecture")},
                      {}};
    const auto shown = [](const std::optional<double> &value, const auto &text) {
        return value ? text(*value) : QString();
    };
    for (const Subnet &subnet : front)
        table.rows << QStringList{subnet.id.left(8),
                                  shown(subnet.latencyMs, milliseconds),
                                  shown(subnet.bleu, [](double value) { return decimal(value, 1); }),
                                  shown(subnet.parameters, [](double value) { return large(value); }),
                                  shown(subnet.flops, [](double value) { return large(value); }),
                                  subnet.shape ? QString::fromStdString(shortDescription(*subnet.shape)) : QString()};
    return table;
}

} // namespace

ReportSection projectSection(const ProjectDocument &document)
{
    ReportSection section{ReportText::tr("Data and machine"), {}, {}, {}};
    const json data = document.project().settings().value("data", json::object());
    Facts facts;
    facts.add(ReportText::tr("Training pairs"), countAt(data, {"pairs", "train"}));
    facts.add(ReportText::tr("Validation pairs"), countAt(data, {"pairs", "valid"}));
    facts.add(ReportText::tr("Test pairs"), countAt(data, {"pairs", "test"}));
    facts.add(ReportText::tr("Vocabulary"), countAt(data, {"vocabulary"}));
    facts.add(ReportText::tr("Seed of the split"), textAt(data, {"seed"}));
    facts.add(ReportText::tr("SHA-256 of the data"), textAt(data, {"checksum"}));
    if (!document.runs().empty()) {
        const json &host = document.runs().back().run.host;
        facts.add(ReportText::tr("Processor"), textAt(host, {"processor"}));
        facts.add(ReportText::tr("Cores"), textAt(host, {"cores"}));
        facts.add(ReportText::tr("System"), textAt(host, {"system"}));
        facts.add(ReportText::tr("Program"), textAt(host, {"program"}));
    }
    section.tables << facts.table();
    return section;
}

ReportSection trainingSection(ProjectDocument &document)
{
    const OnPaper light;
    ReportSection section{ReportText::tr("Training"), {}, {}, {}};
    const auto runs = document.runsOf(JobKind::Train);
    if (runs.empty()) {
        section.paragraphs << ReportText::tr("Nothing is trained yet.");
        return section;
    }
    section.paragraphs << ReportText::tr(
        "Solid lines are the largest subnet, dashed ones random, dotted ones the smallest; each run has "
        "its colour. Scores are those of validation data with inherited weights.");
    TrainCharts charts(document);
    charts.drawAgain();
    QSet<qint64> single; // Of groups the means are enough.
    for (const SeedGroup &group : charts.groups().all())
        single += QSet<qint64>(group.runs.cbegin(), group.runs.cend());
    charts.setHidden(single);
    if (!single.isEmpty())
        section.paragraphs << ReportText::tr(
            "Runs that differ in the seed alone are drawn as their mean, with a band from the least to "
            "the most of them.");
    for (const auto &[metric, title] :
         {std::pair("valid/bleu", ReportText::tr("BLEU, validation, over steps")),
          std::pair("valid/loss", ReportText::tr("Validation loss, nats a token, over steps")),
          std::pair("conflict/cosine", ReportText::tr("Gradient agreement (cosine) over steps"))}) {
        LineChart *chart = charts.chart(QString::fromLatin1(metric));
        const auto save = [chart](const QString &file) {
            return chart->save(file, chartSize.width(), chartSize.height());
        };
        section.pictures << ReportPicture{
            title, withLegend(savedBy(save), curveNames(runs, charts.groups()), chartSize.width())};
    }
    section.tables << runTable(document);
    return section;
}

ReportSection searchSection(const ProjectDocument &document)
{
    const OnPaper light;
    ReportSection section{ReportText::tr("Search"), {}, {}, {}};
    const RunView *search = latestSearch(document);
    if (!search) {
        section.paragraphs << ReportText::tr("Nothing is searched yet.");
        return section;
    }
    const RunRecord &run = search->run;
    const Quality quality = hasQuality(document, run.id, Quality::Bleu) ? Quality::Bleu : Quality::Loss;
    FrontPlot plot;
    plot.resize(frontSize);
    plot.setAxes({Expense::Latency, quality});
    plot.setPoints(frontPoints(document, {run.id, {Expense::Latency, quality}, {}}));
    section.pictures << ReportPicture{
        ReportText::tr("Every candidate, and the front"),
        withLegend(savedBy([&](const QString &file) { return plot.save(file, frontSize.width(), frontSize.height()); }),
                   frontLegend(plot.points(), {}, 0, plot.farExports()), frontSize.width())};
    Facts facts;
    facts.add(ReportText::tr("Run"), QString::fromStdString(run.name));
    facts.add(ReportText::tr("Algorithm"), textAt(run.settings, {"algorithm"}));
    facts.add(ReportText::tr("Population"), textAt(run.settings, {"population"}));
    facts.add(ReportText::tr("Generations"), textAt(run.settings, {"generations"}));
    facts.add(ReportText::tr("Candidates"), count(static_cast<double>(document.candidates(run.id).size())));
    facts.add(ReportText::tr("Seed"), QString::number(run.seed));
    facts.add(ReportText::tr("How latency is measured"), protocolText(run.settings.value("latency_protocol", json())));
    section.tables << facts.table() << frontTable(frontSubnets(document));
    return section;
}

ReportSection picksSection(const std::vector<Subnet> &picks, const SystemComparison *tested, const QString &untested)
{
    const OnPaper light;
    ReportSection section{ReportText::tr("Picks"), {}, {}, {}};
    if (tested) {
        section.paragraphs
            << comparisonVerdict(picks, *tested)
            << ReportText::tr(
                   "By paired approximate randomisation on %1 validation sentences, translated with a beam of 5, "
                   "corrected for %2 pairs (Holm); beyond chance is below 0.05. Intervals hold 95 % of 1,000 "
                   "bootstrap resamples.")
                   .arg(count(static_cast<double>(tested->lines)))
                   .arg(tested->pairs.size());
    } else if (!untested.isEmpty()) {
        section.paragraphs
            << ReportText::tr("Whether the differences are beyond chance could not be tested: %1").arg(untested);
    }
    for (const Subnet &pick : picks) {
        if (!pick.shape)
            continue;
        ArchitectureView picture;
        picture.setShape(*pick.shape, pick.largest);
        section.pictures << ReportPicture{pick.name + QStringLiteral(": ") + pick.figures(),
                                          painted(picture, {pairedWidth, picture.sizeHint().height()})};
    }
    if (picks.empty())
        section.paragraphs << ReportText::tr("Nothing is picked yet.");
    else
        section.tables << tableOf({}, comparisonHeadings(picks), comparisonRows(picks, tested, false));
    return section;
}

ReportSection exportsSection(const ProjectDocument &document)
{
    ReportSection section{ReportText::tr("Exports"), {}, {}, {}};
    if (document.exports().empty())
        section.paragraphs << ReportText::tr("Nothing is exported yet.");
    else
        section.tables << tableOf({}, exportHeadings(), exportRows(document.exports()));
    for (const ExportRecord &record : document.exports()) {
        const QString title = ReportText::tr("Proof of %1").arg(QString::fromStdString(record.path));
        section.tables << tableOf(title, proofHeadings(), proofRows(record.proof));
    }
    return section;
}

ReportSection signaturesSection(const Project &project)
{
    ReportSection section{ReportText::tr("How scores were made"), {}, {}, {}};
    ReportTable table{{},
                      {ReportText::tr("Metric"), ReportText::tr("Split"), ReportText::tr("Weights"),
                       ReportText::tr("Sentences"), ReportText::tr("Scores"), ReportText::tr("Signature")},
                      {}};
    std::map<QStringList, int> scores; // By all but their number.
    for (const Evaluation &evaluation : project.openStore(Store::Mode::ReadOnly).evaluations())
        ++scores[{QString::fromStdString(evaluation.metric), QString::fromStdString(evaluation.split),
                  QString::fromStdString(evaluation.state), QString::number(evaluation.sentences),
                  QString::fromStdString(evaluation.signature)}];
    for (const auto &[kind, number] : scores)
        table.rows << QStringList{kind[0], kind[1], kind[2], kind[3], QString::number(number), kind[4]};
    if (table.rows.isEmpty())
        section.paragraphs << ReportText::tr("Nothing is scored yet.");
    else
        section.tables << table;
    return section;
}

} // namespace supernet::ui
