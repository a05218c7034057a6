// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <tuple>

namespace supernet::hardening {

using nlohmann::json;

namespace {

json toJson(const Ledger::Task &task, const TrialReport &report, const std::string &program)
{
    json faults = json::array();
    for (const Fault &fault : report.faults)
        faults.push_back({{"kind", name(fault.kind)}, {"what", fault.what}});
    return {{"trial", task.number}, {"job", task.job},           {"signal", name(task.blow)},
            {"seed", task.seed},    {"hits", report.blows},      {"moments", report.moments},
            {"faults", faults},     {"seconds", report.seconds}, {"program", program}};
}

void count(Tally &tally, int blows, const std::set<std::string> &kinds)
{
    ++tally.trials;
    tally.blows += blows;
    for (const FaultKind kind : allFaultKinds)
        tally.faults[kind] += kinds.contains(name(kind)) ? 1 : 0;
}

} // namespace

Ledger::Ledger(std::filesystem::path file)
    : m_file(std::move(file))
{
    std::ifstream lines(m_file);
    for (std::string line; std::getline(lines, line);) {
        const json trial = json::parse(line, nullptr, false);
        if (!trial.is_object())
            continue; // The test itself was killed while it wrote.
        std::set<std::string> kinds;
        for (const json &fault : trial.at("faults"))
            kinds.insert(fault.at("kind").get<std::string>());
        const Cell cell{blowFromName(trial.at("signal")), trial.at("job").get<std::string>()};
        count(m_tallies[cell], trial.at("hits"), kinds);
        m_last = std::max(m_last, trial.at("trial").get<std::int64_t>());
    }
}

int Ledger::blowsOf(Blow blow, const Wanted &wanted) const
{
    int sum = 0;
    for (const std::string &job : wanted.jobs)
        if (const auto found = m_tallies.find({blow, job}); found != m_tallies.end())
            sum += found->second.blows;
    return sum;
}

std::optional<Ledger::Task> Ledger::next(const Wanted &wanted)
{
    const std::lock_guard lock(m_mutex);
    std::optional<Cell> least;
    std::tuple<double, int, int> leastSo;
    for (const Blow blow : wanted.blows) {
        const int goal = blow == Blow::Kill ? wanted.kills : wanted.others;
        if (blowsOf(blow, wanted) >= goal)
            continue;
        for (const std::string &job : wanted.jobs) {
            const Cell cell{blow, job};
            const Tally &tally = m_tallies[cell];
            const int begun = tally.trials + m_underWay[cell];
            const std::tuple so{static_cast<double>(tally.blows + 3 * m_underWay[cell]) / goal, begun, 0};
            // A job that ends too soon to be struck is no reason to strike it for ever.
            if (canBefall(blow, jobNamed(job)) && begun <= goal && (!least || so < leastSo)) {
                least = cell;
                leastSo = so;
            }
        }
    }
    if (!least)
        return {};
    ++m_underWay[*least];
    ++m_last;
    return Task{m_last, least->second, least->first,
                streamKey(wanted.seed, "trial " + least->second, {static_cast<std::uint64_t>(m_last)})};
}

void Ledger::record(const Task &task, const TrialReport &report, const std::string &program)
{
    const std::lock_guard lock(m_mutex);
    std::ofstream(m_file, std::ios::app)
        << toJson(task, report, program).dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
    std::set<std::string> kinds;
    for (const Fault &fault : report.faults)
        kinds.insert(name(fault.kind));
    const Cell cell{task.blow, task.job};
    count(m_tallies[cell], report.blows, kinds);
    --m_underWay[cell];
    m_hasFaults = m_hasFaults || !kinds.empty();
}

bool Ledger::hasFaults() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasFaults;
}

std::string Ledger::table() const
{
    const std::lock_guard lock(m_mutex);
    std::ostringstream text;
    const auto row = [&](const std::string &blow, const std::string &job, const Tally &tally) {
        text << std::left << std::setw(7) << blow << std::setw(15) << job << std::right << std::setw(7) << tally.trials
             << std::setw(7) << tally.blows;
        for (const FaultKind kind : allFaultKinds) {
            const auto found = tally.faults.find(kind);
            text << std::setw(15) << (found == tally.faults.end() ? 0 : found->second);
        }
        text << '\n';
    };
    text << std::left << std::setw(7) << "signal" << std::setw(15) << "job" << std::right << std::setw(7) << "trials"
         << std::setw(7) << "hits";
    for (const FaultKind kind : allFaultKinds)
        text << std::setw(15) << name(kind);
    text << '\n';
    std::map<Blow, Tally> sums;
    for (const auto &[cell, tally] : m_tallies) {
        if (tally.trials == 0)
            continue;
        row(name(cell.first), cell.second, tally);
        Tally &sum = sums[cell.first];
        sum.trials += tally.trials;
        sum.blows += tally.blows;
        for (const auto &[kind, faults] : tally.faults)
            sum.faults[kind] += faults;
    }
    for (const auto &[blow, sum] : sums)
        row(name(blow), "all", sum);
    return text.str();
}

} // namespace supernet::hardening
