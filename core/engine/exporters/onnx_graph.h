// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

#include <memory>
#include <variant>

namespace supernet {

/// An ONNX graph, built node by node. Values go by name; each function that makes one returns its name.
class OnnxGraph
{
public:
    using Value = std::string;
    using Dimension = std::variant<std::int64_t, std::string>; ///< A name: any size, the same wherever it stands.
    using Dimensions = std::vector<Dimension>;
    enum class Type { Float, Integer, Boolean };
    struct Attribute
    {
        std::string name;
        std::variant<std::int64_t, float, std::vector<std::int64_t>> value;
    };

    explicit OnnxGraph(const std::string &name);
    ~OnnxGraph();
    OnnxGraph(OnnxGraph &&) noexcept;

    Value input(const std::string &name, Type type, const Dimensions &sizes);
    void output(const std::string &name, const Value &value, Type type, const Dimensions &sizes);

    Value tensor(const std::string &name, const HostTensor &values); ///< Stored under that name.
    Value integers(const std::vector<std::int64_t> &values); ///< Of one dimension.
    Value integer(std::int64_t value); ///< Without dimensions, as number() is.
    Value number(float value);

    Value node(const std::string &operation, const std::vector<Value> &inputs,
               const std::vector<Attribute> &attributes = {});

    /// The whole model, checked by the ONNX library's own checker. Throws Error with what it finds wrong.
    [[nodiscard]] std::string serialise() const;

    static constexpr int Opset = 17;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
