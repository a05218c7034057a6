// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <QHash>
#include <QObject>

class QProcess;

namespace supernet::ui {

/// What must be answered while a person waits: `supernet serve`, a child process that reads requests and writes
/// responses as JSON lines. Started at the first request; when it dies, open requests fail and the next starts it anew.
class ServeClient : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const nlohmann::json &result)>;
    using Failure = std::function<void(const QString &message)>;

    explicit ServeClient(QString projectFolder, QObject *parent = nullptr);
    ~ServeClient() override;

    void ask(const char *method, const nlohmann::json &params, Answer answer, Failure failure);
    [[nodiscard]] qint64 processId() const;

private:
    struct Waiting
    {
        Answer answer;
        Failure failure;
    };

    void startProcess();
    void read();
    void handle(const QByteArray &line);
    void died(const QString &message);

    QString m_folder;
    QProcess *m_process = nullptr;
    QByteArray m_unread;
    QHash<int, Waiting> m_waiting;
    int m_last = 0;
};

} // namespace supernet::ui
