// SPDX-License-Identifier: GPL-3.0-or-later
// Export formats, exports, their runtimes and their proofs.
#include "project/core_words/areas.h"

#include <QCoreApplication>

namespace supernet::ui::core_words {

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "weights for this program and for plain PyTorch, with an example"),
    QT_TRANSLATE_NOOP("CoreWords", "encoder and decoder step for ONNX runtimes"),
    QT_TRANSLATE_NOOP("CoreWords", "a model folder for CTranslate2"),
    QT_TRANSLATE_NOOP("CoreWords", "the same in eight bits: smaller and faster, nearly the same outputs"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "the same for this program alone in eight bits: smaller and faster, nearly the same outputs"),
    QT_TRANSLATE_NOOP("CoreWords", "the layout of the Hugging Face hub, with a modelling file"),
    QT_TRANSLATE_NOOP("CoreWords", "one file for LibTorch and PyTorch, search included"),
    QT_TRANSLATE_NOOP("CoreWords", "its weights do not fit into one file of 2 GB, the most that ONNX knows."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "its decoder layer %1 attends to the last %2 encoder layers (attention span %3), for which "
                      "CTranslate2 has no counterpart: only a span of -1 has."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "The space `%1` does not offer %2 for the gene `%3`, the only choice that %4 has a counterpart for."),
    QT_TRANSLATE_NOOP("CoreWords", "Add the choice to the space."),
    QT_TRANSLATE_NOOP("CoreWords", "The subnet cannot be exported as %1: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "Pick another format or subnet."),
    QT_TRANSLATE_NOOP("CoreWords", "The exported model %1 cannot be used: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Export it again."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no export format `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "Formats are %1."),
    QT_TRANSLATE_NOOP("CoreWords", "This program does not write the format `%1`."),
    QT_TRANSLATE_NOOP("CoreWords", "The folder %1 exists already."),
    QT_TRANSLATE_NOOP("CoreWords", "Name another one."),
    QT_TRANSLATE_NOOP("CoreWords", "The folder %1 cannot be made: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The tokenizer has %1 pieces, the model %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Export with the tokenizer that the model was trained with."),
    QT_TRANSLATE_NOOP("CoreWords", "Tensors of other sizes were to be compared."),
    QT_TRANSLATE_NOOP("CoreWords", "The tokenizer of the exported model has %1 pieces, the model %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The lexicon of %1 is for another vocabulary."),
    QT_TRANSLATE_NOOP("CoreWords", "Export the model again."),
    QT_TRANSLATE_NOOP("CoreWords", "Line %1 is not valid UTF-8: the bytes at fault are replaced."),
    QT_TRANSLATE_NOOP("CoreWords", "Line %1 is too long: only its first %2 tokens are translated."),
    QT_TRANSLATE_NOOP("CoreWords", "The translations cannot be written."),
    QT_TRANSLATE_NOOP("CoreWords", "Is the disk full, or the reader gone?"),
    QT_TRANSLATE_NOOP("CoreWords", "Is this the folder of an exported model?"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The subnet counts positions, or begins sentences, as the program that it comes from: no "
                      "format says that."),
    QT_TRANSLATE_NOOP("CoreWords", "Use the folder that it was imported from."),
    QT_TRANSLATE_NOOP("CoreWords", "It is an export for another runtime (%1)."),
    QT_TRANSLATE_NOOP("CoreWords", "Use one in the format safetensors."),
    QT_TRANSLATE_NOOP("CoreWords", "The file %1 was changed after the export."),
    QT_TRANSLATE_NOOP("CoreWords", "The exported model %1 cannot be used: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "The ONNX library finds fault with the model: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "Please report this together with the subnet's architecture."),
    QT_TRANSLATE_NOOP("CoreWords", "The model is too large for one ONNX file (2 GB)."),
    QT_TRANSLATE_NOOP("CoreWords", "Export it as safetensors."),
    QT_TRANSLATE_NOOP("CoreWords", "There are no sentences in %1."),
    QT_TRANSLATE_NOOP("CoreWords", "A connection to Python cannot be made: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The Python `%1` cannot be run: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Name one with --python or $SUPERNET_PYTHON."),
    QT_TRANSLATE_NOOP("CoreWords", "Python has ended."),
    QT_TRANSLATE_NOOP("CoreWords", "Python has ended: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "The program `supernet` was not named."),
    QT_TRANSLATE_NOOP("CoreWords", "No Python was named."),
    QT_TRANSLATE_NOOP("CoreWords", "There are no sentences."),
    QT_TRANSLATE_NOOP("CoreWords", "Its runtime is not installed: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The verification's result cannot be read."),
    QT_TRANSLATE_NOOP("CoreWords", "not verified here. %1"),
    QT_TRANSLATE_NOOP("CoreWords", "`%1` does not divide `qkv`."),
    QT_TRANSLATE_NOOP("CoreWords", "The file %1 is no JSON: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "It is %1 instead of F32, or of I8 with scales."),
    QT_TRANSLATE_NOOP("CoreWords", "Its scales are %1 instead of F32."),
    QT_TRANSLATE_NOOP("CoreWords", "The tensor `%1` of %2 cannot be used: %3"),
    QT_TRANSLATE_NOOP("CoreWords", "The exported model differs from the original when it is read back."),
    QT_TRANSLATE_NOOP("CoreWords", "Check the disk."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The exported model translates differently from the original: %1 of %2 sentences alike, "
                      "logits differ by up to %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Check that the supernet's weights are all numbers."),
    QT_TRANSLATE_NOOP("CoreWords", "It is of another format."),
    QT_TRANSLATE_NOOP("CoreWords", "A newer version of the program made it."),
    QT_TRANSLATE_NOOP("CoreWords", "The program `%1` cannot be run: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The verification was stopped."),
    QT_TRANSLATE_NOOP("CoreWords", "The verification failed: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "The exported TorchScript model computes other logits, by up to %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The exported TorchScript model cannot be used: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "An export is of one."),
    QT_TRANSLATE_NOOP("CoreWords", "No architecture of the search `%1` keeps under %2 ms."),
    QT_TRANSLATE_NOOP("CoreWords", "See `supernet front` for what there is."),
    QT_TRANSLATE_NOOP("CoreWords", "The text of the validation split has fewer lines than its tokens."),
    QT_TRANSLATE_NOOP("CoreWords", "Leave the format out or pick another subnet."),
    QT_TRANSLATE_NOOP("CoreWords", "The settings of the export cannot be read: %1."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "An export needs an architecture, or a latency limit to pick one from a search's front."),
    QT_TRANSLATE_NOOP("CoreWords", "Give --architecture ID, FILE, smallest or largest, or --latency-limit MS."),
    QT_TRANSLATE_NOOP("CoreWords", "The proof compares at least one sentence."),
    QT_TRANSLATE_NOOP("CoreWords", "A lexicon keeps no negative number of translations."),
    QT_TRANSLATE_NOOP("CoreWords", "An export needs a format."),
    QT_TRANSLATE_NOOP("CoreWords", "The format `%1` is named twice."),
    QT_TRANSLATE_NOOP("CoreWords", "The folder %1 cannot be copied into the project: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Make room on the disk."),
    QT_TRANSLATE_NOOP("CoreWords", "The export was stopped."),
    QT_TRANSLATE_NOOP("CoreWords", "No module named '%1'"),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "A hypothesis of the greatest length is taken as it stands, here only with its end token's probability."),
    QT_TRANSLATE_NOOP("CoreWords", "Probabilities are shared out among the tokens that may follow, here among all.")};

} // namespace

Sentences exportSentences()
{
    return sentences;
}

} // namespace supernet::ui::core_words
