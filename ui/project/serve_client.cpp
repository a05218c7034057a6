// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/serve_client.h"

#include "project/core_words.h"
#include "project/job_launcher.h"

#include <QProcess>

namespace supernet::ui {

using nlohmann::json;

ServeClient::ServeClient(QString projectFolder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(projectFolder))
{
}

ServeClient::~ServeClient()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->closeWriteChannel(); // The end of its input ends it.
    if (!m_process->waitForFinished(500))
        m_process->kill();
    m_process->waitForFinished(500);
}

qint64 ServeClient::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void ServeClient::startProcess()
{
    m_process = new QProcess(this);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ServeClient::read);
    connect(m_process, &QProcess::finished, this,
            [this] { died(tr("The helper program `supernet serve` ended before it answered. Try again.")); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            died(tr("The program `supernet`, which does the work, could not be started. Install it beside this one."));
    });
    m_process->start(supernetProgram(), {QStringLiteral("serve"), QStringLiteral("--project"), m_folder});
}

void ServeClient::ask(const char *method, const json &params, Answer answer, Failure failure)
{
    const int id = ++m_last;
    m_waiting.insert(id, {std::move(answer), std::move(failure)}); // First: a start that fails at once answers it.
    if (!m_process)
        startProcess();
    const json request = {{"id", id}, {"method", method}, {"params", params}};
    if (m_process)
        m_process->write(QByteArray::fromStdString(request.dump(-1, ' ', false, json::error_handler_t::replace))
                         + '\n');
}

void ServeClient::read()
{
    m_unread += m_process->readAllStandardOutput();
    for (qsizetype end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
        const QByteArray line = m_unread.left(end);
        m_unread.remove(0, end + 1);
        handle(line);
    }
}

void ServeClient::handle(const QByteArray &line)
{
    const json response = json::parse(line.toStdString(), nullptr, false);
    if (!response.is_object() || !response.contains("id") || !response["id"].is_number_integer())
        return;
    const Waiting waiting = m_waiting.take(response["id"].get<int>());
    if (response.contains("result")) {
        if (waiting.answer)
            waiting.answer(response["result"]);
        return;
    }
    const json error = response.value("error", json::object());
    const std::string text = error.value("message", std::string()) + ' ' + error.value("hint", std::string());
    if (waiting.failure)
        waiting.failure(coreText(QString::fromStdString(text).trimmed()));
}

void ServeClient::died(const QString &message)
{
    if (!m_process)
        return;
    m_process->deleteLater();
    m_process = nullptr;
    m_unread.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (one.failure)
            one.failure(message);
    }
}

} // namespace supernet::ui
