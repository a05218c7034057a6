// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// The search space of a configuration file of HAT's program (the keys `encoder-embed-choice` to
/// `decoder-arbitrary-ende-attn-choice`; `qkv-dim`, which HAT keeps elsewhere, is 512 when absent). Other keys are
/// training options and are ignored. Throws Error naming a missing or malformed key.
[[nodiscard]] SearchSpace spaceFromHatYaml(const std::string &yaml, const std::string &name);

} // namespace supernet
