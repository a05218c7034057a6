// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/plain_error.h"

#include <filesystem>
#include <new>
#include <nlohmann/json.hpp>

namespace supernet {

namespace {

std::string firstLine(const std::string &text)
{
    std::string line = text.substr(0, text.find('\n'));
    // c10::Error ends its first line so, with the C++ frames below.
    if (const auto backtrace = line.find(" Exception raised from "); backtrace != std::string::npos)
        line.erase(backtrace);
    return line;
}

} // namespace

Error asError(const std::exception &exception)
{
    if (const auto *error = dynamic_cast<const Error *>(&exception))
        return *error;
    if (dynamic_cast<const std::bad_alloc *>(&exception))
        return Error("There is not enough memory.", "Use smaller batches, a smaller space, or a larger machine.");
    if (dynamic_cast<const std::filesystem::filesystem_error *>(&exception))
        return Error(firstLine(exception.what()) + '.', "Check that the path exists and that you may write there.");
    if (dynamic_cast<const nlohmann::json::exception *>(&exception))
        return Error("A JSON value is not of the form that is expected: " + firstLine(exception.what()) + '.');
    return Error("The work failed inside a library: " + firstLine(exception.what()));
}

} // namespace supernet
