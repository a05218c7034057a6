// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace supernet {

/// The one exception of I/O and of the engine: what happened, to what, and what to do about it.
class Error : public std::runtime_error
{
public:
    /// `what` is a full sentence that names the thing it happened to; `hint` says what to do and may be empty.
    explicit Error(const std::string &what, std::string hint = {})
        : std::runtime_error(what)
        , m_hint(std::move(hint))
    {
    }

    [[nodiscard]] const std::string &hint() const noexcept { return m_hint; }

    /// What happened and what to do, as one text for a person.
    [[nodiscard]] std::string message() const { return m_hint.empty() ? what() : std::string(what()) + ' ' + m_hint; }

private:
    std::string m_hint;
};

/// Wrong use of a command or an API by a person (exit code 2), as opposed to a failure on the way (exit code 1).
class UsageError : public Error
{
public:
    using Error::Error;
};

/// Nothing more could be written to a disk. A job waits and tries again (JobContext::writing) instead of ending.
class DiskFullError : public Error
{
public:
    using Error::Error;
};

/// One finding of a validation: nothing is thrown for a wrong choice in an editor.
struct Issue
{
    enum class Severity { Warning, Error };
    std::string where; ///< For example `encoder_ffn.choices[2]`.
    Severity severity = Severity::Error;
    std::string sentence;

    bool operator==(const Issue &) const = default;
};

} // namespace supernet
