// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/text_score.h"

#include "domain/metrics/bleu.h"
#include "domain/metrics/chrf.h"
#include "domain/metrics/ter.h"
#include "domain/support/error.h"

#include <cstdio>

namespace supernet {

namespace {

MetricScore scoreByName(const std::string &metric, const std::vector<std::string> &lines, References references,
                        const BetweenLines &between)
{
    if (metric == "bleu")
        return corpusBleu(lines, references);
    if (metric == "chrf")
        return corpusChrf(lines, references, {}, between);
    if (metric == "ter")
        return corpusTer(lines, references, {}, between);
    throw UsageError("The metric `" + metric + "` is unknown.", "Use bleu, chrf or ter.");
}

} // namespace

const std::vector<std::string> &textMetrics()
{
    static const std::vector<std::string> names{"bleu", "chrf", "ter"};
    return names;
}

TextScore scoreText(const std::string &metric, const std::vector<std::string> &lines,
                    const std::vector<std::string> &references, const std::string &decoding,
                    const BetweenLines &between)
{
    const auto score = scoreByName(metric, lines, References(&references, 1), between);
    auto signature = score.signature;
    signature.insert(std::min(signature.rfind("|version:"), signature.size()), std::string("|").append(decoding));
    return {score.score, score.text(), signature};
}

std::string decodingText(int beam, double alpha)
{
    char text[64];
    std::snprintf(text, sizeof text, "beam:%d|alpha:%g", beam, alpha);
    return text;
}

} // namespace supernet
