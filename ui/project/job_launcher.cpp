// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/job_launcher.h"

#include "domain/support/plain_file.h"
#include "project/core_words.h"

#include <csignal>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace supernet::ui {

namespace {

constexpr int watchEveryMs = 200;
/// A quick job may end before the follower has looked: its attempt is in the store a look later.
constexpr int patienceTicks = 5;

QString lastWords(const QString &file)
{
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(log.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.mid(std::max<qsizetype>(0, lines.size() - 3)).join(QLatin1Char(' '));
}

} // namespace

QString supernetProgram()
{
    const QStringList places = {qEnvironmentVariable("SUPERNET_BIN"), QCoreApplication::applicationDirPath()};
    for (const QString &place : places) {
        const QFileInfo program(QDir(place), QStringLiteral("supernet"));
        if (!place.isEmpty() && program.isExecutable())
            return program.absoluteFilePath();
    }
    QStringList folders = qEnvironmentVariable("PATH").split(QLatin1Char(':'));
    folders.removeIf([](const QString &folder) { return QDir::isRelativePath(folder); }); // Of whatever is current.
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(QStringLiteral("supernet"), folders);
}

JobLauncher::JobLauncher(QString projectFolder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(projectFolder))
{
    m_watch.setInterval(watchEveryMs);
    connect(&m_watch, &QTimer::timeout, this, &JobLauncher::watch);
}

QString JobLauncher::logFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("runs/last-start.log"));
}

void JobLauncher::start(const QString &job, const QStringList &arguments)
{
    m_process = startDetached(QStringList{job} + arguments);
    if (m_process == 0)
        return;
    m_ticksGone = 0;
    m_watch.start();
    Q_EMIT starting(job);
}

void JobLauncher::startWorker()
{
    (void)startDetached({QStringLiteral("work")}); // Its jobs speak for themselves.
}

qint64 JobLauncher::startDetached(const QStringList &words)
{
    const QString program = supernetProgram();
    if (program.isEmpty()) {
        Q_EMIT failed(tr("The program `supernet`, which does the work, was not found. Install it beside this one."));
        return 0;
    }
    QDir(m_folder).mkpath(QStringLiteral("runs"));
    try {
        requirePlainFile(logFile().toStdString()); // It is emptied.
    } catch (const std::exception &error) {
        Q_EMIT failed(errorText(error));
        return 0;
    }
    QProcess process;
    process.setProgram(program);
    process.setArguments(words + QStringList{QStringLiteral("--project"), m_folder});
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(logFile());
    process.setStandardErrorFile(logFile(), QIODevice::Append);
    qint64 id = 0;
    if (process.startDetached(&id))
        return id;
    Q_EMIT failed(tr("The program %1 could not be started: %2.").arg(program, process.errorString()));
    return 0;
}

void JobLauncher::sawAttempt(qint64 process)
{
    if (process == 0 || process != m_process)
        return;
    m_process = 0;
    m_watch.stop();
    Q_EMIT started();
}

void JobLauncher::watch()
{
    if (kill(static_cast<pid_t>(m_process), 0) == 0 || ++m_ticksGone < patienceTicks)
        return;
    m_process = 0;
    m_watch.stop();
    const QString words = lastWords(logFile());
    Q_EMIT failed(words.isEmpty() ? tr("The job ended before it began.")
                                  : tr("The job did not begin: %1").arg(coreText(words)));
}

} // namespace supernet::ui
