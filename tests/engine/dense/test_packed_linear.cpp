// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/random.h"
#include "engine/dense/packed_linear.h"
#include "engine/dense/quantise.h"

#include <bit>
#include <cmath>
#include <limits>
#include <QtTest>
#include <vector>

using namespace supernet;

namespace {

constexpr float NotANumber = std::numeric_limits<float>::quiet_NaN();

std::vector<float> values(std::int64_t count, std::uint64_t seed)
{
    Random random(streamKey(seed, "values"));
    std::vector<float> result;
    for (std::int64_t i = 0; i < count; ++i)
        result.push_back(static_cast<float>(2.0 * random.uniform() - 1.0));
    return result;
}

bool canMultiply(ComputeType type)
{
    try {
        requireOnThisProcessor(type);
        return true;
    } catch (const Error &) {
        return false;
    }
}

/// By definition, in double precision: 8 bits of mantissa, ties to even.
float roundedToBFloat16(float value)
{
    int exponent = 0;
    const double mantissa = std::frexp(static_cast<double>(value), &exponent);
    return static_cast<float>(std::ldexp(std::nearbyint(std::ldexp(mantissa, 8)), exponent - 8));
}

float bfloat16(float value)
{
    std::uint16_t rounded = 0;
    toBFloat16(1, &value, &rounded);
    return std::bit_cast<float>(static_cast<std::uint32_t>(rounded) << 16U);
}

/// A row as its bytes stand for it, worked out in double precision.
std::vector<double> asBytes(const float *row, std::int64_t width)
{
    double largest = 0;
    for (std::int64_t c = 0; c < width; ++c)
        largest = std::max(largest, std::abs(static_cast<double>(row[c])));
    std::vector<double> result;
    for (std::int64_t c = 0; c < width; ++c)
        result.push_back(largest == 0 ? 0 : std::round(static_cast<double>(row[c]) * 127 / largest) * largest / 127);
    return result;
}

} // namespace

class TestPackedLinear : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bfloat16RoundsToTheNearestAndTiesToEven()
    {
        for (const float value : values(1000, 1))
            QCOMPARE(bfloat16(value), roundedToBFloat16(value));
        QCOMPARE(bfloat16(1.0F + 1.0F / 256), 1.0F); // Half way: to the even neighbour, below ...
        QCOMPARE(bfloat16(1.0F + 3.0F / 256), 1.0F + 4.0F / 256); // ... and above.
        QVERIFY(std::isnan(bfloat16(NotANumber)));
        QVERIFY(std::isnan(bfloat16(std::bit_cast<float>(0x7f800001U)))); // Its upper half alone would be infinity.
        QCOMPARE(bfloat16(-std::numeric_limits<float>::infinity()), -std::numeric_limits<float>::infinity());
    }

    void bytesAreScaledByTheLargestOfTheirRow()
    {
        const std::vector<float> rows{
            -2.0F, 1.0F, 0.5F, 0, 0, 0, 1, NotANumber, 3, 0, std::numeric_limits<float>::infinity(), 1};
        std::vector<std::int8_t> bytes(12);
        std::vector<float> scales(4);
        quantiseRows(4, 3, rows.data(), bytes.data(), scales.data());
        QCOMPARE(int(bytes[0]), -127);
        QCOMPARE(int(bytes[1]), 64); // 63.5, away from zero
        QCOMPARE(int(bytes[2]), 32); // 31.75
        QCOMPARE(scales[0], 2.0F / 127);
        QCOMPARE(scales[1], 0.0F);
        QVERIFY(std::isnan(scales[2]));
        QVERIFY(std::isnan(scales[3]));
    }

    void productsInEachTypeAreThoseOfTheConvertedOperands_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("rows");
        for (const auto type : {ComputeType::Float32, ComputeType::BFloat16, ComputeType::Int8})
            for (const int rows : {1, 5, 7, 64, 300})
                QTest::addRow("%s, %d rows", name(type).c_str(), rows) << static_cast<int>(type) << rows;
    }

    void productsInEachTypeAreThoseOfTheConvertedOperands()
    {
        QFETCH(int, type);
        QFETCH(int, rows);
        const auto computeType = static_cast<ComputeType>(type);
        if (!canMultiply(computeType))
            QSKIP("This processor does not multiply the type.");
        constexpr std::int64_t in = 48;
        constexpr std::int64_t out = 33;
        constexpr std::int64_t stride = 50;
        const auto weight = values(out * stride, 2);
        const auto bias = values(out, 3);
        const std::int64_t padded = PackedLinear::paddedRows(rows);
        const auto from = values(padded * in, 4);
        for (const auto activation : {PackedLinear::Activation::None, PackedLinear::Activation::Relu}) {
            const PackedLinear layer(out, in, weight.data(), stride, bias, activation, computeType);
            std::vector<float> to(static_cast<std::size_t>(padded * out), NotANumber);
            layer.run(rows, from.data(), to.data());
            for (std::int64_t r = 0; r < rows; ++r)
                for (std::int64_t o = 0; o < out; ++o) {
                    const double sum = product(computeType, from.data() + r * in, weight.data() + o * stride, in)
                        + static_cast<double>(bias[static_cast<std::size_t>(o)]);
                    const double expected = activation == PackedLinear::Activation::Relu ? std::max(sum, 0.0) : sum;
                    const double found = to[static_cast<std::size_t>(r * out + o)];
                    QVERIFY2(std::abs(found - expected) < 2e-5, qPrintable(QString::number(found - expected)));
                }
        }
    }

    void aRowThatIsNoNumberStaysSo()
    {
        for (const auto type : {ComputeType::Float32, ComputeType::BFloat16, ComputeType::Int8}) {
            if (!canMultiply(type))
                continue;
            const auto weight = values(20 * 16, 5);
            auto from = values(2 * 16, 6);
            from[3] = NotANumber;
            const PackedLinear layer(20, 16, weight.data(), 16, {}, PackedLinear::Activation::None, type);
            std::vector<float> to(2 * 20);
            layer.run(2, from.data(), to.data());
            QVERIFY(std::isnan(to[0]));
            QVERIFY(!std::isnan(to[20]));
        }
    }

    void aTypeHasOneName()
    {
        for (const auto type : {ComputeType::Float32, ComputeType::BFloat16, ComputeType::Int8})
            QCOMPARE(computeType(name(type)), type);
        QVERIFY_EXCEPTION_THROWN((void)computeType("int4"), UsageError);
    }

private:
    static double product(ComputeType type, const float *row, const float *weight, std::int64_t width)
    {
        const auto rowBytes = asBytes(row, width);
        const auto weightBytes = asBytes(weight, width);
        double sum = 0;
        for (std::int64_t c = 0; c < width; ++c) {
            const auto at = static_cast<std::size_t>(c);
            if (type == ComputeType::Int8)
                sum += rowBytes[at] * weightBytes[at];
            else if (type == ComputeType::BFloat16)
                sum += static_cast<double>(roundedToBFloat16(row[c]))
                    * static_cast<double>(roundedToBFloat16(weight[c]));
            else
                sum += static_cast<double>(row[c]) * static_cast<double>(weight[c]);
        }
        return sum;
    }
};

QTEST_GUILESS_MAIN(TestPackedLinear)
#include "test_packed_linear.moc"
