// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

#include <cmath>
#include <limits>

/// A collapsed model computed a second time, plainly: float64, one sentence, no caches, no packing.
namespace supernet::reference {

using Matrix = std::vector<std::vector<double>>;

class PlainDecoder
{
public:
    explicit PlainDecoder(const DenseTransformer &model)
        : m_model(model)
    {
    }

    /// [target length + 1, vocabulary]
    Matrix logits(std::vector<int> source, std::vector<int> target) const
    {
        const auto &shape = m_model.shape;
        source.push_back(token::end);
        target.insert(target.begin(), token::begin);
        Matrix x = embed(source, shape.encoderEmbed);
        std::vector<Matrix> layers;
        for (std::size_t i = 0; i < shape.encoder.size(); ++i) {
            const std::string name = "encoder." + std::to_string(i);
            x = attention(name + ".self_attention", x, x, shape.encoder[i].heads, false);
            x = feedForward(name, x);
            layers.push_back(x);
        }
        Matrix y = embed(target, shape.decoderEmbed);
        for (std::size_t i = 0; i < shape.decoder.size(); ++i) {
            const std::string name = "decoder." + std::to_string(i);
            const auto &sizes = shape.decoder[i];
            Matrix memory;
            for (std::size_t j = layers.size() - static_cast<std::size_t>(sizes.span); j < layers.size(); ++j)
                memory.insert(memory.end(), layers[j].begin(), layers[j].end());
            y = attention(name + ".self_attention", y, y, sizes.selfHeads, true);
            y = attention(name + ".cross_attention", y, memory, sizes.crossHeads, false);
            y = feedForward(name, y);
        }
        return project(y);
    }

    /// Log-probabilities of the token after `target`.
    std::vector<double> next(const std::vector<int> &source, const std::vector<int> &target) const
    {
        std::vector<double> row = logits(source, target).back();
        double total = 0;
        for (const double value : row)
            total += std::exp(value);
        for (double &value : row)
            value -= std::log(total);
        return row;
    }

private:
    Matrix embed(const std::vector<int> &tokens, int width) const
    {
        const HostTensor &table = m_model.weight("embedding");
        Matrix x;
        for (std::size_t p = 0; p < tokens.size(); ++p) {
            std::vector<double> row;
            for (int c = 0; c < width; ++c) {
                const auto at = static_cast<std::size_t>(tokens[p] * table.sizes[1] + c);
                row.push_back(
                    std::sqrt(static_cast<double>(width)) * static_cast<double>(table.values[at])
                    + static_cast<double>(sinusoidalPosition(static_cast<std::int64_t>(p), c, m_model.positionWidth)));
            }
            x.push_back(row);
        }
        return x;
    }

    Matrix linear(const std::string &name, const Matrix &x) const
    {
        const HostTensor &weight = m_model.weight(name + ".weight");
        const HostTensor &bias = m_model.weight(name + ".bias");
        Matrix y;
        for (const auto &row : x) {
            std::vector<double> out;
            for (std::int64_t o = 0; o < weight.sizes[0]; ++o) {
                auto sum = static_cast<double>(bias.values[static_cast<std::size_t>(o)]);
                for (std::size_t i = 0; i < row.size(); ++i)
                    sum += row[i]
                        * static_cast<double>(weight.values[static_cast<std::size_t>(o * weight.sizes[1]) + i]);
                out.push_back(sum);
            }
            y.push_back(out);
        }
        return y;
    }

    Matrix addNorm(const std::string &name, const Matrix &x, const Matrix &sublayer) const
    {
        Matrix y = x;
        for (std::size_t r = 0; r < x.size(); ++r) {
            const auto width = static_cast<double>(x[r].size());
            double mean = 0;
            double variance = 0;
            for (std::size_t c = 0; c < x[r].size(); ++c)
                mean += (y[r][c] += sublayer[r][c]) / width;
            for (const double value : y[r])
                variance += (value - mean) * (value - mean) / width;
            for (std::size_t c = 0; c < x[r].size(); ++c)
                y[r][c] = (y[r][c] - mean) / std::sqrt(variance + 1e-5)
                        * static_cast<double>(m_model.weight(name + ".weight").values[c])
                    + static_cast<double>(m_model.weight(name + ".bias").values[c]);
        }
        return y;
    }

    Matrix attention(const std::string &name, const Matrix &x, const Matrix &memory, int heads, bool causal) const
    {
        const Matrix q = linear(name + ".query", x);
        const Matrix k = linear(name + ".key", memory);
        const Matrix v = linear(name + ".value", memory);
        const std::size_t width = q[0].size() / static_cast<std::size_t>(heads);
        Matrix attended(x.size(), std::vector<double>(q[0].size(), 0));
        for (std::size_t head = 0; head < static_cast<std::size_t>(heads); ++head)
            for (std::size_t i = 0; i < x.size(); ++i) {
                const std::size_t seen = causal ? i + 1 : memory.size();
                std::vector<double> weights(seen, 0);
                double total = 0;
                for (std::size_t j = 0; j < seen; ++j) {
                    for (std::size_t c = head * width; c < (head + 1) * width; ++c)
                        weights[j] += q[i][c] * k[j][c] / std::sqrt(static_cast<double>(width));
                    weights[j] = std::exp(weights[j]);
                    total += weights[j];
                }
                for (std::size_t j = 0; j < seen; ++j)
                    for (std::size_t c = head * width; c < (head + 1) * width; ++c)
                        attended[i][c] += weights[j] / total * v[j][c];
            }
        return addNorm(name + "_norm", x, linear(name + ".output", attended));
    }

    Matrix feedForward(const std::string &layer, const Matrix &x) const
    {
        Matrix hidden = linear(layer + ".ffn.in", x);
        for (auto &row : hidden)
            for (double &value : row)
                value = std::max(value, 0.0);
        return addNorm(layer + ".ffn_norm", x, linear(layer + ".ffn.out", hidden));
    }

    Matrix project(const Matrix &x) const
    {
        const HostTensor &table = m_model.weight("embedding");
        Matrix y;
        for (const auto &row : x) {
            std::vector<double> out;
            for (std::int64_t t = 0; t < table.sizes[0]; ++t) {
                double sum = 0;
                for (std::size_t c = 0; c < row.size(); ++c)
                    sum += row[c] * static_cast<double>(table.values[static_cast<std::size_t>(t * table.sizes[1]) + c]);
                out.push_back(sum);
            }
            y.push_back(out);
        }
        return y;
    }

    const DenseTransformer &m_model;
};

} // namespace supernet::reference
