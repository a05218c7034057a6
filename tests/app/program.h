// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace supernet::test {

/// What a program that has ended said.
struct Ended
{
    int code = -1; ///< -1 when it did not end by itself.
    QByteArray out;
    QByteArray error;

    /// Standard output as JSON lines; throws nlohmann::json::exception when one is none.
    [[nodiscard]] std::vector<nlohmann::json> lines() const;
    /// The last line of standard output whose `event` is the given one, or null.
    [[nodiscard]] nlohmann::json event(const std::string &name) const;
};

/// The built program of that name.
[[nodiscard]] QString program(const QString &name);
/// Waits for a started process, so many milliseconds at most, and kills it then.
[[nodiscard]] Ended endOf(QProcess &process, int patienceMs);
/// Runs `supernet` to its end, nine minutes at most.
[[nodiscard]] Ended supernet(const QStringList &arguments, const QByteArray &input = {});

} // namespace supernet::test
