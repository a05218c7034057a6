// SPDX-License-Identifier: GPL-3.0-or-later
// What jobs say of their work, at its end and in their log.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "Told to %1"),
    QT_TRANSLATE_NOOP("CoreWords", "%1: %2 weights, %3 GB with gradients and moments."),
    QT_TRANSLATE_NOOP("CoreWords", "The hypernetwork keeps all that writes its matrices"),
    QT_TRANSLATE_NOOP("CoreWords", "The %1 parts of the space share none of their tensors"),
    QT_TRANSLATE_NOOP("CoreWords", "Round %1, to step %2: %3, %4."),
    QT_TRANSLATE_NOOP("CoreWords", "Prepared %1 pairs to train, %2 to validate and %3 to test."),
    QT_TRANSLATE_NOOP("CoreWords", "Languages taken: %1 to %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Languages taken for validation: %1 to %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Languages taken for test: %1 to %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Columns taken: %1 and %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The first pair: \"%1\" and \"%2\"."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "%1 lines of the test set cannot be used: they keep their places and are not translated."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 pairs are repeats."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 pairs were left out of training since they are in validation or test too."),
    QT_TRANSLATE_NOOP("CoreWords", "Left out: %1 (data/skipped.tsv lists them)."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "%1, %2: %3 of %4 greedy and %5 of %6 beam-5 translations equal, %7 differ by %8 at most, %9"),
    QT_TRANSLATE_NOOP("CoreWords", "BLEU %1 (here %2), %3 ms a sentence, %4 ms with a beam of 5."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The store lacks the facts of %1 steps between %2 and %3, as after a power cut: curves "
                      "have a gap there. The weights are whole; training goes on after step %4."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 ms a sentence, %2 ms with a beam of 5.")};

} // namespace

Sentences jobsSentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
