// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"

namespace supernet {

/// The space whose only architecture has these sizes (see singleArchitectureSpace()), for a model that comes without the
/// space it was taken from. `positionWidth` as in `gene::positionWidth`.
[[nodiscard]] SearchSpace spaceOfShape(const TranslationShape &shape, int positionWidth);

} // namespace supernet
