// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace supernet {

/// A Python that answers lines of JSON with lines of JSON, one each, until this object goes.
class PythonWorker
{
public:
    /// Runs `python ARGUMENTS...`, its errors to the file `log`. Throws Error when it cannot be run. `whileWaiting` is called
    /// every 50 ms while an answer is waited for, and may throw to end it.
    PythonWorker(const std::string &python, const std::vector<std::string> &arguments, const std::filesystem::path &log,
                 std::function<void()> whileWaiting = {});
    ~PythonWorker();
    PythonWorker(const PythonWorker &) = delete;
    PythonWorker &operator=(const PythonWorker &) = delete;

    /// What it says next, unasked. Throws Error with its last word when it has ended or says no JSON.
    [[nodiscard]] nlohmann::json answer();
    [[nodiscard]] nlohmann::json ask(const nlohmann::json &request);

private:
    [[noreturn]] void hasEnded() const;

    void waitForMore() const;

    std::filesystem::path m_log;
    std::function<void()> m_whileWaiting;
    int m_connection = -1; ///< Its standard input and output.
    int m_child = -1;
    std::string m_heard;
};

} // namespace supernet
