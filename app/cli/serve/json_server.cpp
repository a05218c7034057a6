// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve/json_server.h"

#include "domain/support/json_text.h"
#include "domain/support/plain_error.h"

#include <condition_variable>
#include <deque>
#include <istream>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <streambuf>
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
    std::size_t bytes = 0; ///< Of its line.
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

struct Line
{
    std::string text; ///< Without its end; the beginning of one that is too long.
    bool tooLong = false;
};

/// Nothing at the end of the input.
std::optional<Line> nextLine(std::istream &in)
{
    using Letters = std::char_traits<char>;
    std::streambuf &bytes = *in.rdbuf();
    auto letter = bytes.sbumpc();
    if (Letters::eq_int_type(letter, Letters::eof()))
        return {};
    Line line;
    for (; !Letters::eq_int_type(letter, Letters::eof()) && letter != '\n'; letter = bytes.sbumpc()) {
        if (line.text.size() < JsonServer::LongestRequest)
            line.text += Letters::to_char_type(letter);
        else
            line.tooLong = true;
    }
    return line;
}

/// Throws UsageError saying what is wrong; `id` is set first, so that the answer can carry it.
RequestPointer parseRequest(const Line &line, json &id)
{
    if (line.tooLong)
        throw UsageError("A request is longer than " + std::to_string(JsonServer::LongestRequest >> 20) + " MB.");
    const json value = tryParseJson(line.text);
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
    request->bytes = line.text.size();
    return request;
}

/// Requests on their way from the thread that reads to the one that works.
class Inbox
{
public:
    /// Waits while others that wait fill the memory that they may.
    void put(const RequestPointer &request)
    {
        std::unique_lock guard(m_mutex);
        if (request->latest) {
            for (const RequestPointer &older : m_waiting)
                replace(older, *request);
            if (m_running)
                replace(m_running, *request);
        }
        m_changed.wait(guard, [&] {
            return m_waiting.empty()
                || (m_waiting.size() < Most && m_bytes + request->bytes <= JsonServer::LongestRequest);
        });
        m_waiting.push_back(request);
        m_bytes += request->bytes;
        m_changed.notify_all();
    }

    void close()
    {
        const std::lock_guard guard(m_mutex);
        m_closed = true;
        m_changed.notify_all();
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
            m_bytes -= m_running->bytes;
            m_changed.notify_all();
        }
        return m_running;
    }

private:
    static void replace(const RequestPointer &older, const Request &newer)
    {
        if (older->method == newer.method)
            older->stop.request_stop();
    }

    static constexpr std::size_t Most = 1000;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<RequestPointer> m_waiting;
    std::size_t m_bytes = 0; ///< Of those that wait.
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
    const auto write = [&](const json &response) {
        const std::string line = response.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
        const std::lock_guard guard(outMutex);
        out << line << std::flush;
    };
    // Nothing leaves the threads that answer, though an answer may itself be more than the memory holds.
    const auto respond = [&](const json &id, const auto &response) noexcept {
        try {
            try {
                write(response());
            } catch (const std::exception &error) {
                write(errorResponse(id, asError(error)));
            }
        } catch (...) {
            const std::lock_guard guard(outMutex);
            out << R"({"id":null,"error":{"message":"The answer could not be made: is there too little memory?","hint":""}})"
                << std::endl;
        }
    };
    const auto answer = [&](const Request &request) -> json {
        const auto method = m_methods.find(request.method);
        if (method == m_methods.end())
            throw UsageError("There is no method \"" + request.method + "\".", "Ask `hello` for those that there are.");
        json result = request.stop.stop_requested() ? json() : method->second(request.params, request.stop.get_token());
        return request.stop.stop_requested() ? replacedResponse(request.id)
                                             : json{{"id", request.id}, {"result", std::move(result)}};
    };
    Inbox inbox;
    std::jthread worker([&] {
        while (const RequestPointer request = inbox.take())
            respond(request->id, [&]() -> json {
                try {
                    return answer(*request);
                } catch (const std::exception &) {
                    if (request->stop.stop_requested()) // One that was stopped midway has thrown for that.
                        return replacedResponse(request->id);
                    throw;
                }
            });
    });
    while (const auto line = nextLine(in)) {
        json id;
        try {
            inbox.put(parseRequest(*line, id));
        } catch (const std::exception &error) {
            const Error said = asError(error);
            respond(id, [&] { return errorResponse(id, said); });
        }
    }
    inbox.close();
}

} // namespace supernet::cli
