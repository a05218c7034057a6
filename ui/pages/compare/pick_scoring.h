// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/system_comparison.h"
#include "pages/subnets.h"
#include "pages/translate/validation_text.h"

#include <optional>
#include <QMap>
#include <QObject>

namespace supernet::ui {

class ProjectDocument;

/// Has picks translate the validation sentences, a portion at a time, and works out on another thread how certain their
/// scores and the differences between them are. What a pick has translated is kept: it is asked once.
class PickScoring : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(const std::vector<std::string> &translations)>;
    using Failure = std::function<void(const QString &message)>;
    /// Has a pick translate sentences and calls one of the two, now or later.
    using Translator
        = std::function<void(const Subnet &pick, const std::vector<std::string> &sentences, Take, Failure)>;

    static constexpr std::size_t MostPicks = 4; ///< That have room beside each other.
    static constexpr int MostSentences = 3000; ///< Of the validation split.
    static constexpr std::size_t Portion = 25; ///< Sentences of one request, so that others are served in between.

    using QObject::QObject;

    /// Begins anew; what is under way is given up.
    void start(const std::vector<Subnet> &picks, const ValidationText &text, Translator translator);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] std::size_t done() const; ///< Sentences, of all picks.
    [[nodiscard]] std::size_t total() const { return m_picks.size() * m_text.sources.size(); }
    /// What the last start() came to, where it was given these picks; its systems are in their order.
    [[nodiscard]] const SystemComparison *resultOf(const std::vector<Subnet> &picks) const;

Q_SIGNALS:
    void advanced();
    void ended(); ///< With a result, or stopped, or after failed().
    void failed(const QString &message);

private:
    void step();
    void compare();
    void fail(const QString &message);
    void end();
    [[nodiscard]] std::vector<std::string> &linesOf(const Subnet &pick);

    std::vector<Subnet> m_picks;
    ValidationText m_text;
    Translator m_translator;
    QMap<QString, std::vector<std::string>> m_lines; ///< By pick, as many as are translated.
    std::optional<SystemComparison> m_result;
    bool m_running = false;
    int m_number = 0; ///< Answers to an earlier start are none to this one.
};

/// Asks the document's helper program, as long as who asks is there.
[[nodiscard]] PickScoring::Translator translatorOf(ProjectDocument &document, PickScoring *asking);

} // namespace supernet::ui
