// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/demo/demo_plan.h"

#include <functional>

namespace supernet::cli {

/// Where the demo stands: what it does next, in words for somebody who sees this for the first time.
struct DemoStation
{
    int number = 0; ///< From 1.
    int count = 0;
    std::string title; ///< A word or two.
    std::string sentence;
    bool isBehind = false; ///< An earlier go of the demo has done it.
};

/// The way from nothing to an exported translator, each station a job of the project. What an earlier go has done is
/// not done again; what it began is taken up where it was left.
class DemoJourney
{
public:
    using Announce = std::function<void(const DemoStation &)>;

    DemoJourney(Project &project, const DemoPlan &plan, const JobOptions &options, std::stop_token stop,
                EventSink &sink, Announce announce);

    /// Goes through every station; Stopped as soon as one was asked to stop. Throws Error.
    [[nodiscard]] JobOutcome run();

private:
    struct Stop
    {
        std::string title;
        std::string sentence;
        std::function<bool()> isBehind;
        std::function<JobOutcome()> work;
    };

    [[nodiscard]] std::vector<Stop> stops();
    [[nodiscard]] Stop textStop();
    [[nodiscard]] Stop dataStop();
    [[nodiscard]] Stop trainingStop(Granularity granularity);
    [[nodiscard]] Stop latencyStop();
    [[nodiscard]] Stop predictorStop();
    [[nodiscard]] Stop searchStop(Granularity granularity);
    [[nodiscard]] Stop measuringStop();
    [[nodiscard]] Stop exportStop();
    [[nodiscard]] Stop testStop();

    [[nodiscard]] JobOptions optionsFor(const std::string &runName) const;
    [[nodiscard]] JobOptions timingOptions(const std::string &runName) const;
    /// A stop whose run has a name: `begin` makes it, `resume` takes it up again.
    [[nodiscard]] Stop runStop(const std::string &runName, std::string title, std::string sentence,
                               std::function<JobOutcome()> begin, std::function<JobOutcome()> resume);
    [[nodiscard]] std::string stateOf(const std::string &runName) const; ///< Empty where there is no such run.

    Project &m_project;
    const DemoPlan &m_plan;
    const JobOptions &m_options;
    std::stop_token m_stop;
    EventSink &m_sink;
    Announce m_announce;
};

} // namespace supernet::cli
