// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation, fidelity and scores of other programs.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "Two supernets are compared by at least one run of each and one architecture."),
    QT_TRANSLATE_NOOP("CoreWords", "Supernets are compared by the same architectures."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no architecture to compute fidelity from."),
    QT_TRANSLATE_NOOP("CoreWords", "Give the standalone and the inherited score of at least one."),
    QT_TRANSLATE_NOOP("CoreWords", "Fidelity needs at least one resample and a top of at least one."),
    QT_TRANSLATE_NOOP("CoreWords", "Fidelity is computed from at least one architecture."),
    QT_TRANSLATE_NOOP("CoreWords", "Give the standalone and the inherited score of the architecture."),
    QT_TRANSLATE_NOOP("CoreWords", "The depth is %1, which is no number of layers."),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is no text."),
    QT_TRANSLATE_NOOP("CoreWords", "`bleu` has no `standalone`."),
    QT_TRANSLATE_NOOP("CoreWords", "Give the score of the architecture trained alone."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no JSON object."),
    QT_TRANSLATE_NOOP("CoreWords", "Write one architecture's scores a line."),
    QT_TRANSLATE_NOOP("CoreWords", "The finished run `%1` has lost its checkpoints."),
    QT_TRANSLATE_NOOP("CoreWords", "Train with another --seed, or bring the folder %1 back."),
    QT_TRANSLATE_NOOP("CoreWords", "The pairs' file `%1` cannot be read or is empty."),
    QT_TRANSLATE_NOOP("CoreWords", "Line %1 of `%2` cannot be used. %3"),
    QT_TRANSLATE_NOOP("CoreWords", "The pairs' file `%1` holds no pair."),
    QT_TRANSLATE_NOOP("CoreWords", "Write a JSON object a line, with `standalone` and `inherited`."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no split `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no split `%1` to score."),
    QT_TRANSLATE_NOOP("CoreWords", "Use valid or test."),
    QT_TRANSLATE_NOOP("CoreWords", "An evaluation needs an architecture and a metric."),
    QT_TRANSLATE_NOOP("CoreWords", "The metric `%1` is unknown."),
    QT_TRANSLATE_NOOP("CoreWords", "Use bleu, chrf, ter or loss."),
    QT_TRANSLATE_NOOP("CoreWords", "Use bleu, chrf or ter."),
    QT_TRANSLATE_NOOP("CoreWords", "A beam of %1 cannot be searched."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose one from 1 to %1."),
    QT_TRANSLATE_NOOP("CoreWords", "A number of sentences is not negative."),
    QT_TRANSLATE_NOOP("CoreWords", "0 means all."),
    QT_TRANSLATE_NOOP("CoreWords", "The evaluation settings cannot be read: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "How to score cannot be read: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Scores of another program need its name and version."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "Give --scorer and --scorer-version, with that of the model, for example COMET and 2.2.4/wmt22-comet-da."),
    QT_TRANSLATE_NOOP("CoreWords", "The program computes `%1` itself."),
    QT_TRANSLATE_NOOP("CoreWords", "Neither a scorer's name nor its version holds a `|`: it divides signatures."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has no score: `%2` is no number."),
    QT_TRANSLATE_NOOP("CoreWords", "Write ARCHITECTURE, a tab, and the score."),
    QT_TRANSLATE_NOOP("CoreWords", "The scores %1 cannot be read."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has no tab."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no score in %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The text and the tokens of the split `%1` in %2 differ in length."),
    QT_TRANSLATE_NOOP("CoreWords", "The split `%1` in %2 has no sentences."),
    QT_TRANSLATE_NOOP("CoreWords", "Prepare the data with such a split."),
    QT_TRANSLATE_NOOP("CoreWords", "The model has %1 pieces, the project's tokenizer %2."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The data was prepared anew since the model was trained: use the data of its training."),
    QT_TRANSLATE_NOOP("CoreWords", "Conflict is not taken together by `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Use net, group, layer or tensor."),
    QT_TRANSLATE_NOOP("CoreWords", "A report's column has the unknown kind `%1`.")};

} // namespace

Sentences scoresSentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
