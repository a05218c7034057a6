// SPDX-License-Identifier: GPL-3.0-or-later
#include "supernet_sentencepiece.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>
#include <string>
#include <unordered_map>
#include <vector>

struct SupernetTokenizerModel
{
    sentencepiece::SentencePieceProcessor processor;
};

namespace {

void report(const std::string &text, char *error, size_t errorSize)
{
    if (!error || errorSize == 0)
        return;
    const size_t length = std::min(text.size(), errorSize - 1);
    std::memcpy(error, text.data(), length);
    error[length] = '\0';
}

/// Runs `body`, which returns a status, and lets neither status nor exception out except as text.
template<typename Body>
int guarded(char *error, size_t errorSize, Body &&body) noexcept
{
    try {
        const sentencepiece::util::Status status = body();
        if (status.ok())
            return 1;
        report(status.error_message(), error, errorSize);
    } catch (const std::exception &exception) {
        report(exception.what(), error, errorSize);
    } catch (...) {
        report("SentencePiece failed for a reason it did not give.", error, errorSize);
    }
    return 0;
}

class CallbackSentences : public sentencepiece::SentenceIterator
{
public:
    explicit CallbackSentences(const SupernetTokenizerTraining &training)
        : m_training(training)
    {
        advance();
    }

    bool done() const override { return m_done; }
    void Next() override { advance(); }
    const std::string &value() const override { return m_value; }
    sentencepiece::util::Status status() const override { return {}; }

private:
    void advance()
    {
        size_t length = 0;
        const char *sentence = m_training.nextSentence(m_training.context, &length);
        m_done = !sentence;
        if (sentence)
            m_value.assign(sentence, length);
    }

    const SupernetTokenizerTraining &m_training;
    std::string m_value;
    bool m_done = false;
};

int train(const SupernetTokenizerTraining *training, char *error, size_t errorSize) noexcept
{
    return guarded(error, errorSize, [training] {
        sentencepiece::SetRandomGeneratorSeed(training->seed);
        CallbackSentences sentences(*training);
        std::string model;
        std::unordered_map<std::string, std::string> options = {
            {"vocab_size", std::to_string(training->vocabulary)},
            {"model_type", training->type},
            {"character_coverage", std::to_string(training->characterCoverage)},
            {"num_threads", std::to_string(training->threads)},
            {"unk_id", "0"},
            {"bos_id", "1"},
            {"eos_id", "2"},
            {"pad_id", "3"},
            {"minloglevel", "4"}, // Above fatal: what goes wrong comes back as a status.
        };
        if (training->longestSentence > 0)
            options["max_sentence_length"] = std::to_string(training->longestSentence);
        const auto status = sentencepiece::SentencePieceTrainer::Train(options, &sentences, &model);
        if (status.ok())
            training->model(training->context, model.data(), model.size());
        return status;
    });
}

SupernetTokenizerModel *open(const char *modelFile, char *error, size_t errorSize) noexcept
{
    std::unique_ptr<SupernetTokenizerModel> model;
    const int ok = guarded(error, errorSize, [&] {
        model = std::make_unique<SupernetTokenizerModel>();
        return model->processor.Load(modelFile);
    });
    return ok ? model.release() : nullptr;
}

void close(SupernetTokenizerModel *model) noexcept
{
    delete model;
}

int32_t vocabularySize(const SupernetTokenizerModel *model) noexcept
{
    return model->processor.GetPieceSize();
}

int encode(const SupernetTokenizerModel *model, const char *text, size_t length, SupernetTokenSink sink, void *context,
           char *error, size_t errorSize) noexcept
{
    return guarded(error, errorSize, [=] {
        std::vector<int> tokens;
        const auto status = model->processor.Encode({text, length}, &tokens);
        if (status.ok())
            sink(context, tokens.data(), tokens.size());
        return status;
    });
}

int decode(const SupernetTokenizerModel *model, const int32_t *tokens, size_t count, SupernetTextSink sink,
           void *context, char *error, size_t errorSize) noexcept
{
    return guarded(error, errorSize, [=] {
        std::string text;
        const auto status = model->processor.Decode(std::vector<int>(tokens, tokens + count), &text);
        if (status.ok())
            sink(context, text.data(), text.size());
        return status;
    });
}

constexpr SupernetTokenizerPlugin Plugin = {SUPERNET_TOKENIZER_ABI, train, open, close, vocabularySize, encode, decode};

} // namespace

extern "C" __attribute__((visibility("default"))) const SupernetTokenizerPlugin *supernetTokenizerPlugin()
{
    return &Plugin;
}
