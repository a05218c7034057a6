// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"
#include "engine/kernels/kernels.h"

#include <bit>
#include <cmath>
#include <cstdlib>

/// Dropout masks, layer norm, embedding, column sums and the token loss. Included by variant.cpp only.
namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

/// e^x that the compiler can vectorise: Cody and Waite's reduction, then a polynomial; within 2 units in the last place.
inline float exponential(float x)
{
    x = x < -87.0F ? -87.0F : (x > 88.0F ? 88.0F : x);
    const float number = x > -87.0F ? x : -87.0F; // What is none has no power of two, and makes the polynomial none.
    const float scaled = number * 1.44269504F;
    const auto power = static_cast<std::int32_t>(scaled + (scaled < 0 ? -0.5F : 0.5F));
    const auto n = static_cast<float>(power);
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    return (p * r * r + r + 1.0F) * std::bit_cast<float>((power + 127) << 23);
}

inline double exponential(double x)
{
    return std::exp(x);
}

/// Memory that grows on demand. No standard container here: its functions, compiled for one instruction set, could be
/// the ones that the linker keeps for the whole program.
template<typename T>
class Buffer
{
public:
    Buffer() = default;
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() { std::free(m_data); }

    T *atLeast(std::int64_t count)
    {
        if (count > m_count) {
            std::free(m_data);
            m_data = static_cast<T *>(
                std::aligned_alloc(64, (static_cast<std::size_t>(count) * sizeof(T) + 63) / 64 * 64));
            if (m_data == nullptr)
                std::abort();
            m_count = count;
        }
        return m_data;
    }

private:
    T *m_data = nullptr;
    std::int64_t m_count = 0;
};

/// One row's mask, 0 or the scale: four 16-bit draws from every 64 random bits.
template<typename T>
inline void fillMask(T *mask, std::int64_t width, const Dropout &dropout, std::int64_t row)
{
    const std::uint64_t key = mixBits(dropout.key ^ (static_cast<std::uint64_t>(row) * 0x9e3779b97f4a7c15ULL));
    const T scale = static_cast<T>(dropout.scale);
    const auto draw = [&](std::uint64_t bits, int lane) {
        return ((bits >> (16 * lane)) & 0xffffU) < dropout.threshold ? T(0) : scale;
    };
    const std::int64_t groups = width / 4;
    for (std::int64_t group = 0; group < groups; ++group) {
        const std::uint64_t bits = mixBits(key + static_cast<std::uint64_t>(group) * 0xd1342543de82ef95ULL);
        for (int lane = 0; lane < 4; ++lane)
            mask[4 * group + lane] = draw(bits, lane);
    }
    const std::uint64_t bits = mixBits(key + static_cast<std::uint64_t>(groups) * 0xd1342543de82ef95ULL);
    for (std::int64_t column = 4 * groups; column < width; ++column)
        mask[column] = draw(bits, static_cast<int>(column - 4 * groups));
}

/// A mask row by row, or ones.
template<typename T>
class MaskRows
{
public:
    MaskRows(std::int64_t width, const Dropout &dropout)
        : m_dropout(dropout)
        , m_width(width)
        , m_row(m_buffer.atLeast(width))
    {
        for (std::int64_t c = 0; c < width; ++c)
            m_row[c] = T(1);
    }
    const T *row(std::int64_t number)
    {
        if (m_dropout.threshold != 0)
            fillMask(m_row, m_width, m_dropout, number);
        return m_row;
    }

private:
    const Dropout &m_dropout;
    std::int64_t m_width;
    Buffer<T> m_buffer;
    T *m_row;
};

template<typename T>
void addNorm(std::int64_t begin, std::int64_t end, std::int64_t width, const T *x, const T *sublayer,
             const Dropout &dropout, const T *gain, const T *bias, T *y, T *normalised, T *inverseDeviation)
{
    MaskRows<T> masks(width, dropout);
    for (std::int64_t row = begin; row < end; ++row) {
        const T *mask = masks.row(row);
        const T *xRow = x + row * width;
        const T *subRow = sublayer + row * width;
        T *normRow = normalised + row * width;
        T *yRow = y + row * width;
        T sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::int64_t c = 0; c < width; ++c) {
            normRow[c] = xRow[c] + subRow[c] * mask[c];
            sum += normRow[c];
        }
        const T mean = sum / static_cast<T>(width);
        T squares = 0;
#pragma omp simd reduction(+ : squares)
        for (std::int64_t c = 0; c < width; ++c)
            squares += (normRow[c] - mean) * (normRow[c] - mean);
        const T inverse = T(1) / std::sqrt(squares / static_cast<T>(width) + T(1e-5));
        inverseDeviation[row] = inverse;
#pragma omp simd
        for (std::int64_t c = 0; c < width; ++c) {
            normRow[c] = (normRow[c] - mean) * inverse;
            yRow[c] = normRow[c] * gain[c] + bias[c];
        }
    }
}

