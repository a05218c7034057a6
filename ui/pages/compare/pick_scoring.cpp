// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/pick_scoring.h"

#include "project/aside.h"
#include "project/project_document.h"
#include "project/serve_client.h"

#include <algorithm>
#include <QPointer>

namespace supernet::ui {

namespace {

QString keyOf(const Subnet &pick)
{
    return pick.id + QLatin1Char(' ') + QString::fromStdString(pick.supernet);
}

bool areSame(const std::vector<Subnet> &some, const std::vector<Subnet> &others)
{
    return std::ranges::equal(some, others, {}, keyOf, keyOf);
}

} // namespace

void PickScoring::start(const std::vector<Subnet> &picks, const ValidationText &text, Translator translator)
{
    ++m_number;
    if (text.sources != m_text.sources || text.references != m_text.references)
        m_lines.clear(); // The data have been prepared anew.
    m_picks = picks;
    m_text = text;
    m_translator = std::move(translator);
    m_result.reset();
    for (const Subnet &pick : m_picks) {
        if (pick.supernet.empty())
            m_lines.remove(keyOf(pick)); // Of the latest checkpoint, whichever that was.
    }
    m_running = true;
    step();
}

void PickScoring::stop()
{
    if (m_running)
        end();
}

void PickScoring::end()
{
    ++m_number;
    m_running = false;
    Q_EMIT ended();
}

void PickScoring::fail(const QString &message)
{
    end();
    Q_EMIT failed(message);
}

std::vector<std::string> &PickScoring::linesOf(const Subnet &pick)
{
    return m_lines[keyOf(pick)];
}

std::size_t PickScoring::done() const
{
    std::size_t sum = 0;
    for (const Subnet &pick : m_picks)
        sum += m_lines.value(keyOf(pick)).size();
    return sum;
}

const SystemComparison *PickScoring::resultOf(const std::vector<Subnet> &picks) const
{
    return m_result && areSame(picks, m_picks) ? &*m_result : nullptr;
}

void PickScoring::step()
{
    Q_EMIT advanced();
    const std::size_t sentences = m_text.sources.size();
    const auto next = std::ranges::find_if(m_picks,
                                           [&](const Subnet &pick) { return linesOf(pick).size() < sentences; });
    if (next == m_picks.end())
        return compare();
    const std::size_t from = linesOf(*next).size();
    const std::size_t to = std::min(from + Portion, sentences);
    const auto at = [this](std::size_t line) { return m_text.sources.begin() + static_cast<std::ptrdiff_t>(line); };
    m_translator(
        *next, {at(from), at(to)},
        [this, number = m_number, pick = *next, wanted = to - from](const std::vector<std::string> &translations) {
            if (number != m_number)
                return;
            if (translations.size() != wanted)
                return fail(
                    tr("%1 gave %2 translations for %3 sentences: the program `supernet` does not fit this one. "
                       "Install both in the same version.")
                        .arg(pick.name)
                        .arg(translations.size())
                        .arg(wanted));
            auto &lines = linesOf(pick);
            lines.insert(lines.end(), translations.begin(), translations.end());
            step();
        },
        [this, number = m_number](const QString &message) {
            if (number == m_number)
                fail(message);
        });
}

void PickScoring::compare()
{
    std::vector<std::vector<std::string>> systems;
    for (const Subnet &pick : m_picks)
        systems.push_back(linesOf(pick));
    aside(
        this,
        [systems = std::move(systems), references = m_text.references] {
            return compareSystems(systems, References(&references, 1));
        },
        [this, number = m_number](const SystemComparison &result) {
            if (number != m_number)
                return;
            m_result = result;
            end();
        },
        [this, number = m_number](const QString &message) {
            if (number == m_number)
                fail(message);
        });
}

PickScoring::Translator translatorOf(ProjectDocument &document, PickScoring *asking)
{
    return [&document,
            guard = QPointer<PickScoring>(asking)](const Subnet &pick, const std::vector<std::string> &sentences,
                                                   const PickScoring::Take &take, const PickScoring::Failure &failed) {
        document.serve().ask(
            "translate", pick.translateParams(sentences),
            [guard, take](const nlohmann::json &result) {
                if (guard)
                    take(result.value("translations", std::vector<std::string>()));
            },
            [guard, failed](const QString &message) {
                if (guard)
                    failed(message);
            });
    };
}

} // namespace supernet::ui
