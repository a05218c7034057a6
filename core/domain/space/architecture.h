// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// One concrete choice for every active gene of a search space: a value, equal when the subnets are equal.
///
/// A gene of the whole net holds one value, a gene per layer one value for each active layer and none for the
/// others, so that the value is canonical. SearchSpace makes and checks architectures; this type only holds them.
class Architecture
{
public:
    using Values = std::vector<int>;

    Architecture() = default;

    void set(std::string_view gene, Values values);
    /// The value of a gene of the whole net. Throws Error when the architecture has no such gene.
    [[nodiscard]] int value(std::string_view gene) const;
    /// The values of a gene, one per active layer. Throws Error when the architecture has no such gene.
    [[nodiscard]] const Values &values(std::string_view gene) const;
    [[nodiscard]] bool has(std::string_view gene) const;
    [[nodiscard]] const std::map<std::string, Values, std::less<>> &genes() const noexcept { return m_genes; }

    /// A short stable name made of the values (hexadecimal, 16 digits): equal architectures, equal names.
    [[nodiscard]] std::string id() const;

    auto operator<=>(const Architecture &) const = default;

private:
    std::map<std::string, Values, std::less<>> m_genes;
};

} // namespace supernet
