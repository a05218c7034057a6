// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/export/export_tables.h"

#include "project/core_words.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <ranges>

namespace supernet::ui {

using nlohmann::json;

namespace {

using Cell = FactTable::Cell;

struct ExportText
{
    Q_DECLARE_TR_FUNCTIONS(ExportTables)
};

const QString none = QStringLiteral("–");

Cell figureCell(const std::optional<double> &value, const QString &text)
{
    return value ? Cell{text, *value, false} : Cell{none, QString(), false, {}, true};
}

Cell badgeCell(const QString &why)
{
    return why.isEmpty() ? Cell{ExportText::tr("✓ yes"), ExportText::tr("yes"), false}
                         : Cell{ExportText::tr("no"), why, true, why};
}

/// `all 6 formats`, or which of them are not among them; the tip says why.
Cell formatsCell(const Subnet &subnet, std::int64_t vocabulary)
{
    QStringList refused;
    QStringList reasons;
    for (const ExportFormat &format : exportFormats()) {
        const QString why = obstacle(subnet, format, vocabulary);
        const QString title = QString::fromStdString(format.title);
        if (why.isEmpty())
            continue;
        refused << title;
        reasons << ExportText::tr("%1: %2").arg(title, why);
    }
    if (refused.isEmpty())
        return {ExportText::tr("✓ all %1 formats").arg(exportFormats().size()), {}, false};
    return {ExportText::tr("all but %1").arg(refused.join(QStringLiteral(", "))),
            {},
            false,
            reasons.join(QLatin1Char('\n'))};
}

/// A section of a proof; an empty one where it lacks it.
json section(const json &proof, const char *name)
{
    return proof.is_object() ? proof.value(name, json::object()) : json::object();
}

QString numberOf(const json &object, const char *key)
{
    return count(object.value(key, 0.0));
}

QString textOf(const json &object, const char *key)
{
    return QString::fromStdString(object.value(key, std::string()));
}

QString fieldName(const std::string &path)
{
    static const std::map<std::string, const char *> names = {
        {"comparison.same_translations", QT_TRANSLATE_NOOP("ExportTables", "Translations that are equal")},
        {"comparison.sentences", QT_TRANSLATE_NOOP("ExportTables", "Validation sentences compared")},
        {"comparison.largest_logit_difference", QT_TRANSLATE_NOOP("ExportTables", "Largest difference of an output")},
        {"comparison.weights_equal", QT_TRANSLATE_NOOP("ExportTables", "Weights equal to the bit")},
        {"verification.verdict", QT_TRANSLATE_NOOP("ExportTables", "In its own runtime")},
        {"verification.why", QT_TRANSLATE_NOOP("ExportTables", "Why it was not verified")},
        {"verification.runtime", QT_TRANSLATE_NOOP("ExportTables", "Runtime")},
        {"verification.python", QT_TRANSLATE_NOOP("ExportTables", "Python")},
        {"verification.compared", QT_TRANSLATE_NOOP("ExportTables", "Outputs compared")},
        {"verification.threads", QT_TRANSLATE_NOOP("ExportTables", "Threads")},
        {"verification.same_greedy", QT_TRANSLATE_NOOP("ExportTables", "Greedy translations that are equal")},
        {"verification.same_beam_5", QT_TRANSLATE_NOOP("ExportTables", "Beam-5 translations that are equal")},
        {"verification.sentences", QT_TRANSLATE_NOOP("ExportTables", "Validation sentences translated")},
        {"verification.largest_difference", QT_TRANSLATE_NOOP("ExportTables", "Largest difference in the runtime")},
        {"verification.bleu", QT_TRANSLATE_NOOP("ExportTables", "BLEU of the file, beam 5")},
        {"verification.bleu_here", QT_TRANSLATE_NOOP("ExportTables", "BLEU of the subnet, beam 5")},
        {"verification.bleu_signature", QT_TRANSLATE_NOOP("ExportTables", "BLEU's signature")},
        {"verification.greedy_latency_ms", QT_TRANSLATE_NOOP("ExportTables", "Latency of the file, greedy")},
        {"verification.beam_5_latency_ms", QT_TRANSLATE_NOOP("ExportTables", "Latency of the file, beam 5")},
        {"verification.differing", QT_TRANSLATE_NOOP("ExportTables", "Translations that differ")},
        {"verification.search_differences", QT_TRANSLATE_NOOP("ExportTables", "What its search does otherwise")},
        {"export_format", QT_TRANSLATE_NOOP("ExportTables", "Format")},
        {"bytes", QT_TRANSLATE_NOOP("ExportTables", "Size on disk")},
        {"provenance.project", QT_TRANSLATE_NOOP("ExportTables", "Project")},
        {"provenance.run", QT_TRANSLATE_NOOP("ExportTables", "Training run")},
        {"provenance.step", QT_TRANSLATE_NOOP("ExportTables", "Training step")},
        {"provenance.seed", QT_TRANSLATE_NOOP("ExportTables", "Seed")},
        {"provenance.architecture_id", QT_TRANSLATE_NOOP("ExportTables", "Architecture")},
        {"provenance.checkpoint_weights_sha256",
         QT_TRANSLATE_NOOP("ExportTables", "SHA-256 of the supernet's weights")},
        {"provenance.data.checksum", QT_TRANSLATE_NOOP("ExportTables", "SHA-256 of the data")},
        {"provenance.exported_at_ms", QT_TRANSLATE_NOOP("ExportTables", "Exported")},
        {"provenance.program", QT_TRANSLATE_NOOP("ExportTables", "Program")},
        {"provenance.host.processor", QT_TRANSLATE_NOOP("ExportTables", "Processor")},
        {"provenance.host.cores", QT_TRANSLATE_NOOP("ExportTables", "Cores")},
        {"provenance.host.system", QT_TRANSLATE_NOOP("ExportTables", "System")},
        {"provenance.host.program", QT_TRANSLATE_NOOP("ExportTables", "Version of the program")},
        {"provenance.training_host.processor", QT_TRANSLATE_NOOP("ExportTables", "Trained on, processor")},
        {"provenance.training_host.cores", QT_TRANSLATE_NOOP("ExportTables", "Trained on, cores")},
        {"provenance.training_host.system", QT_TRANSLATE_NOOP("ExportTables", "Trained on, system")},
        {"provenance.training_host.program", QT_TRANSLATE_NOOP("ExportTables", "Trained by version")},
        {"provenance.training_threads", QT_TRANSLATE_NOOP("ExportTables", "Trained with threads")},
        {"provenance.data.run", QT_TRANSLATE_NOOP("ExportTables", "Data prepared by run")},
        {"provenance.data.pairs.train", QT_TRANSLATE_NOOP("ExportTables", "Training pairs")},
        {"provenance.data.pairs.valid", QT_TRANSLATE_NOOP("ExportTables", "Validation pairs")},
        {"provenance.data.pairs.test", QT_TRANSLATE_NOOP("ExportTables", "Test pairs")},
        {"provenance.data.skipped", QT_TRANSLATE_NOOP("ExportTables", "Pairs left out")},
        {"provenance.data.seed", QT_TRANSLATE_NOOP("ExportTables", "Seed of the split")},
        {"provenance.data.type", QT_TRANSLATE_NOOP("ExportTables", "Kind of vocabulary")},
        {"provenance.data.vocabulary", QT_TRANSLATE_NOOP("ExportTables", "Vocabulary")},
        {"provenance.sharing.granularity", QT_TRANSLATE_NOOP("ExportTables", "Sharing")},
        {"provenance.sharing.experts", QT_TRANSLATE_NOOP("ExportTables", "Experts")},
        {"provenance.sharing.copied_experts", QT_TRANSLATE_NOOP("ExportTables", "Experts begin as copies")},
        {"provenance.sharing.routed", QT_TRANSLATE_NOOP("ExportTables", "Routed parts")},
        {"provenance.sharing.encoding", QT_TRANSLATE_NOOP("ExportTables", "What the router sees")},
        {"provenance.sharing.router_width", QT_TRANSLATE_NOOP("ExportTables", "Width of the router")},
        {"provenance.sharing.router_dropout", QT_TRANSLATE_NOOP("ExportTables", "Dropout of the router")},
        {"format", QT_TRANSLATE_NOOP("ExportTables", "Kind of this proof")},
        {"version", QT_TRANSLATE_NOOP("ExportTables", "Version of this proof's format")}};
    if (const auto known = names.find(path); known != names.end())
        return ExportText::tr(known->second);
    if (path.starts_with("files."))
        return ExportText::tr("SHA-256 of %1").arg(QString::fromStdString(path.substr(6)));
    return QString::fromStdString(path)
        .replace(QLatin1Char('_'), QLatin1Char(' '))
        .replace(QLatin1Char('.'), QStringLiteral(" › "));
}

QString timeText(double milliseconds)
{
    constexpr double latest = 253'402'300'799'000; // the year 9999
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::clamp(milliseconds, 0.0, latest)));
    return QLocale().toString(time.date(), QLocale::ShortFormat) + QLatin1Char(' ')
        + time.toString(QStringLiteral("HH:mm"));
}

