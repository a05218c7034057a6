// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/kernels/product.h"

#include <ATen/ATen.h>
#include <dnnl.hpp>

namespace supernet {

namespace {

const dnnl::engine &cpuEngine()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

dnnl::stream &ownStream()
{
    thread_local dnnl::stream stream(cpuEngine());
    return stream;
}

dnnl::memory::data_type typeName(torch::Dtype type)
{
    return type == torch::kBFloat16 ? dnnl::memory::data_type::bf16 : dnnl::memory::data_type::f32;
}

dnnl::memory::desc describe(const torch::Tensor &tensor)
{
    return {{tensor.size(0), tensor.size(1)},
            typeName(tensor.scalar_type()),
            dnnl::memory::dims{tensor.stride(0), tensor.stride(1)}};
}

dnnl::memory wrap(const torch::Tensor &tensor)
{
    return {describe(tensor), cpuEngine(), tensor.data_ptr()};
}

dnnl::primitive_attr attributes(const Epilogue &epilogue)
{
    dnnl::post_ops operations;
    if (epilogue.accumulate)
        operations.append_sum(1.0F);
    if (epilogue.relu)
#if DNNL_VERSION_MAJOR >= 3
        operations.append_eltwise(dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
#else
        operations.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
#endif
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(operations);
    return attributes;
}

/// One product on oneDNN; what lies in memory as it is, and the right operand's layout.
class Product
{
public:
    Product(const torch::Tensor &result, const torch::Tensor &a, const dnnl::memory::desc &right,
            const Epilogue &epilogue)
        : m_result(result)
        , m_left(a)
        , m_bias(epilogue.bias.defined() ? epilogue.bias.unsqueeze(0) : torch::Tensor())
        , m_description(choose(right, epilogue))
    {
    }

    [[nodiscard]] dnnl::memory::desc rightLayout() const { return m_description.weights_desc(); }

    void run(const dnnl::memory &right) const
    {
        std::unordered_map<int, dnnl::memory> arguments{
            {DNNL_ARG_SRC, wrap(m_left)}, {DNNL_ARG_WEIGHTS, right}, {DNNL_ARG_DST, wrap(m_result)}};
        if (m_bias.defined())
            arguments.emplace(DNNL_ARG_BIAS, wrap(m_bias));
        dnnl::matmul(m_description).execute(ownStream(), arguments);
        ownStream().wait();
    }

private:
    [[nodiscard]] dnnl::matmul::primitive_desc choose(const dnnl::memory::desc &right, const Epilogue &epilogue) const
    {
        const auto left = describe(m_left);
        const auto product = describe(m_result);
        const auto bias = m_bias.defined() ? describe(m_bias) : dnnl::memory::desc{};
#if DNNL_VERSION_MAJOR >= 3
        return {cpuEngine(), left, right, bias, product, attributes(epilogue)};
#else
        const auto description = m_bias.defined() ? dnnl::matmul::desc(left, right, bias, product)
                                                  : dnnl::matmul::desc(left, right, product);
        return {description, attributes(epilogue), cpuEngine()};
#endif
    }

    const torch::Tensor &m_result;
    const torch::Tensor &m_left;
    torch::Tensor m_bias;
    dnnl::matmul::primitive_desc m_description;
};

void multiplyAten(torch::Tensor result, const torch::Tensor &a, const torch::Tensor &b, const Epilogue &epilogue)
{
    if (epilogue.accumulate)
        result.addmm_(a, b);
    else
        at::mm_out(result, a, b);
    if (epilogue.bias.defined())
        result.add_(epilogue.bias);
    if (epilogue.relu)
        result.relu_();
}

bool runsOnOneDnn(const torch::Tensor &result, const torch::Tensor &a)
{
    return result.is_cpu() && result.scalar_type() == torch::kFloat32 && a.size(1) > 0;
}

} // namespace

struct PackedMatrix::Private
{
    /// The matrix in the layout that a product asks for; kept for the next.
    const dnnl::memory &in(const dnnl::memory::desc &layout)
    {
        if (memory && memory.get_desc() == layout)
            return memory;
        auto plain = wrap(matrix);
        if (plain.get_desc() == layout)
            return memory = plain;
        memory = dnnl::memory(layout, cpuEngine());
        dnnl::reorder(plain, memory).execute(ownStream(), plain, memory);
        ownStream().wait();
        return memory;
    }

    torch::Tensor matrix;
    torch::Dtype type;
    dnnl::memory memory;
};

PackedMatrix::PackedMatrix(const torch::Tensor &matrix, torch::Dtype type)
    : d(new Private{matrix, type, {}})
{
}

PackedMatrix::~PackedMatrix() = default;

void multiply(const torch::Tensor &result, const torch::Tensor &a, const torch::Tensor &b, const Epilogue &epilogue)
{
    const at::NoGradGuard noGradient;
    if (result.numel() == 0)
        return;
    if (runsOnOneDnn(result, a))
        Product(result, a, describe(b), epilogue).run(wrap(b));
    else
        multiplyAten(result, a, b, epilogue);
}

void multiply(const torch::Tensor &result, const torch::Tensor &a, const PackedMatrix &b, const Epilogue &epilogue)
{
    const at::NoGradGuard noGradient;
    if (result.numel() == 0)
        return;
    const auto &matrix = b.d->matrix;
    if (!runsOnOneDnn(result, a))
        return multiplyAten(result, a, matrix, epilogue);
    const dnnl::memory::desc any({matrix.size(0), matrix.size(1)}, typeName(b.d->type), dnnl::memory::format_tag::any);
    const Product product(result, a, any, epilogue);
    product.run(b.d->in(product.rightLayout()));
}

bool hasBFloat16Products()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

} // namespace supernet
