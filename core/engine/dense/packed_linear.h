// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/compute_type.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

namespace supernet {

/// Zeroed memory for rows of floats, aligned for the widest instructions; grows on demand, losing what it held.
class FloatBuffer
{
public:
    [[nodiscard]] float *atLeast(std::int64_t count);
    [[nodiscard]] float *data() const noexcept { return m_data.get(); }

private:
    struct Free
    {
        void operator()(float *data) const noexcept { std::free(data); }
    };
    std::unique_ptr<float, Free> m_data;
    std::int64_t m_count = 0;
};

/// A linear layer whose weights are laid out once, as oneDNN multiplies them fastest, for any number of rows.
class PackedLinear
{
public:
    enum class Activation { None, Relu };

    /// weight [out, in], its rows `stride` apart; bias [out] or empty. Both are copied.
    PackedLinear(std::int64_t out, std::int64_t in, const float *weight, std::int64_t stride,
                 std::span<const float> bias, Activation activation = Activation::None,
                 ComputeType type = ComputeType::Float32);
    ~PackedLinear();
    PackedLinear(PackedLinear &&) noexcept;

    /// Other weights of the same sizes in place of the old ones.
    void setWeight(const float *weight, std::int64_t stride);

    /// to[rows, out] = activation(from[rows, in] weight^T + bias). Both sides must have room for paddedRows(rows) rows.
    void run(std::int64_t rows, const float *from, float *to) const;
    [[nodiscard]] std::int64_t out() const noexcept;

    /// Products are made for a few row counts only, so that a shrinking batch does not compile a new one at each step.
    [[nodiscard]] static std::int64_t paddedRows(std::int64_t rows) noexcept;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
