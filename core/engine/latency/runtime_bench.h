// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/python_worker.h"
#include "engine/latency/latency_measurement.h"

#include <filesystem>

namespace supernet {

/// Something that runs exported models and can be timed.
struct MeasuredRuntime
{
    std::string name; ///< As `--runtime` takes it.
    std::string
        format; ///< ExportFormat::name of what it loads; empty: the program's own runtime, which needs no export.
    std::string package; ///< Python package to install.
    ComputeType computeType = ComputeType::Float32; ///< Of the program's own runtime.
};
/// The program's own runtime first.
[[nodiscard]] std::span<const MeasuredRuntime> measuredRuntimes();
/// Throws UsageError naming those that there are.
[[nodiscard]] const MeasuredRuntime &measuredRuntime(const std::string &name);

/// LatencyBench for another runtime: models with random weights, exported, loaded by a Python process that has nothing but
/// this runtime in it, and timed there one after the other.
class RuntimeBench
{
public:
    /// Starts the process; `scratch` is a folder of its own for what is exported. Throws Error saying what to install.
    /// `between` is called every 50 ms or more often, and may throw to end it.
    RuntimeBench(const MeasuredRuntime &runtime, const std::string &python, int threads,
                 const std::filesystem::path &scratch, std::function<void()> between);

    [[nodiscard]] const std::string &version() const noexcept { return m_version; } ///< `ONNX Runtime 1.17.3`.

    /// As LatencyBench::run(), of models of these shapes. Throws Error for a shape that has no counterpart in the format.
    [[nodiscard]] std::vector<std::vector<double>> run(std::span<const TranslationShape> shapes,
                                                       std::int64_t vocabulary, const LatencyProtocol &protocol,
                                                       int repetitions, std::uint64_t seed, const std::stop_token &stop,
                                                       const std::function<void()> &tick);

private:
    void load(std::span<const TranslationShape> shapes, std::int64_t vocabulary);

    const MeasuredRuntime &m_runtime;
    std::filesystem::path m_scratch;
    std::function<void()> m_between;
    std::unique_ptr<PythonWorker> m_process;
    std::string m_version;
};

} // namespace supernet
