// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// What the format's own runtime makes of exported files: a fresh process (Python, `request.python`, or this program,
/// `request.program`, for a format of its own) loads `folder` and translates `request.sentences` with greedy and beam-5
/// search. Returns
///
///     verdict               `ok`: logits within 1e-4 and every translation the same; `differs`; `quantised`: of a format
///                           that is not exact, where BLEU says what that costs; `not verified here`
///     why                   with `not verified here`: what is missing
///     runtime, python       names and versions
///     compared              `logits`, or `log-probabilities` of the translation's tokens where a runtime gives no more
///     largest_difference    over all sentences, each followed by our greedy translation
///     same_greedy, same_beam_5, sentences    counts
///     differing             translations that are not the same: sentence, beam, ours, theirs (tokens)
///     search_differences    sentences: what the runtime's own search does otherwise and has no setting for; where two
///                           hypotheses score nearly alike, a translation may differ by it
///     greedy_latency_ms, beam_5_latency_ms    median of a sentence, with `threads`
///     bleu, bleu_here, bleu_signature    of its beam-5 translations and of ours, where the request has references
///
/// Throws Error when a reference cannot be written.
[[nodiscard]] nlohmann::json runtimeProof(const std::string &format, const ExportRequest &request,
                                          const std::filesystem::path &folder);

/// What that fresh process of this program finds: loads `folder`, translates the sentences of `reference`, compares with its
/// logits, and writes `result`, all three as verify.py does. Throws Error.
void verifyHere(const std::filesystem::path &folder, const std::filesystem::path &reference,
                const std::filesystem::path &result, int threads);

/// What it found, in a sentence.
[[nodiscard]] std::string describeVerification(const nlohmann::json &verification);

} // namespace supernet
