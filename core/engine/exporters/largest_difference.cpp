// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/largest_difference.h"

#include <cmath>

namespace supernet {

void LargestDifference::take(double difference)
{
    if (!std::isnan(m_value) && !(difference <= m_value))
        m_value = difference;
}

double largestDifference(const HostTensor &a, const HostTensor &b)
{
    if (a.sizes != b.sizes)
        throw Error("Tensors of other sizes were to be compared.");
    LargestDifference largest;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        largest.take(std::abs(static_cast<double>(a.values[i]) - static_cast<double>(b.values[i])));
    return largest.value();
}

} // namespace supernet
