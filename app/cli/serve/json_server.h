// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

namespace supernet::cli {

/// Answers requests that come as JSON lines, one response each with the request's id, in order, on one work thread:
///
///     {"id": 7, "method": "collapse", "params": {...}, "latest": true}
///     {"id": 7, "result": {...}}     or     {"id": 7, "error": {"message": "...", "hint": "..."}}
///
/// `latest` says that only the newest request of its method matters (a slider was moved on): those of the same method
/// that wait or run are asked to stop and get an error with `"replaced": true`. Nothing that a request holds ends the
/// server; the end of the input does, once the requests before it are answered. A line longer than LongestRequest gets an
/// error and is not kept; while requests of as many bytes wait, no further one is read.
class JsonServer
{
public:
    using Method = std::function<nlohmann::json(const nlohmann::json &params, std::stop_token stop)>;

    static constexpr std::size_t LongestRequest = 4 << 20; ///< Bytes.

    void add(const std::string &name, Method method);
    [[nodiscard]] std::vector<std::string> methods() const;
    void serve(std::istream &in, std::ostream &out);

private:
    std::map<std::string, Method> m_methods;
};

} // namespace supernet::cli
