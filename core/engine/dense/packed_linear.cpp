// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/packed_linear.h"

#include <algorithm>
#include <array>
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

memory::desc plain(std::int64_t rows, std::int64_t columns)
{
    return {{rows, columns}, memory::data_type::f32, memory::format_tag::ab};
}

dnnl::matmul::primitive_desc describe(std::int64_t rows, std::int64_t in, std::int64_t out, bool bias, bool relu)
{
    const memory::desc weights({in, out}, memory::data_type::f32, memory::format_tag::any);
    const auto biases = bias ? plain(1, out) : memory::desc{};
    dnnl::primitive_attr attributes;
    dnnl::post_ops operations;
#if DNNL_VERSION_MAJOR >= 3
    if (relu)
        operations.append_eltwise(dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
    attributes.set_post_ops(operations);
    return {cpuEngine(), plain(rows, in), weights, biases, plain(rows, out), attributes};
#else
    if (relu)
        operations.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
    attributes.set_post_ops(operations);
    const auto description = bias ? dnnl::matmul::desc(plain(rows, in), weights, biases, plain(rows, out))
                                  : dnnl::matmul::desc(plain(rows, in), weights, plain(rows, out));
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
    std::vector<float> bias;
    bool relu;
    std::vector<memory> weights; ///< In each layout that some number of rows asked for: one, as a rule.
    memory biases;
    std::map<std::int64_t, Product> products;

    void pack(const memory::desc &layout, memory &from)
    {
        memory packed(layout, cpuEngine());
        dnnl::reorder(from, packed).execute(cpuStream(), from, packed);
        cpuStream().wait();
        weights.push_back(packed);
    }

    const memory &packedAs(const memory::desc &layout)
    {
        for (const memory &packed : weights) {
            if (packed.get_desc() == layout)
                return packed;
        }
        memory first = weights.front();
        pack(layout, first);
        return weights.back();
    }

    Product make(std::int64_t rows)
    {
        const auto description = describe(rows, in, out, !bias.empty(), relu);
        Product product{dnnl::matmul(description), memory(plain(rows, in), cpuEngine(), DNNL_MEMORY_NONE),
                        memory(plain(rows, out), cpuEngine(), DNNL_MEMORY_NONE), {}};
        product.arguments = {{DNNL_ARG_SRC, product.from.get()},
                             {DNNL_ARG_WEIGHTS, packedAs(description.weights_desc()).get()},
                             {DNNL_ARG_DST, product.to.get()}};
        if (!bias.empty())
            product.arguments.push_back({DNNL_ARG_BIAS, biases.get()});
        return product;
    }

    Product &productFor(std::int64_t rows)
    {
        const auto found = products.find(rows);
        return found != products.end() ? found->second : products.emplace(rows, make(rows)).first->second;
    }
};

PackedLinear::PackedLinear(std::int64_t out, std::int64_t in, const float *weight, std::int64_t stride,
                           std::span<const float> bias, Activation activation)
    : d(std::make_unique<Private>())
{
    d->out = out;
    d->in = in;
    d->bias.assign(bias.begin(), bias.end());
    d->relu = activation == Activation::Relu;
    if (!d->bias.empty())
        d->biases = memory(plain(1, out), cpuEngine(), d->bias.data());
    const memory::desc given({in, out}, memory::data_type::f32, memory::dims{1, stride});
    // oneDNN only reads what it reorders from.
    memory from(given, cpuEngine(), const_cast<float *>(weight));
    d->pack(describe(1, in, out, !d->bias.empty(), d->relu).weights_desc(), from);
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
    for (std::int64_t done = 0; done < rows;) {
        const std::int64_t count = countFor(rows - done);
        auto &product = d->productFor(count);
        product.from.set_data_handle(const_cast<float *>(from + done * d->in));
        product.to.set_data_handle(to + done * d->out);
        const auto status = dnnl_primitive_execute(product.primitive.get(), cpuStream().get(),
                                                   static_cast<int>(product.arguments.size()), product.arguments.data());
        dnnl::error::wrap_c_api(status, "a matrix product failed");
        done += count;
    }
    cpuStream().wait();
}

} // namespace supernet
