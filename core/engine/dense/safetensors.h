// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

#include <cstring>
#include <filesystem>

namespace supernet {

/// A tensor to be written: its bytes stay the caller's.
struct TensorView
{
    std::string name;
    std::string dtype = "F32"; ///< safetensors' names: F32, F64, BF16, I64 ...
    std::vector<std::int64_t> sizes;
    std::span<const std::byte> bytes;
};

/// The values of a tensor, whose dtype the caller has looked at.
template<typename Value>
[[nodiscard]] std::vector<Value> valuesOf(const TensorView &tensor)
{
    std::vector<Value> values(tensor.bytes.size() / sizeof(Value));
    if (!values.empty()) // which may lie nowhere
        std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(Value));
    return values;
}

/// Writes aside, fsyncs, renames; returns the file's SHA-256 in hexadecimal. Throws Error (a full disk included).
std::string writeSafetensors(const std::filesystem::path &file, std::span<const TensorView> tensors,
                             const std::map<std::string, std::string> &metadata = {});

/// A safetensors file, memory-mapped. Every header field is checked against the file's size before it is used.
class SafetensorsFile
{
public:
    /// Throws Error saying what is wrong with the file.
    explicit SafetensorsFile(const std::filesystem::path &file);
    ~SafetensorsFile();
    SafetensorsFile(SafetensorsFile &&) noexcept;

    [[nodiscard]] const std::map<std::string, std::string> &metadata() const noexcept;
    [[nodiscard]] const std::vector<TensorView> &tensors() const noexcept; ///< Views live as long as this object.
    [[nodiscard]] const TensorView &tensor(const std::string &name) const; ///< Throws Error when absent.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
