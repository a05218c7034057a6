// SPDX-License-Identifier: GPL-3.0-or-later
// Measured latencies, their plans and their predictors.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "Name another folder."),
    QT_TRANSLATE_NOOP("CoreWords", "The file %1 was changed since the plan was written."),
    QT_TRANSLATE_NOOP("CoreWords", "The folder %1 holds something else than a plan."),
    QT_TRANSLATE_NOOP("CoreWords", "Measure anew with `supernet latency`."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "The latencies of the run `%1` are of nets with a vocabulary of %2, that of the data at that time."),
    QT_TRANSLATE_NOOP("CoreWords", "The project %1 has no latency predictor yet."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet latency`, then `supernet predictor`."),
    QT_TRANSLATE_NOOP(
        "CoreWords", "The latency predictor learnt from the space `%1`, which does not offer all choices of this one."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet latency` and `supernet predictor` for this space."),
    QT_TRANSLATE_NOOP("CoreWords", "it holds no predictor"),
    QT_TRANSLATE_NOOP("CoreWords", "a newer version of the program made it"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is no matrix"),
    QT_TRANSLATE_NOOP("CoreWords", "The tensor `%1` is %2 instead of F32."),
    QT_TRANSLATE_NOOP("CoreWords", "The layers of a latency predictor do not fit each other."),
    QT_TRANSLATE_NOOP("CoreWords", "A latency predictor ends in one number."),
    QT_TRANSLATE_NOOP("CoreWords", "The latency predictor %1 cannot be used: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "Make it anew with `supernet predictor`."),
    QT_TRANSLATE_NOOP("CoreWords", "The project %1 has no latency predictor for the device profile `%2`."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Run `supernet predictor --profile %1` once its latencies are measured or imported."),
    QT_TRANSLATE_NOOP("CoreWords", "A latency predictor learns from at least %1 measured architectures; there are %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Measure more with `supernet latency --architectures N`."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no runtime `%1` to measure."),
    QT_TRANSLATE_NOOP("CoreWords", "Runtimes are %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The runtime `%1` is not installed for `%2`: %3."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Install it with `%1 -m pip install numpy %2`, or name a Python that has it with --python or "
                      "$SUPERNET_PYTHON."),
    QT_TRANSLATE_NOOP("CoreWords", "The subnet %1 cannot be measured in %2: %3"),
    QT_TRANSLATE_NOOP("CoreWords", "Leave it out."),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` cannot name a device profile."),
    QT_TRANSLATE_NOOP("CoreWords", "Use letters, digits, `-`, `_` and `.`, for example pi4 or xeon-onnxruntime."),
    QT_TRANSLATE_NOOP("CoreWords", "A timed generation came out at the wrong length."),
    QT_TRANSLATE_NOOP("CoreWords", "The file cannot be read."),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is no latency."),
    QT_TRANSLATE_NOOP("CoreWords", "`protocol` does not say how it was measured."),
    QT_TRANSLATE_NOOP("CoreWords", "The measurements name no device profile of their own."),
    QT_TRANSLATE_NOOP("CoreWords", "Name the device with --profile NAME."),
    QT_TRANSLATE_NOOP("CoreWords", "It is of another format, or a newer version of the program made it."),
    QT_TRANSLATE_NOOP("CoreWords", "it is of another format, or a newer version of the program made it."),
    QT_TRANSLATE_NOOP("CoreWords", "There are no measurements in it."),
    QT_TRANSLATE_NOOP("CoreWords", "The measurements %1 cannot be taken in. %2"),
    QT_TRANSLATE_NOOP("CoreWords", "The measurements %1 cannot be taken in: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Measure again with the plan's `measure`."),
    QT_TRANSLATE_NOOP("CoreWords", "Architectures, repetitions, lengths and beams to measure are numbers from 1 on."),
    QT_TRANSLATE_NOOP("CoreWords", "The vocabulary has a size from 5 on."),
    QT_TRANSLATE_NOOP("CoreWords", "The settings of the latency job cannot be read: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The program cannot be copied to %1: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose another place, or make room on the disk."),
    QT_TRANSLATE_NOOP("CoreWords", "The plan %1 cannot be read."),
    QT_TRANSLATE_NOOP("CoreWords", "`supernet latency --plan DIR` writes one."),
    QT_TRANSLATE_NOOP("CoreWords", "it names no architectures, vocabulary or space."),
    QT_TRANSLATE_NOOP("CoreWords", "The plan %1 cannot be used: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "Write it again with `supernet latency --plan DIR`."),
    QT_TRANSLATE_NOOP("CoreWords", "The project has no measured latencies yet."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet latency` first."),
    QT_TRANSLATE_NOOP("CoreWords", "The project has no latencies of the device profile `%1` yet."),
    QT_TRANSLATE_NOOP("CoreWords", "Take them in with `supernet latency --import`."),
    QT_TRANSLATE_NOOP("CoreWords", "The latency run `%1` has no measurements."),
    QT_TRANSLATE_NOOP("CoreWords", "The latency run `%1` has no measurements with a beam of %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Measure them with `supernet latency --beam N`."),
    QT_TRANSLATE_NOOP("CoreWords", "The measurements of `%1` tell means over the layers only."),
    QT_TRANSLATE_NOOP("CoreWords", "Use the encoding that learns from means: --encoding summary."),
    QT_TRANSLATE_NOOP("CoreWords", "The settings of the predictor job cannot be read: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The predictor's width and steps are numbers from 1 on, its beam is not negative."),
    QT_TRANSLATE_NOOP("CoreWords", "The vocabulary has a size from 5 to 1,000,000."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Sentences of up to 2048 tokens, beams up to 100, and up to a million architectures and "
                      "repetitions are measured."),
    QT_TRANSLATE_NOOP("CoreWords", "The architecture %1 has weights of %2, more than are measured (%3)."),
    QT_TRANSLATE_NOOP("CoreWords", "Measure a smaller space.")};

} // namespace

Sentences latencySentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
