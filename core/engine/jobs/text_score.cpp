// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/text_score.h"

#include "domain/metrics/bleu.h"
#include "domain/support/error.h"

#include <span>

namespace supernet {

const std::vector<std::string> &textMetrics()
{
    static const std::vector<std::string> names{"bleu"};
    return names;
}

TextScore scoreText(const std::string &metric, const std::vector<std::string> &lines,
                    const std::vector<std::string> &references, const std::string &decoding)
{
    if (metric != "bleu")
        throw UsageError("The metric `" + metric + "` is unknown.", "Use bleu.");
    const auto bleu = corpusBleu(lines, std::span(&references, 1));
    return {bleu.score, bleu.text(), bleuSignature({}, 1, decoding)};
}

} // namespace supernet