template<typename T>
void addNormBackward(std::int64_t begin, std::int64_t end, std::int64_t width, const T *outputGradient,
                     const T *normalised, const T *inverseDeviation, const T *gain, const Dropout &dropout,
                     T *inputGradient, T *sublayerGradient, T *gainGradient, T *biasGradient)
{
    MaskRows<T> masks(width, dropout);
    for (std::int64_t row = begin; row < end; ++row) {
        const T *mask = masks.row(row);
        const T *gRow = outputGradient + row * width;
        const T *normRow = normalised + row * width;
        T *inRow = inputGradient + row * width;
        T *subRow = sublayerGradient + row * width;
        T sum = 0;
        T dot = 0;
#pragma omp simd reduction(+ : sum, dot)
        for (std::int64_t c = 0; c < width; ++c) {
            const T g = gRow[c] * gain[c];
            sum += g;
            dot += g * normRow[c];
            gainGradient[c] += gRow[c] * normRow[c];
            biasGradient[c] += gRow[c];
        }
        const T mean = sum / static_cast<T>(width);
        const T slope = dot / static_cast<T>(width);
        const T inverse = inverseDeviation[row];
#pragma omp simd
        for (std::int64_t c = 0; c < width; ++c) {
            inRow[c] = inverse * (gRow[c] * gain[c] - mean - normRow[c] * slope);
            subRow[c] = inRow[c] * mask[c];
        }
    }
}

template<typename T>
void embed(std::int64_t begin, std::int64_t end, std::int64_t width, const std::int64_t *tokens,
           const std::int64_t *positions, const T *table, std::int64_t tableStride, const T *positionTable,
           std::int64_t positionStride, T scale, const Dropout &dropout, T *output)
{
    MaskRows<T> masks(width, dropout);
    for (std::int64_t row = begin; row < end; ++row) {
        const T *mask = masks.row(row);
        const T *word = table + tokens[row] * tableStride;
        const T *place = positionTable + positions[row] * positionStride;
        T *out = output + row * width;
#pragma omp simd
        for (std::int64_t c = 0; c < width; ++c)
            out[c] = (scale * word[c] + place[c]) * mask[c];
    }
}

template<typename T>
void embedBackward(std::int64_t begin, std::int64_t end, std::int64_t width, std::int64_t rows,
                   const std::int64_t *tokens, const T *outputGradient, T scale, const Dropout &dropout,
                   T *tableGradient, std::int64_t tableStride)
{
    MaskRows<T> masks(width, dropout);
    for (std::int64_t row = 0; row < rows; ++row) {
        const T *mask = masks.row(row);
        const T *gradient = outputGradient + row * width;
        T *word = tableGradient + tokens[row] * tableStride;
#pragma omp simd
        for (std::int64_t c = begin; c < end; ++c)
            word[c] += scale * gradient[c] * mask[c];
    }
}

template<typename T>
void columnSums(std::int64_t begin, std::int64_t end, std::int64_t width, const T *gradient, const T *activation,
                T *masked, T *biasGradient)
{
    for (std::int64_t row = begin; row < end; ++row) {
        const T *from = gradient + row * width;
        if (activation == nullptr) {
#pragma omp simd
            for (std::int64_t c = 0; c < width; ++c)
                biasGradient[c] += from[c];
            continue;
        }
        const T *active = activation + row * width;
        T *to = masked + row * width;
#pragma omp simd
        for (std::int64_t c = 0; c < width; ++c) {
            to[c] = active[c] > T(0) ? from[c] : T(0);
            biasGradient[c] += to[c];
        }
    }
}

template<typename T>
void tokenLoss(std::int64_t begin, std::int64_t end, std::int64_t vocabulary, T *logits, const std::int64_t *targets,
               double labelSmoothing, double gradientScale, double *losses)
{
    const T uniform = static_cast<T>(labelSmoothing / static_cast<double>(vocabulary));
    for (std::int64_t row = begin; row < end; ++row) {
        T *line = logits + row * vocabulary;
        T largest = line[0];
#pragma omp simd reduction(max : largest)
        for (std::int64_t c = 0; c < vocabulary; ++c)
            largest = line[c] > largest ? line[c] : largest;
        const T target = line[targets[row]];
        T total = 0;
        T sum = 0;
#pragma omp simd reduction(+ : total, sum)
        for (std::int64_t c = 0; c < vocabulary; ++c) {
            const T shifted = line[c] - largest;
            sum += shifted;
            const T e = exponential(shifted);
            line[c] = e;
            total += e;
        }
        const double logTotal = std::log(static_cast<double>(total));
        const double likelihood = logTotal - static_cast<double>(target - largest);
        const double spread = logTotal - static_cast<double>(sum) / static_cast<double>(vocabulary);
        losses[0] += (1 - labelSmoothing) * likelihood + labelSmoothing * spread;
        losses[1] += likelihood;
        if (gradientScale == 0)
            continue;
        const T scale = static_cast<T>(gradientScale);
        const T share = T(1) / total;
#pragma omp simd
        for (std::int64_t c = 0; c < vocabulary; ++c)
            line[c] = scale * (line[c] * share - uniform);
        line[targets[row]] -= scale * static_cast<T>(1 - labelSmoothing);
    }
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
