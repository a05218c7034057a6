// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/core_words.h"

#include "domain/support/plain_error.h"
#include "project/sentence_book.h"

#include <QCoreApplication>

namespace supernet::ui {

namespace {

/// What the core is known to say, where a person can meet it in the window.
constexpr const char *knownSentences[] = {
    QT_TRANSLATE_NOOP("CoreWords", "supernet: %1"), // Before what a job that did not begin has written.
    // Export formats
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
                      "its decoder layer %1 attends to the last %2 encoder layers (attention span %3), for "
                      "which CTranslate2 has no counterpart: only a span of -1 has."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The space `%1` does not offer %2 for the gene `%3`, the only choice that %4 has a "
                      "counterpart for."),
    QT_TRANSLATE_NOOP("CoreWords", "Add the choice to the space."),
    QT_TRANSLATE_NOOP("CoreWords", "The subnet cannot be exported as %1: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "Pick another format or subnet."),
    // Faults of a space
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
    QT_TRANSLATE_NOOP("CoreWords", "The space has no name."), QT_TRANSLATE_NOOP("CoreWords", "The space has no genes."),
    QT_TRANSLATE_NOOP("CoreWords", "A translation net has no use for this gene."),
    QT_TRANSLATE_NOOP("CoreWords", "A translation space needs the gene `%1`."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "A translation space needs the size `qkv_dim`, the width of queries, keys and values "
                      "over all heads."),
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
    // Training settings
    QT_TRANSLATE_NOOP("CoreWords", "At least one expert is needed."),
    QT_TRANSLATE_NOOP("CoreWords", "A hypernetwork mixes no experts: its size is that of --router-width."),
    QT_TRANSLATE_NOOP("CoreWords", "A space is cut into at least two parts."),
    QT_TRANSLATE_NOOP("CoreWords", "A router needs at least one hidden unit."),
    QT_TRANSLATE_NOOP("CoreWords", "Tokens choose among at least two experts."),
    QT_TRANSLATE_NOOP("CoreWords", "Tokens choose experts of feed-forward layers only."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Alternating updates need one router for the whole net and several copies: the policy "
                      "network."),
    QT_TRANSLATE_NOOP("CoreWords", "The space cannot be cut by `%1`."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Name a gene of the whole net with at least two choices, for example decoder_layers."),
    QT_TRANSLATE_NOOP("CoreWords", "The space holds too few sizes for %1 parts by parameters."),
    QT_TRANSLATE_NOOP("CoreWords", "Ask for fewer parts, or cut it by a gene."),
    QT_TRANSLATE_NOOP("CoreWords", "The gene `%1` cuts the space into %2 parts, not into %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Give the policy as many experts."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "A hypernetwork of width %1 keeps %2 weights for the matrices that it writes: %3 with "
                      "their gradients and moments, of %4 that this machine has. Choose a smaller "
                      "--router-width, fewer routed matrices or a smaller space."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "A partition of %1 parts keeps %2 weights: %3 with their gradients and moments, of %4 that this "
                      "machine has."),
    QT_TRANSLATE_NOOP("CoreWords", "Cut the space into fewer parts, or choose a smaller one."),
    QT_TRANSLATE_NOOP("CoreWords", "A sandwich without random subnets leaves nothing to choose."),
    QT_TRANSLATE_NOOP("CoreWords", "A stage names a gene that the space has not."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Checkpoints that stay are some of those that are written: a multiple of the steps "
                      "between them."),
    QT_TRANSLATE_NOOP("CoreWords", "The training setting `%1` is wrong."),
    QT_TRANSLATE_NOOP("CoreWords", "The training split holds no sentence pairs."),
    QT_TRANSLATE_NOOP("CoreWords", "The checkpoint of step %1 has spent the branch's whole budget."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Give more --steps (or --minutes, --tokens, --flops): they count from the first step of "
                      "the run it comes from."),
    QT_TRANSLATE_NOOP("CoreWords", "The loss of step %1 is not a number."),
    QT_TRANSLATE_NOOP("CoreWords", "The gradient of step %1 is not a number."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Nothing of that step was kept; the last checkpoint is that of step %1. Start again with "
                      "a lower peak learning rate, a longer warm-up or clipping."),
    QT_TRANSLATE_NOOP("CoreWords", "There is not enough memory."),
    QT_TRANSLATE_NOOP("CoreWords", "Use smaller batches, a smaller space, or a larger machine."),
    // Searching and steering
    QT_TRANSLATE_NOOP("CoreWords",
                      "No architecture of the space `%1` keeps under %2: the smallest latency that can be "
                      "reached is %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Raise the limit."), QT_TRANSLATE_NOOP("CoreWords", "Raise one of the limits."),
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
    // Supernets, predictors, exports
    QT_TRANSLATE_NOOP("CoreWords", "The project %1 has no trained supernet."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet train` first."),
    QT_TRANSLATE_NOOP("CoreWords", "The training run `%1` has no checkpoint yet."),
    QT_TRANSLATE_NOOP("CoreWords", "The project %1 has no latency predictor yet."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet latency`, then `supernet predictor`."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The latency predictor learnt from the space `%1`, which does not offer all choices of "
                      "this one."),
    QT_TRANSLATE_NOOP("CoreWords", "Run `supernet latency` and `supernet predictor` for this space."),
    QT_TRANSLATE_NOOP("CoreWords", "The exported model %1 cannot be used: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Export it again."),
    // Texts and data
    QT_TRANSLATE_NOOP("CoreWords", "The text file %1 cannot be opened: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The text file %1 is UTF-16, not UTF-8."),
    QT_TRANSLATE_NOOP("CoreWords", "Convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW."),
    QT_TRANSLATE_NOOP("CoreWords", "The files %1 and %2 have %3 and %4 lines."),
    QT_TRANSLATE_NOOP("CoreWords", "Give two files whose lines belong together one by one."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The corpus has %1 distinct good pairs, too few to hold out %2 for validation and %3 for "
                      "test."),
    QT_TRANSLATE_NOOP("CoreWords", "Give a larger corpus, or smaller --valid-size and --test-size."),
    QT_TRANSLATE_NOOP("CoreWords", "No good pair of lines is in %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose at most %1 pieces."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose at least %1 pieces."),
    QT_TRANSLATE_NOOP("CoreWords", "Another job prepares the data of %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Wait for it, or stop it."),
    QT_TRANSLATE_NOOP("CoreWords", "Prepare the data again."),
    QT_TRANSLATE_NOOP("CoreWords", "The tokenizer model %1 is missing."),
    // Projects and files
    QT_TRANSLATE_NOOP("CoreWords", "There is no project in %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Give a project's folder with --project, or make one with `supernet project new`."),
    QT_TRANSLATE_NOOP("CoreWords", "There already is a project in %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Open it, or choose another folder."),
    QT_TRANSLATE_NOOP("CoreWords", "The file %1 is not a Supernet Studio project."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose the folder of a project; `supernet project new` makes one."),
    QT_TRANSLATE_NOOP("CoreWords", "The project file %1 could not be read."),
    QT_TRANSLATE_NOOP("CoreWords", "The project file %1 cannot be used. %2"),
    QT_TRANSLATE_NOOP("CoreWords", "Correct it in an editor or restore it from a copy."),
    QT_TRANSLATE_NOOP("CoreWords", "The project %1 has version %2; this program knows versions up to %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Open it with a newer Supernet Studio."),
    QT_TRANSLATE_NOOP("CoreWords", "The project %1 could not be copied to %2: %3."),
    QT_TRANSLATE_NOOP("CoreWords", "Check its permissions."),
    QT_TRANSLATE_NOOP("CoreWords", "The store %1 could not be opened."),
    QT_TRANSLATE_NOOP("CoreWords", "The store %1 was kept locked by another program."),
    QT_TRANSLATE_NOOP("CoreWords", "Close that program and try again."),
    QT_TRANSLATE_NOOP("CoreWords", "The store %1 may not be written."),
    QT_TRANSLATE_NOOP("CoreWords", "Check its permissions, or work on a copy of the project."),
    QT_TRANSLATE_NOOP("CoreWords", "The store %1 is damaged: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Restore the file from a copy, or delete it to begin with an empty one."),
    QT_TRANSLATE_NOOP("CoreWords", "The store %1 could not be written: the disk is full."),
    QT_TRANSLATE_NOOP("CoreWords", "Free some space on that disk; all that was written before is safe."),
    QT_TRANSLATE_NOOP("CoreWords", "The folder %1 could not be made: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Check that you may write there."),
    QT_TRANSLATE_NOOP("CoreWords", "Check that the disk has space and that you may write there."),
    QT_TRANSLATE_NOOP("CoreWords", "Check that its folder exists and that you may write there."),
    QT_TRANSLATE_NOOP("CoreWords", "The file %1 could not be written."),
    QT_TRANSLATE_NOOP("CoreWords", "The report %1 could not be written."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Check that its folder exists, that you may write there, and that the disk has room."),
    QT_TRANSLATE_NOOP("CoreWords", "The file `%1` is of no kind that can be written here."),
    QT_TRANSLATE_NOOP("CoreWords", "End its name in one of: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The report `%1` is of no kind that can be written."),
    QT_TRANSLATE_NOOP("CoreWords", "End its name in .html or .pdf."),
    QT_TRANSLATE_NOOP("CoreWords", "The work failed inside a library: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "The file %1 cannot be read."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has no column `%2`."), QT_TRANSLATE_NOOP("CoreWords", "%1 is empty."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 cannot be read.")};

} // namespace

QString coreText(const QString &text)
{
    static const SentenceBook book("CoreWords", knownSentences);
    const auto inner = [](const QString &part) { return coreText(part); };
    // What happened is followed by what to do: the shortest beginning that is known comes first.
    for (qsizetype end = text.indexOf(QLatin1String(". ")); end >= 0;
         end = text.indexOf(QLatin1String(". "), end + 1)) {
        if (const auto first = book.told(text.left(end + 1), inner))
            return *first + QLatin1Char(' ') + coreText(text.sliced(end + 2));
    }
    return book.told(text, inner).value_or(text);
}

QString coreText(const std::string &text)
{
    return coreText(QString::fromStdString(text));
}

QString errorText(const std::exception &error)
{
    return coreText(asError(error).message());
}

} // namespace supernet::ui
