// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/search/fidelity.h"
#include "domain/search/retraining.h"

#include <memory>
#include <optional>

namespace supernet::ui {

/// A fidelity run: what it has compared so far, and what `supernet fidelity` reports of that.
struct FidelityFacts
{
    RunRecord run;
    std::string state; ///< As runState() gives it.
    std::string supernet; ///< RUN@STEP.
    std::vector<std::string> architectures; ///< By id, in the order in which they were drawn; as many as are compared.
    std::vector<FidelityPair> pairs; ///< Theirs.
    FidelitySettings statistics; ///< Those of the run.
    std::optional<FidelityReport> report; ///< Nothing before the first pair.
};

/// A run that trains one architecture alone.
struct AloneRun
{
    RunRecord run;
    std::string state;
    Start start = Start::Scratch;
    std::string architecture; ///< Its id.
    std::string supernet; ///< RUN@STEP that it begins with or is set beside.
    std::vector<CurvePoint> curve;
    std::optional<RetrainingSaving> saving; ///< Of one with inherited weights that can be compared.
};

/// All that the store knows of how far a supernet's word can be taken, and what of it is still to come.
struct TrustFacts
{
    std::vector<FidelityFacts> fidelity; ///< Oldest first.
    std::vector<AloneRun> alone; ///< Oldest first.
    std::size_t waiting = 0; ///< Trainings of one architecture in the queue that no worker has begun,
    std::size_t refused = 0; ///< and those that ended before they were a run.
};

/// Reads the store. `before` is what the last reading found: of it, what cannot change any more is taken over. Throws Error.
[[nodiscard]] TrustFacts readTrustFacts(const Project &project, const Store &store, const TrustFacts &before = {});

/// The two latest trainings of an architecture, each null where there is none.
struct RetrainingPair
{
    const AloneRun *inherited = nullptr; ///< With the weights of that supernet, where one is named.
    const AloneRun *scratch = nullptr; ///< What the other one is compared with, where it can be; else the latest.
};
[[nodiscard]] RetrainingPair retrainingPair(const TrustFacts &facts, const std::string &architecture,
                                            const std::string &supernet);

} // namespace supernet::ui
