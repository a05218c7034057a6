// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// The search space of a configuration file of HAT's program (the keys `encoder-embed-choice` to
/// `decoder-arbitrary-ende-attn-choice`; `qkv-dim`, which HAT keeps elsewhere, is 512 when absent). Other keys are
/// training options and are ignored. Throws Error naming a missing or malformed key.
[[nodiscard]] SearchSpace spaceFromHatYaml(const std::string &yaml, const std::string &name);

/// The same the other way round: a configuration that HAT's program and spaceFromHatYaml() read. Throws Error for a space
/// that HAT cannot say: choices of single layers, or genes of another family.
[[nodiscard]] std::string hatYaml(const SearchSpace &space);

} // namespace supernet
