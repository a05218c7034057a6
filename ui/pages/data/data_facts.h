// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QVector>

namespace supernet::ui {

/// What a project's prepared data says of itself: the manifest, and the held-out sentences beside it.
struct DataFacts
{
    struct Split
    {
        QString name; ///< `train`, `valid`, `test`.
        qint64 pairs = 0;
        qint64 sourceTokens = 0;
        qint64 targetTokens = 0;
    };
    struct Fault
    {
        QString reason; ///< As the manifest has it, for example `length ratio`.
        qint64 lines = 0;
    };
    struct Line
    {
        QString file;
        qint64 number = 0;
        QString reason;
    };

    QStringList inputs;
    QString sourceLanguages; ///< Taken of a translation memory, as it names them; empty where the text is of lines.
    QString targetLanguages;
    qint64 lines = 0;
    qint64 duplicates = 0; ///< Pairs that had come before; they stay.
    qint64 heldOutRepeats = 0; ///< Left out of training since they are in validation or test too.
    int vocabulary = 0;
    QString type;
    qint64 seed = 0;
    QList<Split> splits;
    QList<Fault> faults;
    QList<Line> firstFaults;
    QList<std::pair<QString, QString>> samples; ///< Of the validation set.
    QVector<double> lengths; ///< Words of the source sentences of validation and test.
};

/// Reads the data folder of a project; nothing to show (no inputs) where there is none. Throws Error for a manifest that
/// cannot be read.
[[nodiscard]] DataFacts readDataFacts(const QString &dataFolder);

/// What a corpus is made of: a source and a target file, or one file: of tab-separated pairs, or a translation memory.
struct CorpusChoice
{
    QString source;
    QString target;
    QString tsv;
    QString tmx;

    [[nodiscard]] bool isComplete() const
    {
        return !tsv.isEmpty() || !tmx.isEmpty() || (!source.isEmpty() && !target.isEmpty());
    }
    /// The options of `supernet prepare`.
    [[nodiscard]] QStringList arguments() const;
    bool operator==(const CorpusChoice &) const = default;
};

/// The corpus that files make which a person drops or chooses together: two in the order given, a single one as pairs when
/// its name says so (.tsv, .tmx, either with .gz, .xz, .bz2, .zst or .zip), else as what `before` lacks.
[[nodiscard]] CorpusChoice choiceOf(const QStringList &files, const CorpusChoice &before = {});

} // namespace supernet::ui
