// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

namespace supernet {

/// The largest of several differences; not a number, whatever follows, once one of them is none.
class LargestDifference
{
public:
    void take(double difference);
    [[nodiscard]] double value() const noexcept { return m_value; } ///< 0 of none.

private:
    double m_value = 0;
};

/// Of two tensors' values. Throws Error when their sizes differ.
[[nodiscard]] double largestDifference(const HostTensor &a, const HostTensor &b);

} // namespace supernet
