// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/onnx_graph.h"

#include <onnx/checker.h>
#include <onnx/onnx_pb.h>

namespace supernet {

namespace {

constexpr int IrVersion = 8; ///< The one that belongs to the opset.

onnx::TensorProto::DataType onnxType(OnnxGraph::Type type)
{
    switch (type) {
    case OnnxGraph::Type::Float:
        return onnx::TensorProto::FLOAT;
    case OnnxGraph::Type::Integer:
        return onnx::TensorProto::INT64;
    case OnnxGraph::Type::Boolean:
        break;
    }
    return onnx::TensorProto::BOOL;
}

void describe(onnx::ValueInfoProto &info, const std::string &name, OnnxGraph::Type type,
              const OnnxGraph::Dimensions &sizes)
{
    info.set_name(name);
    auto &tensor = *info.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(onnxType(type));
    auto &shape = *tensor.mutable_shape();
    for (const auto &size : sizes) {
        if (const auto *number = std::get_if<std::int64_t>(&size))
            shape.add_dim()->set_dim_value(*number);
        else
            shape.add_dim()->set_dim_param(std::get<std::string>(size));
    }
}

void set(onnx::AttributeProto &to, const OnnxGraph::Attribute &from)
{
    to.set_name(from.name);
    if (const auto *number = std::get_if<std::int64_t>(&from.value)) {
        to.set_type(onnx::AttributeProto::INT);
        to.set_i(*number);
    } else if (const auto *real = std::get_if<float>(&from.value)) {
        to.set_type(onnx::AttributeProto::FLOAT);
        to.set_f(*real);
    } else {
        to.set_type(onnx::AttributeProto::INTS);
        for (const auto item : std::get<std::vector<std::int64_t>>(from.value))
            to.add_ints(item);
    }
}

} // namespace

struct OnnxGraph::Private
{
    onnx::TensorProto &initializer(const std::string &name, Type type, const std::vector<std::int64_t> &sizes)
    {
        auto &tensor = *graph->add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(onnxType(type));
        for (const auto size : sizes)
            tensor.add_dims(size);
        return tensor;
    }

    Value fresh(const std::string &stem) { return stem + '_' + std::to_string(++count); }

    onnx::ModelProto model;
    onnx::GraphProto *graph = nullptr;
    std::int64_t count = 0;
    std::map<std::vector<std::int64_t>, Value> integers; ///< Each is stored once.
};

OnnxGraph::OnnxGraph(const std::string &name)
    : d(std::make_unique<Private>())
{
    d->model.set_ir_version(IrVersion);
    d->model.set_producer_name("Supernet Studio");
    d->model.set_producer_version(SUPERNET_VERSION);
    auto &opset = *d->model.add_opset_import();
    opset.set_domain("");
    opset.set_version(Opset);
    d->graph = d->model.mutable_graph();
    d->graph->set_name(name);
}

OnnxGraph::~OnnxGraph() = default;
OnnxGraph::OnnxGraph(OnnxGraph &&) noexcept = default;

OnnxGraph::Value OnnxGraph::input(const std::string &name, Type type, const Dimensions &sizes)
{
    describe(*d->graph->add_input(), name, type, sizes);
    return name;
}

void OnnxGraph::output(const std::string &name, const Value &value, Type type, const Dimensions &sizes)
{
    // A value has one name, so the output gets its own by way of a copy, which runtimes take out again.
    auto &copy = *d->graph->add_node();
    copy.set_op_type("Identity");
    copy.set_name("output_" + name);
    copy.add_input(value);
    copy.add_output(name);
    describe(*d->graph->add_output(), name, type, sizes);
}

OnnxGraph::Value OnnxGraph::tensor(const std::string &name, const HostTensor &values)
{
    d->initializer(name, Type::Float, values.sizes)
        .set_raw_data(values.values.data(), values.values.size() * sizeof(float));
    return name;
}

OnnxGraph::Value OnnxGraph::integers(const std::vector<std::int64_t> &values)
{
    auto &known = d->integers[values];
    if (known.empty()) {
        known = d->fresh("integers");
        auto &stored = d->initializer(known, Type::Integer, {static_cast<std::int64_t>(values.size())});
        for (const auto value : values)
            stored.add_int64_data(value);
    }
    return known;
}

OnnxGraph::Value OnnxGraph::integer(std::int64_t value)
{
    const Value name = d->fresh("integer");
    d->initializer(name, Type::Integer, {}).add_int64_data(value);
    return name;
}

OnnxGraph::Value OnnxGraph::number(float value)
{
    const Value name = d->fresh("number");
    d->initializer(name, Type::Float, {}).add_float_data(value);
    return name;
}

OnnxGraph::Value OnnxGraph::node(const std::string &operation, const std::vector<Value> &inputs,
                                 const std::vector<Attribute> &attributes)
{
    auto &node = *d->graph->add_node();
    const Value result = d->fresh(operation);
    node.set_op_type(operation);
    node.set_name(result);
    for (const auto &value : inputs)
        node.add_input(value);
    for (const auto &attribute : attributes)
        set(*node.add_attribute(), attribute);
    node.add_output(result);
    return result;
}

std::string OnnxGraph::serialise() const
{
    try {
        onnx::checker::check_model(d->model);
    } catch (const std::exception &error) {
        throw Error("The ONNX library finds fault with the model: " + std::string(error.what()),
                    "Please report this together with the subnet's architecture.");
    }
    std::string bytes;
    if (!d->model.SerializeToString(&bytes))
        throw Error("The model is too large for one ONNX file (2 GB).", "Export it as safetensors.");
    return bytes;
}

} // namespace supernet
