/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The C interface of the tokenizer plugin. Nothing of C++ crosses it: no classes, no exceptions, no memory that one
 * side allocates and the other frees. Results are handed to a callback before the call returns. Functions that can
 * fail return 0 and fill `error` (cut to `errorSize`, always terminated); they return 1 when all went well. */
#ifdef __cplusplus
extern "C" {
#endif

#define SUPERNET_TOKENIZER_ABI 2
#define SUPERNET_TOKENIZER_ENTRY "supernetTokenizerPlugin"

typedef struct SupernetTokenizerModel SupernetTokenizerModel;

typedef void (*SupernetTokenSink)(void *context, const int32_t *tokens, size_t count);
typedef void (*SupernetTextSink)(void *context, const char *text, size_t length);

typedef struct SupernetTokenizerTraining
{
    int32_t vocabulary;
    const char *type; /* "unigram" or "bpe" */
    uint32_t seed;
    int32_t threads;
    double characterCoverage;
    int32_t longestSentence; /* Bytes, where it is more than SentencePiece takes by itself; else 0. */
    /* Next sentence (UTF-8, not terminated), or NULL at the end. Valid until the next call. */
    const char *(*nextSentence)(void *context, size_t *length);
    SupernetTextSink model; /* Receives the bytes of the trained model. */
    void *context;
} SupernetTokenizerTraining;

typedef struct SupernetTokenizerPlugin
{
    uint32_t abi; /* SUPERNET_TOKENIZER_ABI */
    int (*train)(const SupernetTokenizerTraining *training, char *error, size_t errorSize);
    SupernetTokenizerModel *(*open)(const char *modelFile, char *error, size_t errorSize); /* NULL on failure */
    void (*close)(SupernetTokenizerModel *model);
    int32_t (*vocabularySize)(const SupernetTokenizerModel *model);
    /* Both may be called from several threads at once. */
    int (*encode)(const SupernetTokenizerModel *model, const char *text, size_t length, SupernetTokenSink sink,
                  void *context, char *error, size_t errorSize);
    int (*decode)(const SupernetTokenizerModel *model, const int32_t *tokens, size_t count, SupernetTextSink sink,
                  void *context, char *error, size_t errorSize);
} SupernetTokenizerPlugin;

/* The plugin's only exported symbol has this type. */
typedef const SupernetTokenizerPlugin *(*SupernetTokenizerEntry)(void);

#ifdef __cplusplus
}
#endif