/// `sentence 4 (beam 5), sentence 9 (beam 1)`; sentences of a list one after the other.
QString listText(const json &list)
{
    QStringList parts;
    for (const json &entry : list)
        parts << (entry.contains("sentence")
                      ? ExportText::tr("sentence %1 (beam %2)")
                            .arg(count(entry.value("sentence", 0.0) + 1), numberOf(entry, "beam"))
                      : entry.is_string() ? coreText(entry.get<std::string>())
                                          : QString::fromStdString(entry.dump()));
    return parts.isEmpty() ? ExportText::tr("none") : parts.join(QStringLiteral(", "));
}

/// A long word, as a checksum is one, with places where a line may end.
QString breakable(const std::string &text)
{
    constexpr qsizetype part = 16;
    QString broken = coreText(text);
    if (broken.contains(QLatin1Char(' ')))
        return broken;
    for (qsizetype at = part; at < broken.size(); at += part + 1)
        broken.insert(at, QChar(0x200b));
    return broken;
}

QString verdictWord(const QString &verdict)
{
    if (verdict == QLatin1String("ok"))
        return ExportText::tr("✓ equal");
    if (verdict == QLatin1String("differs"))
        return ExportText::tr("differs");
    return verdict == QLatin1String("quantised") ? ExportText::tr("rounded") : ExportText::tr("not verified");
}

