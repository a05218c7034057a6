// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/job_words.h"

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
    QT_TRANSLATE_NOOP("JobWords", "waiting for disk space"),
    QT_TRANSLATE_NOOP("JobWords", "waiting for a quiet machine"),
    // Units
    QT_TRANSLATE_NOOP("JobWords", "steps"), QT_TRANSLATE_NOOP("JobWords", "candidates"),
    QT_TRANSLATE_NOOP("JobWords", "timings"), QT_TRANSLATE_NOOP("JobWords", "sentences"),
    QT_TRANSLATE_NOOP("JobWords", "pairs"), QT_TRANSLATE_NOOP("JobWords", "tokens/s"),
    QT_TRANSLATE_NOOP("JobWords", "step"), QT_TRANSLATE_NOOP("JobWords", "loss"),
    QT_TRANSLATE_NOOP("JobWords", "generation"),
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
    QT_TRANSLATE_NOOP("JobWords", "neuron"), QT_TRANSLATE_NOOP("JobWords", "network")};

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

} // namespace supernet::ui
