// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace supernet::ui::core_words {

/// What the core is known to say where a person can meet it in the window, with %1, %2 .. for what it puts in: an area of the
/// core each, so that a sentence is found where it is looked for.
using Sentences = std::span<const char *const>;

[[nodiscard]] Sentences spaceSentences(); ///< Search spaces, architectures and the files that hold them.
[[nodiscard]] Sentences trainingSentences(); ///< Training settings, sharing policies, supernets and checkpoints.
[[nodiscard]] Sentences searchSentences(); ///< Searching, steering, limits and tournaments.
[[nodiscard]] Sentences latencySentences(); ///< Measured latencies, their plans and their predictors.
[[nodiscard]] Sentences scoresSentences(); ///< Evaluation, fidelity and scores of other programs.
[[nodiscard]] Sentences exportSentences(); ///< Export formats, exports, their runtimes and their proofs.
[[nodiscard]] Sentences modelsSentences(); ///< Models that are computed here: tensors, compute types, decoding.
[[nodiscard]] Sentences dataSentences(); ///< Texts, tokenizers and prepared data.
[[nodiscard]] Sentences projectSentences(); ///< Projects, their stores, files, jobs and requests.
[[nodiscard]] Sentences jobsSentences(); ///< What jobs say of their work, at its end and in their log.

} // namespace supernet::ui::core_words
