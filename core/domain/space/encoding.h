// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

#include <vector>

namespace supernet {

enum class Encoding {
    Summary, ///< HAT's 10 numbers: means over active layers, each divided by its gene's largest choice.
    PerLayer, ///< Every gene of every layer, zero where inactive: no two architectures collide.
};

/// `summary` or `per-layer`, as in settings files.
[[nodiscard]] const char *name(Encoding encoding);
[[nodiscard]] Encoding encodingFromName(std::string_view name);

[[nodiscard]] std::vector<std::string> featureNames(const SearchSpace &space, Encoding encoding);
/// The features of an architecture, in the order of featureNames, about in [0, 1]. Normalisers come from the space.
[[nodiscard]] std::vector<float> encode(const SearchSpace &space, const Architecture &architecture, Encoding encoding);

} // namespace supernet
