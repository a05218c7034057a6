// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <torch/types.h>

namespace supernet {

/// What happens to a product on its way to memory.
struct Epilogue
{
    torch::Tensor bias; ///< [columns], added to every row; may be undefined.
    bool relu = false;
    bool accumulate = false; ///< Add to what the result holds (without bias and ReLU).
};

/// A right operand that oneDNN may lay out, and convert, as it multiplies fastest: for the first product it is copied so,
/// and the others find it ready. Worth it for tall products, whose work dwarfs the copy.
class PackedMatrix
{
public:
    /// Products multiply in `type`: that of the matrix, or bfloat16 for one in single precision.
    PackedMatrix(const torch::Tensor &matrix, torch::Dtype type);
    ~PackedMatrix();
    PackedMatrix(const PackedMatrix &) = delete;
    PackedMatrix &operator=(const PackedMatrix &) = delete;

    struct Private;

private:
    friend void multiply(const torch::Tensor &result, const torch::Tensor &a, const PackedMatrix &b,
                         const Epilogue &epilogue);
    std::unique_ptr<Private> d;
};

/// result[rows, columns] = a[rows, inner] b[inner, columns], then the epilogue. Operands may be transposed or sliced views (one
/// stride of 1). Single precision and bfloat16 operands (result in single precision) run on oneDNN, which fuses the
/// epilogue; other types on ATen.
void multiply(const torch::Tensor &result, const torch::Tensor &a, const torch::Tensor &b,
              const Epilogue &epilogue = {});
void multiply(const torch::Tensor &result, const torch::Tensor &a, const PackedMatrix &b,
              const Epilogue &epilogue = {});

/// Whether this processor multiplies bfloat16 itself.
[[nodiscard]] bool hasBFloat16Products();

} // namespace supernet
