// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/ctranslate2_export.h"

#include "domain/support/output_file.h"
#include "engine/exporters/dense_tensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/tokenizer_pieces.h"

#include <algorithm>
#include <cmath>

namespace supernet {

namespace {

using nlohmann::json;

constexpr std::uint32_t BinaryVersion = 6;
constexpr std::uint32_t TransformerRevision = 7;

enum class Type : std::uint8_t { Float32 = 0, Int8 = 1, Int16 = 2 };

template<typename Number>
void append(std::string &bytes, Number number)
{
    bytes.append(reinterpret_cast<const char *>(&number), sizeof(number)); // Numbers are little-endian there and here.
}

void append(std::string &bytes, const std::string &text)
{
    append(bytes, static_cast<std::uint16_t>(text.size() + 1));
    bytes += text;
    bytes += '\0';
}

/// model.bin: named variables, and names that stand for another one's variable.
class Variables
{
public:
    explicit Variables(bool int8)
        : m_int8(int8)
    {
    }

    /// A matrix that is multiplied with. In eight bits, its rows' largest values become 127.
    void weight(const std::string &name, const HostTensor &matrix)
    {
        if (!m_int8) {
            put(name, matrix);
            return;
        }
        const auto columns = static_cast<std::size_t>(matrix.sizes[1]);
        HostTensor scales{{matrix.sizes[0]}, {}};
        std::string bytes;
        for (std::size_t first = 0; first < matrix.values.size(); first += columns) {
            const auto row = std::span(matrix.values).subspan(first, columns);
            float most = 0;
            for (const float value : row)
                most = std::max(most, std::abs(value));
            scales.values.push_back(most > 0 ? 127 / most : 1);
            for (const float value : row)
                append(bytes, static_cast<std::int8_t>(std::nearbyint(value * scales.values.back())));
        }
        put(name, matrix.sizes, Type::Int8, bytes);
        put(name + "_scale", scales);
    }
    void put(const std::string &name, const HostTensor &tensor)
    {
        const std::string_view values(reinterpret_cast<const char *>(tensor.values.data()),
                                      tensor.values.size() * sizeof(float));
        put(name, tensor.sizes, Type::Float32, values);
    }
    void flag(const std::string &name, std::int8_t value) { scalar(name, Type::Int8, value); }
    void count(const std::string &name, int value) { scalar(name, Type::Int16, static_cast<std::int16_t>(value)); }
    void number(const std::string &name, float value) { scalar(name, Type::Float32, value); }
    void alias(const std::string &name, const std::string &of) { m_aliases[name] = of; }

    [[nodiscard]] std::string serialise() const
    {
        std::string bytes;
        append(bytes, BinaryVersion);
        append(bytes, std::string("TransformerSpec"));
        append(bytes, TransformerRevision);
        append(bytes, static_cast<std::uint32_t>(m_variables.size()));
        for (const auto &[name, variable] : m_variables) {
            append(bytes, name);
            bytes += variable;
        }
        append(bytes, static_cast<std::uint32_t>(m_aliases.size()));
        for (const auto &[name, of] : m_aliases) {
            append(bytes, name);
            append(bytes, of);
        }
        return bytes;
    }

private:
    template<typename Number>
    void scalar(const std::string &name, Type type, Number value)
    {
        std::string bytes;
        append(bytes, value);
        put(name, {}, type, bytes);
    }

    void put(const std::string &name, const std::vector<std::int64_t> &sizes, Type type, std::string_view values)
    {
        std::string &variable = m_variables[name];
        append(variable, static_cast<std::uint8_t>(sizes.size()));
        for (const auto size : sizes)
            append(variable, static_cast<std::uint32_t>(size));
        append(variable, static_cast<std::uint8_t>(type));
        append(variable, static_cast<std::uint32_t>(values.size()));
        variable += values;
    }

