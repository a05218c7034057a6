// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/kernels/product.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace supernet;

namespace {

torch::Tensor numbers(std::int64_t rows, std::int64_t columns)
{
    return at::arange(rows * columns).mul(0.37).sin().reshape({rows, columns}).to(at::kFloat);
}

/// The same in double precision, by ATen.
torch::Tensor expected(const torch::Tensor &a, const torch::Tensor &b)
{
    return a.to(at::kDouble).mm(b.to(at::kDouble));
}

bool isNear(const torch::Tensor &result, const torch::Tensor &reference)
{
    return at::allclose(result.to(at::kDouble), reference, 1e-5, 1e-4);
}

} // namespace

class TestProduct : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operandsMayBeTransposedOrSliced()
    {
        const auto a = numbers(7, 24);
        const auto b = numbers(24, 13);
        const auto result = at::empty({7, 13}, at::kFloat);
        multiply(result, a, b);
        QVERIFY(isNear(result, expected(a, b)));
        const auto turned = numbers(24, 7).t();
        multiply(result, turned, b);
        QVERIFY(isNear(result, expected(turned, b)));
        const auto part = numbers(40, 20).slice(0, 3, 27).slice(1, 5, 18);
        multiply(result, a, part);
        QVERIFY(isNear(result, expected(a, part)));
    }

    void biasAndThenReluFollowTheProduct()
    {
        const auto a = numbers(5, 16);
        const auto b = numbers(16, 9);
        const auto bias = numbers(1, 9).reshape({9});
        const auto result = at::empty({5, 9}, at::kFloat);
        multiply(result, a, b, {bias, true, false});
        QVERIFY(isNear(result, (expected(a, b) + bias).relu()));
    }

    void aProductIsAddedToWhatIsThere()
    {
        const auto a = numbers(5, 16);
        const auto b = numbers(16, 9);
        const auto result = numbers(5, 9);
        const auto sum = result + expected(a, b);
        multiply(result, a, b, {{}, false, true});
        QVERIFY(isNear(result, sum));
    }

    void aPackedMatrixServesProductsOfEveryHeight()
    {
        for (const auto &matrix : {numbers(96, 160), numbers(160, 96).t(), numbers(512, 512), numbers(40, 1000)}) {
            const PackedMatrix packed(matrix, at::kFloat);
            for (const std::int64_t rows : {1, 8, 500, 3, 64, 1}) {
                const auto a = numbers(rows, matrix.size(0));
                const auto result = at::empty({rows, matrix.size(1)}, at::kFloat);
                multiply(result, a, packed);
                QVERIFY2(isNear(result, expected(a, matrix)), std::to_string(rows).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestProduct)
#include "test_product.moc"
