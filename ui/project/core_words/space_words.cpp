// SPDX-License-Identifier: GPL-3.0-or-later
// Search spaces, architectures and the files that hold them.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "There is no choice: give at least one."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is offered twice."),
    QT_TRANSLATE_NOOP("CoreWords", "The attention span is -1, 1 or 2."),
    QT_TRANSLATE_NOOP("CoreWords", "A choice is a number from 1 on, not %1."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is larger than any net can be."),
    QT_TRANSLATE_NOOP("CoreWords", "More than %1 layers."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 heads do not divide qkv_dim %2."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is no width for sines and cosines: take an even number from 4 on."),
    QT_TRANSLATE_NOOP("CoreWords", "Positions of width %1 do not fit: take an even width from %2 on."),
    QT_TRANSLATE_NOOP("CoreWords", "Span %1 attends to %2 encoder layers, but the encoder can have only %3."),
    QT_TRANSLATE_NOOP("CoreWords", "The space has no name."),
    QT_TRANSLATE_NOOP("CoreWords", "The space has no genes."),
    QT_TRANSLATE_NOOP("CoreWords", "A translation net has no use for this gene."),
    QT_TRANSLATE_NOOP("CoreWords", "A translation space needs the gene `%1`."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "A translation space needs the size `qkv_dim`, the width of queries, keys and values over all heads."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space `%1` is at fault at %2: %3"),
    QT_TRANSLATE_NOOP("CoreWords", "The search space file `%1` cannot be used. %2"),
    QT_TRANSLATE_NOOP("CoreWords", "The HAT configuration lacks the key `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Give the file that holds the search space."),
    QT_TRANSLATE_NOOP("CoreWords", "The HAT configuration is not a list of keys and values."),
    QT_TRANSLATE_NOOP("CoreWords", "The HAT configuration cannot be read: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "HAT's format cannot hold the choices of single layers that `%1` has."),
    QT_TRANSLATE_NOOP("CoreWords", "Give all layers the same choices, or save the space in the program's own format."),
    QT_TRANSLATE_NOOP("CoreWords", "HAT's format cannot hold all genes of the space `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Save it in the program's own format."),
    QT_TRANSLATE_NOOP("CoreWords", "It is not JSON: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space `%1` has no gene `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space `%1` lacks the fixed size `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "Gene `%1` has no value."),
    QT_TRANSLATE_NOOP("CoreWords", "Gene `%1` has %2 values where %3 is needed."),
    QT_TRANSLATE_NOOP("CoreWords", "Gene `%1` has %2 values where %3 are needed."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not one of the choices of `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "The space has no gene `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "The architecture does not belong to the search space `%1`: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "The architecture holds %1 values of gene `%2`, which has one for the whole net."),
    QT_TRANSLATE_NOOP("CoreWords", "The architecture lacks gene `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Use an architecture of this search space."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no encoding `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "HAT's latency data sets know no gene `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "it has %1 cells instead of %2."),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is no number."),
    QT_TRANSLATE_NOOP("CoreWords", "no choices of the gene `%1` have the mean %2."),
    QT_TRANSLATE_NOOP("CoreWords", "a latency is above 0."),
    QT_TRANSLATE_NOOP("CoreWords", "The file lacks the column `%1` of HAT's latency data sets."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Give measurements of `supernet latency`, or a file that HAT's latency_dataset.py wrote."),
    QT_TRANSLATE_NOOP("CoreWords", "Line %1 does not fit the space `%2`: %3"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Name with --space the space that HAT drew them from: the configuration of the data set, for "
                      "example cpu_xeon.yml."),
    QT_TRANSLATE_NOOP("CoreWords", "The architecture's `%1` is none of the space's choices."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space `%1` is neither a preset nor a readable file."),
    QT_TRANSLATE_NOOP("CoreWords", "Presets are %1"),
    QT_TRANSLATE_NOOP("CoreWords", "The project has no space of its own."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose a preset, or shape one on the Space page."),
    QT_TRANSLATE_NOOP("CoreWords", "The space `%1` has not %2 different architectures to draw."),
    QT_TRANSLATE_NOOP("CoreWords", "Ask for fewer, or do not stratify."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a JSON object."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a JSON object: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 lacks the key `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a whole number: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is out of range: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a text: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a list: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has the key `%2`, which is not a layer number."),
    QT_TRANSLATE_NOOP("CoreWords", "%1.scope is `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space is not a JSON object."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space is not a JSON object: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space lacks the key `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "This is not a search space: `format` is %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space has format version %1, this program reads %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Use a newer version of the program."),
    QT_TRANSLATE_NOOP("CoreWords", "genes is not a list: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "fixed is not a JSON object."),
    QT_TRANSLATE_NOOP("CoreWords", "The architecture is not a JSON object: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The gene has no name."),
    QT_TRANSLATE_NOOP("CoreWords", "Two genes are called `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "A gene of the whole net has no layers."),
    QT_TRANSLATE_NOOP("CoreWords", "A gene of each layer names the gene of the whole net that holds the depth."),
    QT_TRANSLATE_NOOP("CoreWords", "The depth gene `%1` has to come first."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no layer %1 (layers count from 0)."),
    QT_TRANSLATE_NOOP("CoreWords", "This is a gene of the whole net."),
    QT_TRANSLATE_NOOP("CoreWords", "This is a gene of each layer; its depth is `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no family `%1`: this version knows `translation`."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The search space `%1` is of the family `%2`, not of encoder-decoder translation nets."),
    QT_TRANSLATE_NOOP("CoreWords", "So many samples cannot be drawn: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Ask for 1 to %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The request names no architecture."),
    QT_TRANSLATE_NOOP("CoreWords", "Give `architecture`: an object, an id, \"smallest\" or \"largest\"."),
    QT_TRANSLATE_NOOP("CoreWords", "The search space.%1"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has %2 entries; at most %3 are read."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is longer than %2 bytes: %3."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 offers more than %2 layers.")};

} // namespace

Sentences spaceSentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
