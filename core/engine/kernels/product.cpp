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

dnnl::memory::desc describe(const torch::Tensor &tensor)
{
    const auto type = tensor.scalar_type() == torch::kBFloat16 ? dnnl::memory::data_type::bf16
                                                               : dnnl::memory::data_type::f32;
    return {{tensor.size(0), tensor.size(1)}, type, dnnl::memory::dims{tensor.stride(0), tensor.stride(1)}};
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

dnnl::matmul makeProduct(const torch::Tensor &result, const torch::Tensor &a, const torch::Tensor &b,
                         const torch::Tensor &bias, const Epilogue &epilogue)
{
    const auto left = describe(a);
    const auto right = describe(b);
    const auto product = describe(result);
    const auto extra = attributes(epilogue);
    const auto row = bias.defined() ? describe(bias) : dnnl::memory::desc{};
#if DNNL_VERSION_MAJOR >= 3
    return dnnl::matmul(dnnl::matmul::primitive_desc(cpuEngine(), left, right, row, product, extra));
#else
    const auto description = bias.defined() ? dnnl::matmul::desc(left, right, row, product)
                                            : dnnl::matmul::desc(left, right, product);
    return dnnl::matmul(dnnl::matmul::primitive_desc(description, extra, cpuEngine()));
#endif
}

void multiplyOneDnn(const torch::Tensor &result, const torch::Tensor &a, const torch::Tensor &b,
                    const Epilogue &epilogue)
{
    const auto bias = epilogue.bias.defined() ? epilogue.bias.unsqueeze(0) : torch::Tensor();
    const auto product = makeProduct(result, a, b, bias, epilogue);
    const auto memory = [](const torch::Tensor &tensor) {
        return dnnl::memory(describe(tensor), cpuEngine(), tensor.data_ptr());
    };
    std::unordered_map<int, dnnl::memory> arguments{
        {DNNL_ARG_SRC, memory(a)}, {DNNL_ARG_WEIGHTS, memory(b)}, {DNNL_ARG_DST, memory(result)}};
    if (bias.defined())
        arguments.emplace(DNNL_ARG_BIAS, memory(bias));
    thread_local dnnl::stream stream(cpuEngine());
    product.execute(stream, arguments);
    stream.wait();
}

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

} // namespace

void multiply(const torch::Tensor &result, const torch::Tensor &a, const torch::Tensor &b, const Epilogue &epilogue)
{
    const at::NoGradGuard noGradient;
    if (result.numel() == 0)
        return;
    const bool oneDnn = result.is_cpu() && result.scalar_type() == torch::kFloat32 && a.size(1) > 0;
    if (oneDnn)
        multiplyOneDnn(result, a, b, epilogue);
    else
        multiplyAten(result, a, b, epilogue);
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
