// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The loops between the matrix products, on plain memory: rows are contiguous unless a stride is given. Callers split
/// the rows (or sentences) among threads; a kernel runs on one.
namespace supernet::kernels {

/// Inverted dropout whose mask is a function of (key, row, column), so that the backward pass makes it again.
struct Dropout
{
    std::uint64_t key = 0;
    std::uint32_t threshold = 0; ///< Of 65,536: how many values are dropped; 0 turns dropout off.
    double scale = 1; ///< Of the values that stay.
};
[[nodiscard]] Dropout makeDropout(double rate, std::uint64_t key);

/// Softmax weights of a query lie in a row of whole tiles, zeros behind the last key.
inline constexpr std::int64_t KeyTile = 16;
[[nodiscard]] constexpr std::int64_t paddedKeys(std::int64_t keys)
{
    return (keys + KeyTile - 1) / KeyTile * KeyTile;
}
/// Values that the softmax weights of one sentence's attention take.
[[nodiscard]] constexpr std::int64_t weightCount(std::int64_t heads, std::int64_t queries, std::int64_t keys)
{
    return heads * queries * paddedKeys(keys);
}

/// Sentences laid end to end: where those of queries and of keys begin.
struct AttentionShape
{
    std::int64_t heads = 1;
    std::int64_t headWidth = 0;
    const std::int64_t *queryOffsets = nullptr; ///< [sentences + 1]
    const std::int64_t *keyOffsets = nullptr; ///< [sentences + 1]
    const std::int64_t *weightOffsets = nullptr; ///< [sentences]: where a sentence's weights begin, per head.
    std::int64_t keyTokens = 0; ///< Rows of one segment.
    int segments = 1; ///< Encoder layers attended to: segment j's keys lie keyTokens * j rows further on.
    bool causal = false;
    Dropout dropout;
};

template<typename T>
struct AttentionTensors
{
    const T *queries = nullptr;
    const T *keys = nullptr;
    const T *values = nullptr;
    std::int64_t queryStride = 0; ///< Of queries' rows (elements).
    std::int64_t keyStride = 0; ///< Of keys' and values' rows.
    T *weights = nullptr; ///< Softmax weights before dropout, kept for the backward pass.
};

/// m expert matrices of equal size, sliced from a bank: rows are contiguous.
template<typename T>
struct Experts
{
    std::int64_t count = 0;
    std::int64_t columns = 0;
    std::int64_t expertStride = 0;
    std::int64_t rowStride = 0;
    const T *values = nullptr;
    T *gradients = nullptr; ///< Laid out as the values are.
    const T *coefficients = nullptr;
    std::int64_t coefficientStride = 0; ///< From one expert's coefficients to the next's.
    std::int64_t coefficientRowStride = 0; ///< 1: one for each row; 0: one for the matrix.
};

inline constexpr std::int64_t SummaryBlock = 64;

/// One step of Adam, bias corrections worked in.
struct AdamStep
{
    double beta1 = 0;
    double beta2 = 0;
    double epsilon = 0;
    double rate = 0; ///< Learning rate over the first moment's correction.
    double secondCorrection = 1; ///< Factor of the second moment.
    double gradientScale = 1; ///< Of clipping.
};

template<typename T>
struct Table
{
    /// Steps values [begin, end) and sets their gradients to zero.
    void (*adam)(std::int64_t begin, std::int64_t end, const AdamStep &step, T *values, T *gradients, T *first,
                 T *second);
    double (*squaredSum)(std::int64_t begin, std::int64_t end, const T *values);
    /// Adds <a, a>, <b, b> and <a, b> to sums[0], [1] and [2].
    void (*productSums)(std::int64_t count, const T *a, const T *b, double *sums);
    /// mixed[row] = sum_i c_i E_i[row] for rows [begin, end); `mixed` is dense.
    void (*mix)(std::int64_t begin, std::int64_t end, const Experts<T> &experts, T *mixed);
    /// Adds c_i g to each expert's gradient; agreements[i * rows + row] = <g[row], E_i[row]>.
    void (*mixBackward)(std::int64_t begin, std::int64_t end, std::int64_t rows, const Experts<T> &experts,
                        const T *gradient, T *agreements);
    /// y = normalised(x + dropout(sublayer)) * gain + bias for rows [begin, end) of `width`; keeps the normalised
    /// values and 1 / deviation. epsilon 1e-5.
    void (*addNorm)(std::int64_t begin, std::int64_t end, std::int64_t width, const T *x, const T *sublayer,
                    const Dropout &dropout, const T *gain, const T *bias, T *y, T *normalised, T *inverseDeviation);
    /// Gradients of addNorm; gainGradient and biasGradient (of `width`) are added to.
    void (*addNormBackward)(std::int64_t begin, std::int64_t end, std::int64_t width, const T *outputGradient,
                            const T *normalised, const T *inverseDeviation, const T *gain, const Dropout &dropout,
                            T *inputGradient, T *sublayerGradient, T *gainGradient, T *biasGradient);
    /// output = dropout(scale * table[token] + positions[position of the row]) for rows [begin, end).
    void (*embed)(std::int64_t begin, std::int64_t end, std::int64_t width, const std::int64_t *tokens,
                  const std::int64_t *positions, const T *table, std::int64_t tableStride, const T *positionTable,
                  std::int64_t positionStride, T scale, const Dropout &dropout, T *output);
    /// tableGradient[token] += scale * dropout(outputGradient) for columns [begin, end) of all rows.
    void (*embedBackward)(std::int64_t begin, std::int64_t end, std::int64_t width, std::int64_t rows,
                          const std::int64_t *tokens, const T *outputGradient, T scale, const Dropout &dropout,
                          T *tableGradient, std::int64_t tableStride);
    /// biasGradient += column sums of rows [begin, end); with `activation`, rows are first masked by activation > 0
    /// into `masked`.
    void (*columnSums)(std::int64_t begin, std::int64_t end, std::int64_t width, const T *gradient, const T *activation,
                       T *masked, T *biasGradient);
    /// Label-smoothed cross-entropy of rows [begin, end) of logits [.., vocabulary]. Adds to losses[0] (smoothed) and
    /// losses[1] (negative log-likelihood), in nats. With gradientScale != 0 the logits become their gradient.
    void (*tokenLoss)(std::int64_t begin, std::int64_t end, std::int64_t vocabulary, T *logits,
                      const std::int64_t *targets, double labelSmoothing, double gradientScale, double *losses);
    /// Softmax attention of sentence-head pairs [begin, end) (pair = sentence * heads + head).
    void (*attention)(std::int64_t begin, std::int64_t end, const AttentionShape &shape,
                      const AttentionTensors<T> &tensors, T *output, std::int64_t outputStride);
    void (*attentionBackward)(std::int64_t begin, std::int64_t end, const AttentionShape &shape,
                              const AttentionTensors<T> &tensors, const T *outputGradient, std::int64_t outputStride,
                              T *queryGradient, T *keyGradient, T *valueGradient);
    /// Softmax attention of one query to `count` keys that lie anywhere; a key's value lies `valueOffset` elements
    /// behind it. `scores` is scratch of `count`.
    void (*attendRow)(std::int64_t heads, std::int64_t headWidth, const T *query, const T *const *keys,
                      std::int64_t count, std::int64_t valueOffset, T *scores, T *output);
    /// log sum_c e^row[c]; also the largest value in each run of SummaryBlock values.
    double (*summarise)(std::int64_t count, const T *row, T *blockMaxima);
};

/// The fastest variant that this processor runs, or the one that the environment variable SUPERNET_KERNELS names (to repeat
/// to the bit what a lesser processor did), for float and double. Throws UsageError where the processor cannot run that.
template<typename T>
[[nodiscard]] const Table<T> &table();

/// `portable`, `avx2` or `avx512`: recorded with a run, since sums round differently.
[[nodiscard]] const char *variantName();

} // namespace supernet::kernels
