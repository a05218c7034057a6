// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/data/data_facts.h"

#include "domain/support/error.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"
#include "domain/support/plain_file.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace supernet::ui {

namespace {

using nlohmann::json;

constexpr int shownSamples = 5;

QString textAt(const json &value, const char *key)
{
    return QString::fromStdString(value.value(key, std::string()));
}

QList<DataFacts::Split> splitsIn(const json &manifest)
{
    QList<DataFacts::Split> splits;
    for (const char *name : {"train", "valid", "test"}) {
        const json &counts = manifest.at("splits").at(name);
        splits << DataFacts::Split{QString::fromLatin1(name), counts.at("pairs"), counts.at("source_tokens"),
                                   counts.at("target_tokens")};
    }
    return splits;
}

QString languagesIn(const json &manifest, const char *side)
{
    QStringList names;
    const json train = manifest.value("languages", json::object()).value("train", json::object());
    const json languages = train.value(side, json::object());
    for (const auto &[language, units] : languages.items())
        names << QString::fromStdString(language);
    return names.join(QStringLiteral(", "));
}

void takeManifest(const json &manifest, DataFacts &facts)
{
    for (const json &input : manifest.at("inputs"))
        facts.inputs << textAt(input, "file");
    facts.sourceLanguages = languagesIn(manifest, "source");
    facts.targetLanguages = languagesIn(manifest, "target");
    facts.lines = manifest.at("lines");
    facts.duplicates = manifest.at("duplicates");
    facts.heldOutRepeats = manifest.at("held_out_repeats");
    facts.vocabulary = manifest.at("tokenizer").at("vocabulary");
    facts.type = textAt(manifest.at("tokenizer"), "type");
    facts.seed = manifest.at("settings").at("seed");
    facts.splits = splitsIn(manifest);
    for (const auto &[reason, lines] : manifest.at("skipped").items())
        facts.faults << DataFacts::Fault{QString::fromStdString(reason), lines};
    for (const json &line : manifest.at("skipped_first"))
        facts.firstFaults << DataFacts::Line{textAt(line, "file"), line.at("line"), textAt(line, "reason")};
}

QStringList linesOf(const QString &file)
{
    requirePlainFile(file.toStdString());
    QFile text(file);
    if (!text.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = text.read(std::min(text.size(), static_cast<qint64>(LargestText)));
    QStringList lines = QString::fromUtf8(bytes).split(QLatin1Char('\n'));
    lines.removeLast(); // Behind the end of the last line; a line may be empty.
    return lines;
}

} // namespace

DataFacts readDataFacts(const QString &dataFolder)
{
    const QDir folder(dataFolder);
    DataFacts facts;
    const QString manifest = folder.filePath(QStringLiteral("manifest.json"));
    requirePlainFile(manifest.toStdString());
    if (!QFileInfo(manifest).isReadable())
        return facts;
    try {
        takeManifest(readJsonFile(manifest.toStdString()), facts);
    } catch (const json::exception &error) {
        throw Error("The file " + manifest.toStdString() + " cannot be read: " + error.what() + '.',
                    "Prepare the data once more.");
    }
    for (const char *split : {"valid", "test"}) {
        const auto side = [&](const char *name) {
            return linesOf(folder.filePath(QString::fromLatin1(split) + QLatin1Char('.') + QString::fromLatin1(name)
                                           + QStringLiteral(".txt")));
        };
        const QStringList sources = side("source");
        const QStringList targets = side("target");
        for (qsizetype line = 0; line < std::min(sources.size(), targets.size()) && facts.samples.size() < shownSamples;
             ++line)
            if (!sources[line].isEmpty())
                facts.samples << std::pair(sources[line], targets[line]);
        for (const QString &sentence : sources)
            facts.lengths << static_cast<double>(sentence.split(QLatin1Char(' '), Qt::SkipEmptyParts).size());
    }
    return facts;
}

namespace {

/// `pairs.tsv` of pairs.tsv.xz.
QString withoutPacking(const QString &file)
{
    for (const char *packing : {".gz", ".xz", ".bz2", ".zst", ".zip"})
        if (file.endsWith(QLatin1String(packing), Qt::CaseInsensitive))
            return file.chopped(static_cast<qsizetype>(std::strlen(packing)));
    return file;
}

} // namespace

QStringList CorpusChoice::arguments() const
{
    if (!tsv.isEmpty())
        return {QStringLiteral("--tsv"), tsv};
    if (!tmx.isEmpty())
        return {QStringLiteral("--tmx"), tmx};
    return {QStringLiteral("--source"), source, QStringLiteral("--target"), target};
}

CorpusChoice choiceOf(const QStringList &files, const CorpusChoice &before)
{
    if (files.size() >= 2)
        return {files[0], files[1], {}, {}};
    if (files.isEmpty())
        return before;
    const QString &file = files.first();
    const QString name = withoutPacking(file);
    if (name.endsWith(QLatin1String(".tsv"), Qt::CaseInsensitive))
        return {{}, {}, file, {}};
    if (name.endsWith(QLatin1String(".tmx"), Qt::CaseInsensitive))
        return {{}, {}, {}, file};
    return before.source.isEmpty() ? CorpusChoice{file, before.target, {}, {}}
                                   : CorpusChoice{before.source, file, {}, {}};
}

} // namespace supernet::ui