    bool m_int8;
    std::map<std::string, std::string> m_variables;
    std::map<std::string, std::string> m_aliases;
};

/// Zero rows below the tensor's own, up to `rows`.
HostTensor withRows(HostTensor tensor, std::int64_t rows)
{
    tensor.sizes[0] = rows;
    tensor.values.resize(static_cast<std::size_t>(tensor.count()), 0);
    return tensor;
}

/// Zero columns right of the matrix' own, up to `columns`.
HostTensor withColumns(const HostTensor &matrix, std::int64_t columns)
{
    return transposed(withRows(transposed(matrix), columns));
}

/// The names of one sublayer in the model and in CTranslate2.
struct Names
{
    std::string ours;
    std::string theirs;
};

class Stack
{
public:
    Stack(const DenseTransformer &model, Variables &variables, std::string side, int heads)
        : m_model(model)
        , m_variables(variables)
        , m_side(std::move(side))
        , m_heads(heads)
    {
    }

    void settings()
    {
        m_variables.count(m_side + "/num_heads", m_heads);
        m_variables.flag(m_side + "/pre_norm", 0);
        m_variables.flag(m_side + "/activation", 0); // ReLU
        m_variables.flag(m_side + "/scale_embeddings", 1); // by the square root of their width
    }

    void norm(const Names &names)
    {
        m_variables.put(names.theirs + "/gamma", m_model.weight(names.ours + ".weight"));
        m_variables.put(names.theirs + "/beta", m_model.weight(names.ours + ".bias"));
    }

    void feedForward(const Names &names)
    {
        linear({names.ours + ".in", names.theirs + "/linear_0"});
        linear({names.ours + ".out", names.theirs + "/linear_1"});
        norm({names.ours + "_norm", names.theirs + "/layer_norm"});
    }

    /// `inputs`: the names of the projections that are one product there, for each product.
    void attention(const Names &names, int heads, const std::vector<std::vector<std::string>> &inputs)
    {
        const auto width = static_cast<std::int64_t>(m_model.shape.qkv / heads);
        const auto rows = width * m_heads;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            std::vector<HostTensor> weights;
            std::vector<HostTensor> biases;
            for (const std::string &input : inputs[i]) {
                weights.push_back(withRows(m_model.weight(names.ours + '.' + input + ".weight"), rows));
                biases.push_back(withRows(m_model.weight(names.ours + '.' + input + ".bias"), rows));
            }
            const std::string product = names.theirs + "/linear_" + std::to_string(i);
            m_variables.weight(product + "/weight", stacked(weights));
            m_variables.put(product + "/bias", stacked(biases));
        }
        const std::string output = names.theirs + "/linear_" + std::to_string(inputs.size());
        m_variables.weight(output + "/weight", withColumns(m_model.weight(names.ours + ".output.weight"), rows));
        m_variables.put(output + "/bias", m_model.weight(names.ours + ".output.bias"));
        m_variables.number(names.theirs + "/queries_scale", 1 / std::sqrt(static_cast<float>(width)));
        norm({names.ours + "_norm", names.theirs + "/layer_norm"});
    }

private:
    void linear(const Names &names)
    {
        m_variables.weight(names.theirs + "/weight", m_model.weight(names.ours + ".weight"));
        m_variables.put(names.theirs + "/bias", m_model.weight(names.ours + ".bias"));
    }

