// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/packed_linear.h"

#include "engine/dense/parallel_rows.h"
#include "engine/dense/quantise.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <dnnl.hpp>
#include <map>
#include <new>
#include <vector>

namespace supernet {

namespace {

using dnnl::memory;

constexpr std::array<std::int64_t, 22> RowCounts{1,  2,  3,  4,  5,  6,  8,  10,  12,  16,  20,
                                                 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256};
constexpr std::int64_t MostRows = RowCounts.back();

const dnnl::engine &cpuEngine()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

dnnl::stream &cpuStream()
{
    thread_local dnnl::stream stream(cpuEngine());
    return stream;
}

std::int64_t countFor(std::int64_t rows) noexcept
{
    return rows >= MostRows ? MostRows : *std::lower_bound(RowCounts.begin(), RowCounts.end(), rows);
}

/// What oneDNN reads and writes for a compute type. The sums of bytes are scaled afterwards, since the scale of a row is
/// known only when it comes.
struct Types
{
    memory::data_type rows;
    memory::data_type weights;
    memory::data_type result;
};

Types typesOf(ComputeType type)
{
    using Data = memory::data_type;
    switch (type) {
    case ComputeType::BFloat16:
        return {Data::bf16, Data::bf16, Data::f32};
    case ComputeType::Int8:
        return {Data::s8, Data::s8, Data::s32};
    case ComputeType::Float32:
        break;
    }
    return {Data::f32, Data::f32, Data::f32};
}

memory::desc plain(std::int64_t rows, std::int64_t columns, memory::data_type type)
{
    return {{rows, columns}, type, memory::format_tag::ab};
}

dnnl::matmul::primitive_desc describe(const Types &types, std::int64_t rows, std::int64_t in, std::int64_t out,
                                      bool bias, bool relu)
{
    const auto from = plain(rows, in, types.rows);
    const auto to = plain(rows, out, types.result);
    const memory::desc weights({in, out}, types.weights, memory::format_tag::any);
    const auto biases = bias ? plain(1, out, memory::data_type::f32) : memory::desc{};
    dnnl::primitive_attr attributes;
    dnnl::post_ops operations;
#if DNNL_VERSION_MAJOR >= 3
    if (relu)
        operations.append_eltwise(dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
    attributes.set_post_ops(operations);
    return {cpuEngine(), from, weights, biases, to, attributes};
#else
    if (relu)
        operations.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
    attributes.set_post_ops(operations);
    const auto description = bias ? dnnl::matmul::desc(from, weights, biases, to)
                                  : dnnl::matmul::desc(from, weights, to);
    return {description, attributes, cpuEngine()};
#endif
}

} // namespace

float *FloatBuffer::atLeast(std::int64_t count)
{
    if (count > m_count) {
        const auto bytes = (static_cast<std::size_t>(count) * sizeof(float) + 63) / 64 * 64;
        m_data.reset(static_cast<float *>(std::aligned_alloc(64, bytes)));
        m_count = 0;
        if (!m_data)
            throw std::bad_alloc();
        std::fill_n(m_data.get(), bytes / sizeof(float), 0.0F);
        m_count = count;
    }
    return m_data.get();
}

struct PackedLinear::Private
{
    /// The product for one number of rows, with its operands bound.
    struct Product
    {
        dnnl::matmul primitive;
        memory from;
        memory to;
        std::vector<dnnl_exec_arg_t> arguments;
    };

    std::int64_t out;
    std::int64_t in;
    ComputeType type;
    Types types;
    std::vector<float> bias;
    bool relu;
    std::vector<std::int8_t>
        bytes; ///< Weights of Int8 as they were given; what oneDNN packs of them cannot be packed again.
    std::vector<float> columnScales;
    std::vector<memory> weights; ///< In each layout that some number of rows asked for: one, as a rule.
    memory biases;
    std::map<std::int64_t, Product> products;
    std::vector<std::uint16_t> roundedRows; ///< Of BFloat16, converted at each run.
    std::vector<std::int8_t> byteRows; ///< Of Int8, as are their scales.
    std::vector<float> rowScales;

    /// Whether bias and ReLU are the product's own business; those of bytes come after the scales.
    [[nodiscard]] bool fused() const noexcept { return type != ComputeType::Int8; }
    [[nodiscard]] auto description(std::int64_t rows) const
    {
        return describe(types, rows, in, out, fused() && !bias.empty(), fused() && relu);
    }

    /// The weights as they came: [in, out] in oneDNN's order, to be packed.
    memory given(const float *weight, std::int64_t stride)
    {
        if (type == ComputeType::Int8) {
            bytes.resize(static_cast<std::size_t>(out * in));
            columnScales.resize(static_cast<std::size_t>(out));
            for (std::int64_t row = 0; row < out; ++row)
                quantiseRows(1, in, weight + row * stride, bytes.data() + row * in, columnScales.data() + row);
            return givenBytes();
        }
        const memory::desc layout({in, out}, memory::data_type::f32, memory::dims{1, stride});
        return {layout, cpuEngine(), const_cast<float *>(weight)}; // oneDNN only reads what it reorders from.
    }

    memory givenBytes()
    {
        const memory::desc layout({in, out}, memory::data_type::s8, memory::dims{1, in});
        return {layout, cpuEngine(), bytes.data()};
    }

