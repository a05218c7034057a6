// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/modules/elastic_layers.h"
#include "engine/modules/embedding.h"
#include "engine/sharing/routing.h"
#include "engine/supernets/packed_batch.h"

namespace supernet {

/// A packed batch as the modules read it.
struct PackedRows
{
    explicit PackedRows(const PackedBatch &batch);

    TokenRows source;
    TokenRows target;
    std::shared_ptr<const AttentionPattern> encoderSelf;
    std::shared_ptr<const AttentionPattern> decoderSelf;
    std::map<int, std::shared_ptr<const AttentionPattern>> cross; ///< By the number of encoder layers attended to.
};

struct EncoderLayer
{
    EncoderLayer(ParameterList &parameters, const std::string &name, const TranslationShape &stored, int ffn,
                 const BankSettings &settings);

    SelfAttentionBlock selfAttention;
    FeedForwardBlock ffn;
};

struct DecoderLayer
{
    DecoderLayer(ParameterList &parameters, const std::string &name, const TranslationShape &stored, int ffn,
                 const BankSettings &settings);

    SelfAttentionBlock selfAttention;
    CrossAttentionBlock crossAttention;
    FeedForwardBlock ffn;
};

/// All stored weights of an encoder-decoder supernet, and the forward pass of a subnet on them.
class TranslationLayers
{
public:
    struct Rates
    {
        double hidden = 0; ///< At the largest width; scaled by a subnet's width over it.
        double attention = 0;
    };

    /// The names of all parameters begin with `prefix`.
    TranslationLayers(ParameterList &parameters, const std::string &prefix, const TranslationShape &stored,
                      std::int64_t vocabulary, std::int64_t positionWidth, const BankSettings &settings);

    /// Calls `visit(bank, name of its sub-layer)` for every bank, in the order of creation.
    void visitBanks(const std::function<void(const ExpertBank &, const std::string &)> &visit) const;

    /// The decoder's output [target tokens, decoder width].
    [[nodiscard]] torch::Tensor hidden(SubnetPass &pass, const PackedRows &rows, const TranslationShape &shape,
                                       const Rates &rates) const;

    std::string prefix;
    TranslationShape stored;
    JointEmbedding embedding;
    std::vector<EncoderLayer> encoder;
    std::vector<DecoderLayer> decoder;

private:
    [[nodiscard]] std::vector<torch::Tensor> encode(SubnetPass &pass, const PackedRows &rows,
                                                    const TranslationShape &shape, const Rates &rates) const;
};

/// `encoder.N` or `decoder.N`.
[[nodiscard]] std::string layerName(const char *side, std::size_t layer);

} // namespace supernet
