// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <QObject>
#include <QStringList>
#include <string>
#include <vector>

namespace supernet::ui {

/// The same sentences through several models, each at its own speed. One program translates for all of them, a
/// sentence at a time: next is always the model that has used the least time so far. So the lanes fill as if each had
/// a machine of its own, and none slows another down.
class Race : public QObject
{
    Q_OBJECT
public:
    struct Lane
    {
        std::vector<std::string> translations;
        double milliseconds = 0; ///< That the translations took so far.
    };
    using Answer = std::function<void(const std::string &translation, double milliseconds)>;
    using Failure = std::function<void(const QString &message)>;
    /// Has lane `lane` translate a sentence and calls one of the two, now or later.
    using Translator = std::function<void(int lane, const std::string &sentence, Answer, Failure)>;

    using QObject::QObject;

    /// Begins anew; a race under way is given up.
    void start(int lanes, std::vector<std::string> sentences, Translator translator);
    void stop();
    void clear(); ///< Forgets the lanes of a race that is over.

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isFinished(int lane) const;
    [[nodiscard]] const std::vector<Lane> &lanes() const { return m_lanes; }
    [[nodiscard]] int sentences() const { return static_cast<int>(m_sentences.size()); }
    /// The lane that took the least time over all sentences; nothing before the end.
    [[nodiscard]] std::optional<int> winner() const;

Q_SIGNALS:
    void advanced();
    void ended();
    void failed(const QString &message);

private:
    [[nodiscard]] std::optional<int> next() const;
    void step();
    void end();

    std::vector<Lane> m_lanes;
    std::vector<std::string> m_sentences;
    Translator m_translator;
    bool m_running = false;
    int m_number = 0; ///< Answers of an earlier race are none of this one.
};

} // namespace supernet::ui
