// SPDX-License-Identifier: GPL-3.0-or-later
// Searching, steering, limits and tournaments.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "No architecture of the space `%1` keeps under %2: the smallest latency that can be reached is %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Raise the limit."),
    QT_TRANSLATE_NOOP("CoreWords", "Raise one of the limits."),
    QT_TRANSLATE_NOOP("CoreWords", "A latency limit is a number of milliseconds above 0, or {\"ms\": null} for none."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a choice of gene `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "Without %1, gene `%2` has no choice left."),
    QT_TRANSLATE_NOOP("CoreWords", "A region is drawn around two candidates at least."),
    QT_TRANSLATE_NOOP("CoreWords", "A region reaches from one number of milliseconds to a greater one."),
    QT_TRANSLATE_NOOP("CoreWords", "Of gene `%1`, the region has none of the choices that are left."),
    QT_TRANSLATE_NOOP("CoreWords", "Release the gene, or send the search elsewhere."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Nothing is left between the region, which begins at %1 ms, and the limit of %2 ms."),
    QT_TRANSLATE_NOOP("CoreWords", "Raise the limit, or send the search elsewhere."),
    QT_TRANSLATE_NOOP("CoreWords", "The search knows no latencies of the device \"%1\"."),
    QT_TRANSLATE_NOOP("CoreWords", "Begin a search with a limit for it: --limit DEVICE=MS."),
    QT_TRANSLATE_NOOP("CoreWords", "The project has no search yet."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet search` first."),
    QT_TRANSLATE_NOOP("CoreWords", "A published front is CSV whose first line names the columns latency_ms and bleu."),
    QT_TRANSLATE_NOOP("CoreWords", "%1: `%2` under `%3` is no number."),
    QT_TRANSLATE_NOOP("CoreWords", "Check that it exists and that you may read it."),
    QT_TRANSLATE_NOOP("CoreWords", "The project has no search run `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has %2 cells, its heading %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Ranks of %1 and %2 values cannot be compared."),
    QT_TRANSLATE_NOOP("CoreWords", "A net cannot start from `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Use inherited or scratch."),
    QT_TRANSLATE_NOOP("CoreWords", "The search knows no latencies of the device %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The steering command lacks `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "A steering command takes the name of a gene and a whole number as its value."),
    QT_TRANSLATE_NOOP("CoreWords", "Gene `%1` has no layer %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The region gives gene `%1` another number of layers than it has."),
    QT_TRANSLATE_NOOP("CoreWords", "The region has no choice, or one that is not offered, for gene `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "A region has `from_ms`, `to_ms`, `candidates` and `choices`."),
    QT_TRANSLATE_NOOP("CoreWords", "A search has no command `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no search algorithm `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Use nsga2, evolution or random."),
    QT_TRANSLATE_NOOP("CoreWords", "A search needs a population of at least 2 and at least one generation."),
    QT_TRANSLATE_NOOP("CoreWords", "Evolution needs at least one parent and one offspring a generation."),
    QT_TRANSLATE_NOOP("CoreWords", "The mutation probability lies above 0 and at most at 1."),
    QT_TRANSLATE_NOOP("CoreWords", "The search settings cannot be read: %1."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "No architecture of the space `%1` was found that keeps under all limits at once; the closest takes %2."),
    QT_TRANSLATE_NOOP("CoreWords", "A tournament has at least one contestant."),
    QT_TRANSLATE_NOOP("CoreWords", "A budget of %1 steps does not train %2 contestants in %3 rounds."),
    QT_TRANSLATE_NOOP("CoreWords", "Give at least %1 steps, or fewer contestants."),
    QT_TRANSLATE_NOOP("CoreWords", "A tournament needs at least one pick."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The latency predictor of the device `%1` is made for the space `%2`, which does not offer "
                      "all that the supernet's does, `%3`."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet predictor` for this supernet."),
    QT_TRANSLATE_NOOP("CoreWords", "BLEU needs at least one validation sentence."),
    QT_TRANSLATE_NOOP("CoreWords", "The validation loss of the architecture %1 is not a number."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The supernet has diverged: search an earlier checkpoint, or train again at a lower rate."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no fitness `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is not a gene and a choice."),
    QT_TRANSLATE_NOOP("CoreWords", "Write GENE=VALUE or GENE@LAYER=VALUE."),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is no latency limit."),
    QT_TRANSLATE_NOOP("CoreWords", "Write MS or DEVICE=MS, for example 12 or pi4=300.")};

} // namespace

Sentences searchSentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
