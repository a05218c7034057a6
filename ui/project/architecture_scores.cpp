// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/architecture_scores.h"

#include "domain/search/front_view.h"

#include <ranges>

namespace supernet::ui {

void ArchitectureScores::setRuns(const std::vector<RunView> &runs)
{
    for (const RunView &view : runs) {
        if (view.run.kind == JobKind::Retrain && view.run.parentRun)
            m_retrainedFrom[view.run.id] = *view.run.parentRun;
        if (view.run.kind != JobKind::Search || m_searches.contains(view.run.id))
            continue;
        for (const auto &[id, other] : m_searches) {
            if (!scoreAlike(view.run, other))
                continue;
            m_alike[id].insert(view.run.id);
            m_alike[view.run.id].insert(id);
        }
        m_alike[view.run.id].insert(view.run.id);
        m_searches.emplace(view.run.id, view.run);
        if (const auto protocol = view.run.settings.find("latency_protocol"); protocol != view.run.settings.end())
            m_protocols[view.run.id] = protocol->dump();
    }
}

void ArchitectureScores::add(const std::vector<Evaluation> &evaluations, const std::vector<Measurement> &measurements)
{
    for (const Evaluation &evaluation : evaluations) {
        if (evaluation.split != "valid")
            continue;
        if (evaluation.state == "inherited") {
            m_inherited[{evaluation.run, evaluation.metric, evaluation.architectureId}] = evaluation.value;
        } else if (evaluation.state == "retrained" && evaluation.metric == "bleu") {
            const auto from = m_retrainedFrom.find(evaluation.supernetRun);
            if (from == m_retrainedFrom.end())
                m_retrained[{evaluation.supernetRun, evaluation.architectureId}] = {evaluation.value, evaluation.run};
            else
                m_retrained[{from->second, evaluation.architectureId}] = {evaluation.value, from->first};
        }
    }
    for (const Measurement &measurement : measurements)
        m_measured[{measurement.protocol.dump(), measurement.architectureId}] = measurement;
}

std::optional<double> ArchitectureScores::score(RunId search, const std::string &architectureId,
                                                const std::string &metric) const
{
    const auto alike = m_alike.find(search);
    if (alike == m_alike.end())
        return {};
    for (const RunId run : alike->second | std::views::reverse) {
        const auto found = m_inherited.find({run, metric, architectureId});
        if (found != m_inherited.end())
            return found->second;
    }
    return {};
}

const ArchitectureScores::Retrained *ArchitectureScores::retrained(RunId search,
                                                                   const std::string &architectureId) const
{
    const auto run = m_searches.find(search);
    if (run == m_searches.end() || !run->second.parentRun)
        return nullptr;
    const auto found = m_retrained.find({*run->second.parentRun, architectureId});
    return found == m_retrained.end() ? nullptr : &found->second;
}

std::optional<double> ArchitectureScores::retrainedBleu(RunId search, const std::string &architectureId) const
{
    const Retrained *found = retrained(search, architectureId);
    return found ? std::optional(found->bleu) : std::nullopt;
}

std::optional<RunId> ArchitectureScores::retrainedBy(RunId search, const std::string &architectureId) const
{
    const Retrained *found = retrained(search, architectureId);
    return found ? std::optional(found->run) : std::nullopt;
}

const Measurement *ArchitectureScores::measurement(RunId search, const std::string &architectureId) const
{
    const auto protocol = m_protocols.find(search);
    if (protocol == m_protocols.end())
        return nullptr;
    const auto found = m_measured.find({protocol->second, architectureId});
    return found == m_measured.end() ? nullptr : &found->second;
}

} // namespace supernet::ui
