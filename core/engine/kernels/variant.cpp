// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled once for each instruction set, with SUPERNET_KERNEL_VARIANT naming it (see CMakeLists.txt).
#include "engine/kernels/attention.h"
#include "engine/kernels/decoding.h"
#include "engine/kernels/mixing.h"
#include "engine/kernels/optimizer.h"

namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

namespace {

template<typename T>
constexpr Table<T> makeTable()
{
    return {adam<T>,
            squaredSum<T>,
            productSums<T>,
            mix<T>,
            mixBackward<T>,
            addNorm<T>,
            addNormBackward<T>,
            embed<T>,
            embedBackward<T>,
            columnSums<T>,
            tokenLoss<T>,
            attention<T>,
            attentionBackward<T>,
            attendRow<T>,
            summarise<T>};
}

} // namespace

const Table<float> &floatTable()
{
    static constexpr auto table = makeTable<float>();
    return table;
}

const Table<double> &doubleTable()
{
    static constexpr auto table = makeTable<double>();
    return table;
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
