// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace supernet {

/// How far a document's entities unfold, so that a small file never becomes a huge one.
class EntityBudget
{
public:
    /// Whether an entity of this text can be used: it is not long, and names only such that were declared before.
    bool declare(const std::string &name, std::string_view text);
    /// Counts a use. False when all together are far more than the `read` bytes of the document so far.
    [[nodiscard]] bool take(const std::string &name, std::uint64_t read);

private:
    std::map<std::string, std::uint64_t> m_sizes; ///< Unfolded.
    std::uint64_t m_taken = 0;
};

} // namespace supernet
