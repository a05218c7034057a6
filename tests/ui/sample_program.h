// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

namespace supernet::test {

/// In place of `supernet`, as long as it lives: a script that answers every request of `supernet serve` at once.
class SampleProgram
{
public:
    /// `result` is a word of the shell that comes to the answer's JSON; "$line" is the request.
    explicit SampleProgram(const QByteArray &result);
    ~SampleProgram();

    /// Answers everything with this JSON.
    [[nodiscard]] static QByteArray always(const QByteArray &json) { return '\'' + json + '\''; }
    /// Answers a translation with the sentences themselves.
    [[nodiscard]] static QByteArray echo();

    void remove() const; ///< As if it had never been installed.
    [[nodiscard]] QByteArray asked() const; ///< The requests so far, a line each.

private:
    QTemporaryDir m_folder;
};

} // namespace supernet::test
