// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "support/slowness.h"

namespace supernet::test {

namespace {

constexpr int longestMs = 540'000 * supernet::Slowness; // CTest's limit comes soon after.

} // namespace

std::vector<nlohmann::json> Ended::lines() const
{
    std::vector<nlohmann::json> values;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            values.push_back(nlohmann::json::parse(line.toStdString()));
    }
    return values;
}

nlohmann::json Ended::event(const std::string &name) const
{
    nlohmann::json found;
    for (const auto &line : lines()) {
        if (line.value("event", std::string()) == name)
            found = line;
    }
    return found;
}

QString program(const QString &name)
{
    return qEnvironmentVariable("SUPERNET_BIN") + u'/' + name;
}

Ended endOf(QProcess &process, int patienceMs)
{
    Ended ended;
    if (process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit)
        ended.code = process.exitCode();
    else
        process.kill();
    ended.out = process.readAllStandardOutput();
    ended.error = process.readAllStandardError();
    return ended;
}

Ended supernet(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program(QStringLiteral("supernet")), arguments);
    process.write(input);
    process.closeWriteChannel();
    return endOf(process, longestMs);
}

} // namespace supernet::test
