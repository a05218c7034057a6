// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/job_words.h"

#include "project/core_words.h"
#include "project/sentence_book.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace supernet::ui {

namespace {

constexpr auto context = "JobWords";

/// For translators: what jobs are known to write.
[[maybe_unused]] constexpr const char *knownWords[] = {
    // Phases
    QT_TRANSLATE_NOOP("JobWords", "reading"), QT_TRANSLATE_NOOP("JobWords", "training"),
    QT_TRANSLATE_NOOP("JobWords", "paused"), QT_TRANSLATE_NOOP("JobWords", "searching"),
    QT_TRANSLATE_NOOP("JobWords", "scoring the front"), QT_TRANSLATE_NOOP("JobWords", "measuring"),
    QT_TRANSLATE_NOOP("JobWords", "learning"), QT_TRANSLATE_NOOP("JobWords", "translating"),
    QT_TRANSLATE_NOOP("JobWords", "training alone"), QT_TRANSLATE_NOOP("JobWords", "training the tokenizer"),
    QT_TRANSLATE_NOOP("JobWords", "waiting for disk space"),
    QT_TRANSLATE_NOOP("JobWords", "waiting for a quiet machine"),
    // Units
    QT_TRANSLATE_NOOP("JobWords", "steps"), QT_TRANSLATE_NOOP("JobWords", "candidates"),
    QT_TRANSLATE_NOOP("JobWords", "timings"), QT_TRANSLATE_NOOP("JobWords", "sentences"),
    QT_TRANSLATE_NOOP("JobWords", "architectures"), QT_TRANSLATE_NOOP("JobWords", "pairs"),
    QT_TRANSLATE_NOOP("JobWords", "tokens/s"), QT_TRANSLATE_NOOP("JobWords", "step"),
    QT_TRANSLATE_NOOP("JobWords", "loss"), QT_TRANSLATE_NOOP("JobWords", "generation"),
    // States
    QT_TRANSLATE_NOOP("JobWords", "done"), QT_TRANSLATE_NOOP("JobWords", "stopped"),
    QT_TRANSLATE_NOOP("JobWords", "failed"),
    // How a candidate came about
    QT_TRANSLATE_NOOP("JobWords", "random"), QT_TRANSLATE_NOOP("JobWords", "mutation"),
    QT_TRANSLATE_NOOP("JobWords", "crossover"), QT_TRANSLATE_NOOP("JobWords", "seed"),
    // Subnets and settings
    QT_TRANSLATE_NOOP("JobWords", "largest"), QT_TRANSLATE_NOOP("JobWords", "smallest"),
    QT_TRANSLATE_NOOP("JobWords", "uniform"), QT_TRANSLATE_NOOP("JobWords", "sandwich"),
    QT_TRANSLATE_NOOP("JobWords", "single"), QT_TRANSLATE_NOOP("JobWords", "layer"),
    QT_TRANSLATE_NOOP("JobWords", "neuron"), QT_TRANSLATE_NOOP("JobWords", "network"),
    QT_TRANSLATE_NOOP("JobWords", "partition"), QT_TRANSLATE_NOOP("JobWords", "hypernetwork"),
    QT_TRANSLATE_NOOP("JobWords", "token")};

/// What jobs say, with a number for each thing that they put in.
constexpr const char *knownSentences[] = {
    QT_TRANSLATE_NOOP("JobWords", "Trained %1 steps, %2 epochs, in %3 s of run %4."),
    QT_TRANSLATE_NOOP("JobWords", "Stopped after step %1; resume with `%2`."),
    QT_TRANSLATE_NOOP("JobWords", "Step %1: validation loss %2 (mean of %3 subnets)"),
    QT_TRANSLATE_NOOP("JobWords", "Branched from %1 at step %2."),
    QT_TRANSLATE_NOOP("JobWords", "Generation %1 of %2: %3 candidates, %4 on the front"),
    QT_TRANSLATE_NOOP("JobWords", "From generation %1 on: %2"),
    QT_TRANSLATE_NOOP("JobWords", "The command `%1` was not obeyed. %2"),
    QT_TRANSLATE_NOOP("JobWords", "No latency limit."),
    QT_TRANSLATE_NOOP("JobWords", "Latency at most %1 ms."),
    QT_TRANSLATE_NOOP("JobWords", "No latency limit on `%1`."),
    QT_TRANSLATE_NOOP("JobWords", "Latency at most %1 ms on `%2`."),
    QT_TRANSLATE_NOOP("JobWords", "Pinned %1 to %2."),
    QT_TRANSLATE_NOOP("JobWords", "Forbade for %1: %2."),
    QT_TRANSLATE_NOOP("JobWords", "Released %1."),
    QT_TRANSLATE_NOOP("JobWords", "Searching everywhere."),
    QT_TRANSLATE_NOOP("JobWords", "Searching from %1 to %2 ms, among the choices of %3 candidates."),
    QT_TRANSLATE_NOOP("JobWords", "Seed %1: in the store, as `%2`.")};

} // namespace

QString jobWord(const std::string &word)
{
    return QCoreApplication::translate(context, word.c_str());
}

QString jobLine(const std::string &line)
{
    static const QRegularExpression words(QStringLiteral("[a-z]+(/s)?"));
    const QString text = QString::fromStdString(line);
    QString told;
    qsizetype from = 0;
    for (auto match = words.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        told += text.mid(from, found.capturedStart() - from) + jobWord(found.captured().toStdString());
        from = found.capturedEnd();
    }
    return told + text.mid(from);
}

QString jobSentence(const QString &sentence)
{
    static const SentenceBook book(context, knownSentences);
    static const QRegularExpression time(QStringLiteral("^(\\[[^\\]]*\\] )*"));
    const QString before = time.match(sentence).captured();
    const auto told = book.told(sentence.sliced(before.size()), jobSentence);
    return before + (told ? *told : coreText(sentence.sliced(before.size())));
}

} // namespace supernet::ui