    const DenseTransformer &m_model;
    Variables &m_variables;
    std::string m_side;
    int m_heads;
};

void putEncoder(const DenseTransformer &model, Variables &variables)
{
    int heads = 0;
    for (const auto &layer : model.shape.encoder)
        heads = std::max(heads, layer.heads);
    Stack stack(model, variables, "encoder", heads);
    stack.settings();
    variables.flag("encoder/embeddings_merge", 0);
    for (std::size_t i = 0; i < model.shape.encoder.size(); ++i) {
        const Names names{"encoder." + std::to_string(i), "encoder/layer_" + std::to_string(i)};
        stack.attention({names.ours + ".self_attention", names.theirs + "/self_attention"},
                        model.shape.encoder[i].heads, {{"query", "key", "value"}});
        stack.feedForward({names.ours + ".ffn", names.theirs + "/ffn"});
    }
}

void putDecoder(const DenseTransformer &model, Variables &variables)
{
    int heads = 0;
    for (const auto &layer : model.shape.decoder)
        heads = std::max({heads, layer.selfHeads, layer.crossHeads});
    Stack stack(model, variables, "decoder", heads);
    stack.settings();
    for (std::size_t i = 0; i < model.shape.decoder.size(); ++i) {
        const Names names{"decoder." + std::to_string(i), "decoder/layer_" + std::to_string(i)};
        stack.attention({names.ours + ".self_attention", names.theirs + "/self_attention"},
                        model.shape.decoder[i].selfHeads, {{"query", "key", "value"}});
        stack.attention({names.ours + ".cross_attention", names.theirs + "/attention"},
                        model.shape.decoder[i].crossHeads, {{"query"}, {"key", "value"}});
        stack.feedForward({names.ours + ".ffn", names.theirs + "/ffn"});
    }
}

void putEmbeddings(const DenseTransformer &model, Variables &variables)
{
    const auto &shape = model.shape;
    const HostTensor &table = model.weight("embedding");
    variables.weight("decoder/embeddings/weight", leadingColumns(table, shape.decoderEmbed));
    variables.alias("decoder/projection/weight", "decoder/embeddings/weight");
    variables.put("decoder/position_encodings/encodings",
                  positionTable(ExportedPositions, shape.decoderEmbed, model.positionWidth));
    if (shape.encoderEmbed == shape.decoderEmbed) {
        variables.alias("encoder/embeddings_0/weight", "decoder/embeddings/weight");
        variables.alias("encoder/position_encodings/encodings", "decoder/position_encodings/encodings");
        return;
    }
    variables.weight("encoder/embeddings_0/weight", leadingColumns(table, shape.encoderEmbed));
    variables.put("encoder/position_encodings/encodings",
                  positionTable(ExportedPositions, shape.encoderEmbed, model.positionWidth));
}

std::string vocabularyOf(const ExportRequest &request)
{
    const auto pieces = tokenizerPieces(request.tokenizer);
    if (static_cast<std::int64_t>(pieces.size()) != request.model.vocabulary)
        throw Error("The tokenizer has " + std::to_string(pieces.size()) + " pieces, the model "
                        + std::to_string(request.model.vocabulary) + '.',
                    "Export with the tokenizer that the model was trained with.");
    return json(pieces).dump(0, ' ', false, json::error_handler_t::replace) + '\n';
}

json configOf(const std::vector<std::string> &pieces)
{
    return {{"add_source_bos", false},
            {"add_source_eos", true},
            {"unk_token", pieces[token::unknown]},
            {"bos_token", pieces[token::begin]},
            {"eos_token", pieces[token::end]},
            {"decoder_start_token", pieces[token::begin]},
            {"layer_norm_epsilon", 1e-5}};
}

void write(const ExportRequest &request, const std::filesystem::path &folder, bool int8)
{
    writeWholeFile(folder / "shared_vocabulary.json", vocabularyOf(request));
    writeWholeFile(folder / "config.json", configOf(tokenizerPieces(request.tokenizer)).dump(2) + '\n');
    Variables variables(int8);
    putEmbeddings(request.model, variables);
    putEncoder(request.model, variables);
    putDecoder(request.model, variables);
    writeWholeFile(folder / "model.bin", variables.serialise());
    copyTokenizer(request.tokenizer, folder / "tokenizer.model");
}

} // namespace

void writeCtranslate2Export(const ExportRequest &request, const std::filesystem::path &folder)
{
    write(request, folder, false);
}

void writeCtranslate2Int8Export(const ExportRequest &request, const std::filesystem::path &folder)
{
    write(request, folder, true);
}

} // namespace supernet
