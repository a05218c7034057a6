// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/export/export_tables.h"

#include "widgets/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
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
    return value ? Cell{text, *value, false} : Cell{none, QString(), false};
}

QString fieldName(const std::string &path)
{
    static const std::map<std::string, const char *> names = {
        {"comparison.same_translations", QT_TRANSLATE_NOOP("ExportTables", "Translations that are equal")},
        {"comparison.sentences", QT_TRANSLATE_NOOP("ExportTables", "Validation sentences compared")},
        {"comparison.largest_logit_difference", QT_TRANSLATE_NOOP("ExportTables", "Largest difference of an output")},
        {"comparison.weights_equal", QT_TRANSLATE_NOOP("ExportTables", "Weights equal to the bit")},
        {"bytes", QT_TRANSLATE_NOOP("ExportTables", "Size on disk")},
        {"provenance.project", QT_TRANSLATE_NOOP("ExportTables", "Project")},
        {"provenance.run", QT_TRANSLATE_NOOP("ExportTables", "Training run")},
        {"provenance.step", QT_TRANSLATE_NOOP("ExportTables", "Training step")},
        {"provenance.seed", QT_TRANSLATE_NOOP("ExportTables", "Seed")},
        {"provenance.architecture_id", QT_TRANSLATE_NOOP("ExportTables", "Architecture")},
        {"provenance.checkpoint_weights_sha256", QT_TRANSLATE_NOOP("ExportTables", "SHA-256 of the supernet's weights")},
        {"provenance.data.checksum", QT_TRANSLATE_NOOP("ExportTables", "SHA-256 of the data")},
        {"provenance.exported_at_ms", QT_TRANSLATE_NOOP("ExportTables", "Exported")},
        {"provenance.program", QT_TRANSLATE_NOOP("ExportTables", "Program")}};
    if (const auto known = names.find(path); known != names.end())
        return ExportText::tr(known->second);
    if (path.starts_with("files."))
        return ExportText::tr("SHA-256 of %1").arg(QString::fromStdString(path.substr(6)));
    return QString::fromStdString(path).replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('.'), QStringLiteral(" › "));
}

QString timeText(double milliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds)), QLocale::ShortFormat);
}

Cell valueCell(const std::string &path, const json &value)
{
    if (value.is_boolean())
        return {value.get<bool>() ? ExportText::tr("yes") : ExportText::tr("no"), value.get<bool>(), false};
    if (value.is_string())
        return {QString::fromStdString(value.get<std::string>()), {}, false};
    if (!value.is_number())
        return {value.is_null() ? none : QString::fromStdString(value.dump()), {}, false};
    const double number = value.get<double>();
    if (path.ends_with("_at_ms"))
        return {timeText(number), number, false};
    if (path == "bytes")
        return {bytes(number), number, false};
    return {value.is_number_float() ? QLocale().toString(number, 'g', 6) : QLocale().toString(value.get<qlonglong>()), number, false};
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
    const QString tip = cell.text;
    rows << FactTable::Row{QString::fromStdString(path), {{fieldName(path), {}, false}, cell}, tip};
}

int rank(const FactTable::Row &row)
{
    static const QStringList order = {QStringLiteral("comparison.same_translations"), QStringLiteral("comparison"),
                                      QStringLiteral("verification"), QStringLiteral("bytes"), QStringLiteral("files")};
    for (int at = 0; at < order.size(); ++at) {
        if (row.key.startsWith(order[at]))
            return at;
    }
    return static_cast<int>(order.size());
}

} // namespace

QStringList subnetHeadings()
{
    return {ExportText::tr("Subnet"), ExportText::tr("Latency"), ExportText::tr("BLEU, validation"), ExportText::tr("Loss"),
            ExportText::tr("Parameters of layers")};
}

QList<FactTable::Row> subnetRows(const std::vector<Subnet> &subnets)
{
    QList<FactTable::Row> rows;
    for (const Subnet &subnet : subnets) {
        rows << FactTable::Row{subnet.id,
                               {{subnet.name, subnet.id, false},
                                figureCell(subnet.latencyMs, milliseconds(subnet.latencyMs.value_or(0))),
                                figureCell(subnet.bleu, decimal(subnet.bleu.value_or(0), 1)),
                                figureCell(subnet.loss, decimal(subnet.loss.value_or(0), 3)),
                                figureCell(subnet.parameters, large(subnet.parameters.value_or(0)))},
                               subnet.shape ? QString::fromStdString(shortDescription(*subnet.shape)) : QString()};
    }
    return rows;
}

QStringList exportHeadings()
{
    return {ExportText::tr("Folder"), ExportText::tr("Written"), ExportText::tr("Same text"),
            ExportText::tr("Difference")};
}

QList<FactTable::Row> exportRows(const std::vector<ExportRecord> &exports)
{
    QList<FactTable::Row> rows;
    for (const ExportRecord &record : exports | std::views::reverse) {
        const json comparison = record.proof.is_object() ? record.proof.value("comparison", json::object()) : json::object();
        const double same = comparison.value("same_translations", 0.0);
        const double sentences = comparison.value("sentences", 0.0);
        const QString path = QString::fromStdString(record.path);
        rows << FactTable::Row{path,
                               {{path.section(QLatin1Char('/'), -1), path, false},
                                {timeText(static_cast<double>(record.at)), static_cast<double>(record.at), false},
                                sentences > 0 ? Cell{ExportText::tr("%1 of %2").arg(count(same), count(sentences)), same, false} : Cell{none, QString(), false},
                                comparison.contains("largest_logit_difference")
                                    ? valueCell("largest_logit_difference", comparison["largest_logit_difference"])
                                    : Cell{none, QString(), false}},
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

bool provesAllEqual(const json &proof)
{
    const json comparison = proof.is_object() ? proof.value("comparison", json::object()) : json::object();
    return comparison.value("sentences", 0.0) > 0 && comparison.value("same_translations", -1.0) == comparison.value("sentences", 0.0);
}

} // namespace supernet::ui
