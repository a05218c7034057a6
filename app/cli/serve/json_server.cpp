// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve/json_server.h"

#include "domain/support/json_text.h"
#include "domain/support/plain_error.h"

#include <condition_variable>
#include <deque>
#include <istream>
#include <memory>
#include <mutex>
#include <ostream>
#include <thread>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct Request
{
    json id;
    std::string method;
    json params;
    bool latest = false;
    std::stop_source stop;
};

using RequestPointer = std::shared_ptr<Request>;

json errorResponse(const json &id, const Error &error)
{
    return {{"id", id}, {"error", {{"message", error.what()}, {"hint", error.hint()}}}};
}

json replacedResponse(const json &id)
{
    return {{"id", id}, {"error", {{"message", "A newer request took this one's place."}, {"replaced", true}}}};
}

/// Throws UsageError saying what is wrong; `id` is set first, so that the answer can carry it.
RequestPointer parseRequest(const std::string &line, json &id)
{
    const json value = tryParseJson(line);
    if (!value.is_object())
        throw UsageError("A request is not a JSON object on one line.");
    id = value.value("id", json());
    auto request = std::make_shared<Request>();
    request->id = id;
    request->params = value.value("params", json::object());
    if (!value.contains("method") || !value["method"].is_string())
        throw UsageError("A request has no method.", "Ask `hello` for those that there are.");
    if (!request->params.is_object())
        throw UsageError("The params of a request are not a JSON object.");
    request->method = value["method"];
    request->latest = value.value("latest", json(false)) == true;
    return request;
}

/// Requests on their way from the thread that reads to the one that works.
class Inbox
{
public:
    void put(const RequestPointer &request)
    {
        const std::lock_guard guard(m_mutex);
        if (request->latest) {
            for (const RequestPointer &older : m_waiting)
                replace(older, *request);
            if (m_running)
                replace(m_running, *request);
        }
        m_waiting.push_back(request);
        m_changed.notify_one();
    }

    void close()
    {
        const std::lock_guard guard(m_mutex);
        m_closed = true;
        m_changed.notify_one();
    }

    /// The next request; nothing when there is none any more.
    RequestPointer take()
    {
        std::unique_lock guard(m_mutex);
        m_changed.wait(guard, [this] { return m_closed || !m_waiting.empty(); });
        m_running.reset();
        if (!m_waiting.empty()) {
            m_running = m_waiting.front();
            m_waiting.pop_front();
        }
        return m_running;
    }

private:
    static void replace(const RequestPointer &older, const Request &newer)
    {
        if (older->method == newer.method)
            older->stop.request_stop();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<RequestPointer> m_waiting;
    RequestPointer m_running;
    bool m_closed = false;
};

} // namespace

void JsonServer::add(const std::string &name, Method method)
{
    m_methods[name] = std::move(method);
}

std::vector<std::string> JsonServer::methods() const
{
    std::vector<std::string> names;
    for (const auto &[name, method] : m_methods)
        names.push_back(name);
    return names;
}

void JsonServer::serve(std::istream &in, std::ostream &out)
{
    std::mutex outMutex;
    const auto respond = [&](const json &response) {
        const std::string line = response.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
        const std::lock_guard guard(outMutex);
        out << line << std::flush;
    };
    const auto answer = [&](const Request &request) {
        const auto method = m_methods.find(request.method);
        if (method == m_methods.end())
            throw UsageError("There is no method \"" + request.method + "\".", "Ask `hello` for those that there are.");
        json result = request.stop.stop_requested() ? json() : method->second(request.params, request.stop.get_token());
        respond(request.stop.stop_requested() ? replacedResponse(request.id)
                                              : json{{"id", request.id}, {"result", std::move(result)}});
    };
    Inbox inbox;
    std::jthread worker([&] {
        while (const RequestPointer request = inbox.take()) {
            try {
                answer(*request);
            } catch (const std::exception &error) {
                // One that was stopped midway has thrown for that.
                respond(request->stop.stop_requested() ? replacedResponse(request->id)
                                                       : errorResponse(request->id, asError(error)));
            }
        }
    });
    for (std::string line; std::getline(in, line);) {
        json id;
        try {
            inbox.put(parseRequest(line, id));
        } catch (const std::exception &error) {
            respond(errorResponse(id, asError(error)));
        }
    }
    inbox.close();
}

} // namespace supernet::cli
