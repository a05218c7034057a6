// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/fidelity.h"
#include "domain/search/retraining.h"
#include "sample_project.h"

namespace supernet::test {

/// An architecture with its two scores, as a fidelity run finds them.
struct ComparedArchitecture
{
    std::string id;
    FidelityPair pair;
};

/// `count` architectures whose inherited scores follow the standalone ones, `noise` BLEU away from their line. Their ids run
/// against the order in which they are drawn.
[[nodiscard]] std::vector<ComparedArchitecture> comparedArchitectures(int count, double noise);

/// A fidelity run of a supernet, finished or not.
RunRecord addFidelity(const SampleProject &sample, const RunRecord &supernet,
                      const std::vector<ComparedArchitecture> &compared, bool finished = true);

/// Validations every `every` steps whose BLEU rises from `from` to `to` in equal parts; a step takes a tenth of a second.
[[nodiscard]] std::vector<CurvePoint> risingCurve(double from, double to, int every, int points);

/// A finished run that trains an architecture of a supernet's space alone, with the BLEU of what came out.
RunRecord addAlone(const SampleProject &sample, const RunRecord &supernet, const std::string &architecture, Start start,
                   const std::vector<CurvePoint> &curve);

} // namespace supernet::test