Cell valueCell(const std::string &path, const json &value)
{
    if (value.is_array())
        return {listText(value), {}, false};
    if (value.is_boolean())
        return {value.get<bool>() ? ExportText::tr("yes") : ExportText::tr("no"), value.get<bool>(), false};
    if (value.is_string()) {
        const auto text = value.get<std::string>();
        if (path == "verification.verdict")
            return {verdictWord(QString::fromStdString(text)), QString::fromStdString(text), false};
        return {breakable(text), coreText(text), false};
    }
    if (!value.is_number())
        return {value.is_null() ? none : QString::fromStdString(value.dump()), {}, false};
    const double number = value.get<double>();
    if (path.ends_with("_at_ms"))
        return {timeText(number), number, false};
    if (path == "bytes")
        return {bytes(number), number, false};
    if (path.ends_with("_latency_ms"))
        return {milliseconds(number), number, false};
    return {value.is_number_float() ? QLocale().toString(number, 'g', 6) : QLocale().toString(value.get<qlonglong>()),
            number, false};
}

void addFields(const std::string &path, const json &value, QList<FactTable::Row> &rows)
{
    if (value.is_object()) {
        for (const auto &[key, inner] : value.items())
            addFields(path.empty() ? key : path + '.' + key, inner, rows);
        return;
    }
    Cell cell = valueCell(path, value);
    cell.value.setValue(cell.value.isValid() ? cell.value : QVariant(cell.text));
    const QString tip = value.is_string() ? cell.value.toString() : cell.text;
    rows << FactTable::Row{QString::fromStdString(path), {{fieldName(path), {}, false}, cell}, tip};
}

int rank(const FactTable::Row &row)
{
    static const QStringList order = {QStringLiteral("verification.verdict"),
                                      QStringLiteral("verification.why"),
                                      QStringLiteral("verification.same"),
                                      QStringLiteral("verification"),
                                      QStringLiteral("comparison.same_translations"),
                                      QStringLiteral("comparison"),
                                      QStringLiteral("bytes"),
                                      QStringLiteral("files")};
    for (int at = 0; at < order.size(); ++at) {
        if (row.key.startsWith(order[at]))
            return at;
    }
    return static_cast<int>(order.size());
}

} // namespace

QString obstacle(const Subnet &subnet, const ExportFormat &format, std::int64_t vocabulary)
{
    return subnet.shape ? coreText(format.obstacle(*subnet.shape, vocabulary)) : QString();
}

QStringList subnetHeadings()
{
    QStringList headings = {ExportText::tr("Subnet"), ExportText::tr("Latency"), ExportText::tr("BLEU"),
                            ExportText::tr("Parameters"), ExportText::tr("Can be written as")};
    for (const ExportFormat &format : exportFormats())
        headings << QString::fromStdString(format.title);
    return headings;
}

