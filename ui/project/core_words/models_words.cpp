// SPDX-License-Identifier: GPL-3.0-or-later
// Models that are computed here: tensors, compute types, decoding.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "A matrix in eight bits and its scales do not fit each other."),
    QT_TRANSLATE_NOOP("CoreWords", "A scale of a matrix in eight bits is no number from 0 on."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no compute type `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Use float32, bfloat16 or int8."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "This processor has no instructions for products in %1: it would be slower than float32."),
    QT_TRANSLATE_NOOP("CoreWords", "Use float32."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "These decoding options make no sense: beam and batch are at least 1, no length is negative."),
    QT_TRANSLATE_NOOP("CoreWords", "A token (%1) is outside of the model's vocabulary of %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Use the tokenizer that was exported with the model."),
    QT_TRANSLATE_NOOP("CoreWords", "The model has no tensor `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "An encoder and a decoder have at least one layer each."),
    QT_TRANSLATE_NOOP("CoreWords", "Positions are narrower than the model."),
    QT_TRANSLATE_NOOP("CoreWords", "The tensor is missing."),
    QT_TRANSLATE_NOOP("CoreWords", "The tensor is %1 instead of %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The tensor holds fewer values than its sizes say."),
    QT_TRANSLATE_NOOP("CoreWords", "No sentence begins at that position."),
    QT_TRANSLATE_NOOP("CoreWords", "There are tensors that do not belong to a model of this shape."),
    QT_TRANSLATE_NOOP("CoreWords", "The model cannot be used: %1: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "a matrix product failed"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is not a whole safetensors file: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Use another checkpoint or export again."),
    QT_TRANSLATE_NOOP("CoreWords", "Cannot read %1: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Cannot read %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Cannot map %1 into memory."),
    QT_TRANSLATE_NOOP("CoreWords", "it is shorter than its header's length"),
    QT_TRANSLATE_NOOP("CoreWords", "its header is longer than the file"),
    QT_TRANSLATE_NOOP("CoreWords", "its header is not a JSON object"),
    QT_TRANSLATE_NOOP("CoreWords", "its metadata are not an object"),
    QT_TRANSLATE_NOOP("CoreWords", "the entry of `%1` is incomplete"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` lies outside the file"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` has another size than its shape says"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` is not aligned"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` has the unknown type %2"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` has an impossible shape"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has no tensor `%2`."),
    QT_TRANSLATE_NOOP("CoreWords", "It belongs to another model."),
    QT_TRANSLATE_NOOP("CoreWords", "SUPERNET_KERNELS asks for kernels that do not run on this processor: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Unset it for the fastest, or take one of: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The vocabulary lacks the four special tokens."),
    QT_TRANSLATE_NOOP("CoreWords", "two of its tensors lie in the same place"),
    QT_TRANSLATE_NOOP("CoreWords", "The weights name a part of the space that it has not."),
    QT_TRANSLATE_NOOP("CoreWords", "A request is longer than %1 MB."),
    QT_TRANSLATE_NOOP("CoreWords", "The parameter \"%1\" is no list of up to %2: %3."),
    QT_TRANSLATE_NOOP("CoreWords", "So many sentences are not translated at once: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Ask for up to %1.")};

} // namespace

Sentences modelsSentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
