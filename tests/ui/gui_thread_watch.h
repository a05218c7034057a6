// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace supernet::test {

/// Notes what the window's thread does that it must not, as long as it lives: statements of a store, files opened under
/// `folder`, and turns of the event loop that take long. Time is that of the thread's own work, so a busy machine adds none.
/// One at a time, made on the window's thread.
class GuiThreadWatch : public QObject
{
public:
    explicit GuiThreadWatch(const QString &folder);
    ~GuiThreadWatch() override;

    [[nodiscard]] QStringList statements() const; ///< SQL that ran on the window's thread.
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] double longestTurnMs() const { return m_longest; }

private:
    double m_began = 0;
    double m_longest = 0;
};

} // namespace supernet::test