    static void reorder(memory from, memory to)
    {
        dnnl::reorder(from, to).execute(cpuStream(), from, to);
        cpuStream().wait();
    }

    const memory &packedAs(const memory::desc &layout)
    {
        for (const memory &packed : weights) {
            if (packed.get_desc() == layout)
                return packed;
        }
        memory packed(layout, cpuEngine());
        reorder(type == ComputeType::Int8 ? givenBytes() : weights.front(), packed);
        return weights.emplace_back(std::move(packed));
    }

    Product make(std::int64_t rows)
    {
        const auto wanted = description(rows);
        Product product{dnnl::matmul(wanted),
                        memory(plain(rows, in, types.rows), cpuEngine(), DNNL_MEMORY_NONE),
                        memory(plain(rows, out, types.result), cpuEngine(), DNNL_MEMORY_NONE),
                        {}};
        product.arguments = {{DNNL_ARG_SRC, product.from.get()},
                             {DNNL_ARG_WEIGHTS, packedAs(wanted.weights_desc()).get()},
                             {DNNL_ARG_DST, product.to.get()}};
        if (fused() && !bias.empty())
            product.arguments.push_back({DNNL_ARG_BIAS, biases.get()});
        return product;
    }

    Product &productFor(std::int64_t rows)
    {
        const auto found = products.find(rows);
        return found != products.end() ? found->second : products.emplace(rows, make(rows)).first->second;
    }

    /// The rows as the product takes them; `padded` has room for the whole products.
    const void *convert(std::int64_t rows, std::int64_t padded, const float *from)
    {
        constexpr std::int64_t worthAThread = 64;
        const auto count = static_cast<std::size_t>(padded * in);
        if (type == ComputeType::BFloat16) {
            roundedRows.resize(std::max(roundedRows.size(), count));
            inParts(rows, worthAThread, [&](std::int64_t begin, std::int64_t end) {
                toBFloat16((end - begin) * in, from + begin * in, roundedRows.data() + begin * in);
            });
            return roundedRows.data();
        }
        byteRows.resize(std::max(byteRows.size(), count));
        rowScales.resize(std::max(rowScales.size(), static_cast<std::size_t>(padded)));
        inParts(rows, worthAThread, [&](std::int64_t begin, std::int64_t end) {
            quantiseRows(end - begin, in, from + begin * in, byteRows.data() + begin * in, rowScales.data() + begin);
        });
        return byteRows.data();
    }

    void scale(std::int64_t rows, float *to) const
    {
        constexpr std::int64_t worthAThread = 16;
        inParts(rows, worthAThread, [&](std::int64_t begin, std::int64_t end) {
            scaleSums(end - begin, out, to + begin * out, rowScales.data() + begin, columnScales.data(),
                      bias.empty() ? nullptr : bias.data(), relu);
        });
    }
};

PackedLinear::PackedLinear(std::int64_t out, std::int64_t in, const float *weight, std::int64_t stride,
                           std::span<const float> bias, Activation activation, ComputeType type)
    : d(std::make_unique<Private>())
{
    d->out = out;
    d->in = in;
    d->type = type;
    d->types = typesOf(type);
    d->bias.assign(bias.begin(), bias.end());
    d->relu = activation == Activation::Relu;
    if (!d->bias.empty())
        d->biases = memory(plain(1, out, memory::data_type::f32), cpuEngine(), d->bias.data());
    d->weights.emplace_back(d->description(1).weights_desc(), cpuEngine());
    setWeight(weight, stride);
}

void PackedLinear::setWeight(const float *weight, std::int64_t stride)
{
    const memory given = d->given(weight, stride);
    for (const memory &packed : d->weights)
        Private::reorder(given, packed);
}

PackedLinear::~PackedLinear() = default;
PackedLinear::PackedLinear(PackedLinear &&) noexcept = default;

std::int64_t PackedLinear::out() const noexcept
{
    return d->out;
}

std::int64_t PackedLinear::paddedRows(std::int64_t rows) noexcept
{
    const std::int64_t whole = rows / MostRows * MostRows;
    return rows == whole ? rows : whole + countFor(rows - whole);
}

void PackedLinear::run(std::int64_t rows, const float *from, float *to) const
{
    const void *operand = d->type == ComputeType::Float32 ? from : d->convert(rows, paddedRows(rows), from);
    const auto rowBytes = static_cast<std::size_t>(d->in) * memory::data_type_size(d->types.rows);
    for (std::int64_t done = 0; done < rows;) {
        const std::int64_t count = countFor(rows - done);
        auto &product = d->productFor(count);
        const auto *begin = static_cast<const std::byte *>(operand) + static_cast<std::size_t>(done) * rowBytes;
        product.from.set_data_handle(const_cast<std::byte *>(begin));
        product.to.set_data_handle(to + done * d->out);
        const auto status = dnnl_primitive_execute(product.primitive.get(), cpuStream().get(),
                                                   static_cast<int>(product.arguments.size()),
                                                   product.arguments.data());
        dnnl::error::wrap_c_api(status, "a matrix product failed");
        done += count;
    }
    cpuStream().wait();
    if (d->type == ComputeType::Int8)
        d->scale(rows, to);
}

} // namespace supernet