QList<FactTable::Row> subnetRows(const std::vector<Subnet> &subnets, std::int64_t vocabulary)
{
    QList<FactTable::Row> rows;
    for (const Subnet &subnet : subnets) {
        FactTable::Row row{subnet.id,
                           {{subnet.name, subnet.id, false},
                            figureCell(subnet.latencyMs, milliseconds(subnet.latencyMs.value_or(0))),
                            figureCell(subnet.bleu, decimal(subnet.bleu.value_or(0), 1)),
                            figureCell(subnet.parameters, large(subnet.parameters.value_or(0))),
                            formatsCell(subnet, vocabulary)},
                           subnet.shape ? QString::fromStdString(shortDescription(*subnet.shape)) : QString()};
        for (const ExportFormat &format : exportFormats())
            row.cells << badgeCell(obstacle(subnet, format, vocabulary));
        rows << row;
    }
    return rows;
}

QStringList exportHeadings()
{
    return {ExportText::tr("Folder"), ExportText::tr("Format"), ExportText::tr("In its runtime"),
            ExportText::tr("Written")};
}

QList<FactTable::Row> exportRows(const std::vector<ExportRecord> &exports)
{
    QList<FactTable::Row> rows;
    for (const ExportRecord &record : exports | std::views::reverse) {
        const json verification = section(record.proof, "verification");
        const QString verdict = textOf(verification, "verdict");
        const QString shown = verdictWord(verdict);
        const std::string format = record.proof.is_object() ? record.proof.value("export_format", "safetensors")
                                                            : "safetensors";
        const QString path = QString::fromStdString(record.path);
        rows << FactTable::Row{path,
                               {{path.section(QLatin1Char('/'), -1), path, false},
                                {QString::fromStdString(format), {}, false},
                                {shown, verdict, verdict == QLatin1String("differs"), verdictOf(record.proof)},
                                {timeText(static_cast<double>(record.at)), static_cast<double>(record.at), false}},
                               path};
    }
    return rows;
}

QStringList proofHeadings()
{
    return {ExportText::tr("Field"), ExportText::tr("Value")};
}

QList<FactTable::Row> proofRows(const json &proof)
{
    QList<FactTable::Row> rows;
    if (proof.is_object())
        addFields({}, proof, rows);
    std::ranges::stable_sort(rows, {}, rank);
    return rows;
}

QString verdictOf(const json &proof)
{
    const json verification = section(proof, "verification");
    const json comparison = section(proof, "comparison");
    const QString verdict = textOf(verification, "verdict");
    const QString runtime = textOf(verification, "runtime");
    if (verdict == QLatin1String("ok"))
        return ExportText::tr("✓ Loaded in %1, it translates all %2 sentences as the supernet's subnet does, greedily "
                              "and with a beam of 5.")
            .arg(runtime, numberOf(verification, "sentences"));
    if (verdict == QLatin1String("differs"))
        return ExportText::tr("Loaded in %1, it does not translate all %2 sentences as the supernet's subnet does: %3 "
                              "greedily and %4 with a beam of 5.")
            .arg(runtime, numberOf(verification, "sentences"), numberOf(verification, "same_greedy"),
                 numberOf(verification, "same_beam_5"));
    if (verdict == QLatin1String("quantised"))
        return ExportText::tr("Loaded in %1, its weights rounded to eight bits: BLEU %2 where the subnet has %3; %4 of "
                              "%5 beam-5 translations are equal.")
            .arg(runtime, decimal(verification.value("bleu", 0.0), 2), decimal(verification.value("bleu_here", 0.0), 2),
                 numberOf(verification, "same_beam_5"), numberOf(verification, "sentences"));
    const QString why = verdict.isEmpty()
        ? QString()
        : ExportText::tr(" Not verified in its own runtime here: %1").arg(coreText(textOf(verification, "why")));
    if (comparison.empty())
        return ExportText::tr("Written.") + why;
    const bool equal = comparison.value("sentences", 0.0) > 0
        && comparison.value("same_translations", -1.0) == comparison.value("sentences", 0.0);
    return (equal ? ExportText::tr("✓ Loaded back, it translates every sentence as the supernet's subnet does.")
                  : ExportText::tr("Some translations differ from those of the supernet's subnet: see below which."))
        + why;
}

} // namespace supernet::ui
