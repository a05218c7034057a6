// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"
#include "engine/dense/packed_linear.h"

#include <map>

namespace supernet {

/// A collapsed model made ready to generate: weights prepacked, caches kept from step to step. What to say next is the
/// caller's business (beam_search.h). Rows of a step are hypotheses; each belongs to a sentence and descends from a row
/// of the step before.
class DenseRuntime
{
public:
    /// Throws Error when check() finds fault, or when the processor does not multiply the type itself.
    explicit DenseRuntime(const DenseTransformer &model, ComputeType type = ComputeType::Float32);
    DenseRuntime(const DenseRuntime &) = delete;
    DenseRuntime &operator=(const DenseRuntime &) = delete;

    /// Encodes sentences (end tokens are added here) and computes what every step attends to. Starts at step 0. Logits will
    /// be of the tokens of `selection`, ascending; of all where it is empty.
    void begin(std::span<const std::vector<int>> sources, std::span<const int> selection = {});

    struct Row
    {
        int token = 0; ///< Decoder input of this step.
        std::int64_t sentence = 0; ///< Number in begin().
        std::int64_t parent = 0; ///< Row of the step before; of no account at step 0.
    };
    /// Logits [rows, columns()] of the next token, valid until the next call.
    [[nodiscard]] const float *step(std::span<const Row> rows);

    [[nodiscard]] std::int64_t vocabulary() const noexcept { return m_vocabulary; }
    [[nodiscard]] std::int64_t columns() const noexcept { return m_output->out(); }

private:
    struct Norm
    {
        std::vector<float> gain;
        std::vector<float> bias;
    };
    struct EncoderLayer
    {
        std::int64_t heads;
        PackedLinear qkv; ///< Queries, keys and values side by side.
        PackedLinear output;
        Norm attentionNorm;
        PackedLinear ffnIn;
        PackedLinear ffnOut;
        Norm ffnNorm;
        FloatBuffer result; ///< Of the batch at hand, where a decoder layer attends to it.
    };
    struct DecoderLayer
    {
        std::int64_t selfHeads;
        std::int64_t crossHeads;
        std::int64_t span;
        PackedLinear qkv;
        PackedLinear selfOutput;
        Norm selfNorm;
        PackedLinear crossQuery;
        PackedLinear crossKeyValue;
        PackedLinear crossOutput;
        Norm crossNorm;
        PackedLinear ffnIn;
        PackedLinear ffnOut;
        Norm ffnNorm;
        std::vector<FloatBuffer> past; ///< qkv of each step's rows: keys and values stay where they were computed.
        std::vector<FloatBuffer> memory; ///< Keys and values of each encoder layer attended to.
    };

    [[nodiscard]] EncoderLayer encoderLayer(const DenseTransformer &model, std::size_t number) const;
    [[nodiscard]] DecoderLayer decoderLayer(const DenseTransformer &model, std::size_t number) const;
    void needPositions(std::int64_t count);
    void embed(std::span<const std::int64_t> tokens, std::span<const std::int64_t> positions, std::int64_t width,
               float *output) const;
    void addNorm(std::int64_t rows, std::int64_t width, const Norm &norm, const float *sublayer, const float *from,
                 float *to);
    void encode(EncoderLayer &layer, const float *from);
    void attendSource(const EncoderLayer &layer);
    void feedForward(std::int64_t rows, std::int64_t width, const PackedLinear &in, const PackedLinear &out,
                     const Norm &norm, const float *from, float *to);
    void decode(DecoderLayer &layer, std::span<const Row> rows);
    void attendPast(const DecoderLayer &layer, std::int64_t rows);
    void attendMemory(const DecoderLayer &layer, std::span<const Row> rows);
    void inherit(std::span<const Row> rows);
    void select(std::span<const int> tokens);

    TranslationShape m_shape;
    ComputeType m_type;
    std::int64_t m_vocabulary;
    std::int64_t m_positionWidth;
    std::int64_t m_firstPosition;
    std::int64_t m_embeddingWidth;
    std::vector<float> m_embedding;
    std::vector<float> m_positions; ///< [positions so far, embedding width]
    std::vector<EncoderLayer> m_encoder;
    std::vector<DecoderLayer> m_decoder;
    PackedLinear m_projection;
    std::map<std::size_t, PackedLinear>
        m_selected; ///< Projections to so many chosen tokens, packed anew for each batch.

    // The batch at hand
    const PackedLinear *m_output = &m_projection;
    std::vector<std::int64_t> m_offsets; ///< [sentences + 1], into the source tokens.
    std::int64_t m_step = 0;
    std::vector<std::int32_t> m_history; ///< [rows, m_step]: the row in which each past step was computed.
    std::vector<std::int32_t> m_nextHistory;
    std::vector<std::int64_t> m_tokens; ///< Of the step's rows, as are their positions.
    std::vector<std::int64_t> m_tokenPositions;

    FloatBuffer m_x;
    FloatBuffer m_qkv;
    FloatBuffer m_query;
    FloatBuffer m_attended;
    FloatBuffer m_sublayer;
    FloatBuffer m_hidden;
    FloatBuffer m_normalised;
    FloatBuffer m_deviations;
    FloatBuffer m_scores;
    FloatBuffer m_logits;
};

} // namespace supernet
