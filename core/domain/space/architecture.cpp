// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/architecture.h"

#include "domain/support/error.h"
#include "domain/support/random.h"

namespace supernet {

namespace {

std::string hexadecimal(std::uint64_t bits)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto letter = text.rbegin(); letter != text.rend(); ++letter, bits >>= 4)
        *letter = digits[bits & 15];
    return text;
}

} // namespace

void Architecture::set(std::string_view gene, Values values)
{
    m_genes.insert_or_assign(std::string(gene), std::move(values));
}

int Architecture::value(std::string_view gene) const
{
    const Values &all = values(gene);
    if (all.size() != 1)
        throw Error("The architecture holds " + std::to_string(all.size()) + " values of gene `" + std::string(gene)
                    + "`, which has one for the whole net.");
    return all.front();
}

const Architecture::Values &Architecture::values(std::string_view gene) const
{
    const auto found = m_genes.find(gene);
    if (found == m_genes.end())
        throw Error("The architecture lacks gene `" + std::string(gene) + "`.",
                    "Use an architecture of this search space.");
    return found->second;
}

bool Architecture::has(std::string_view gene) const
{
    return m_genes.find(gene) != m_genes.end();
}

std::string Architecture::id() const
{
    std::uint64_t key = 0;
    for (const auto &[gene, values] : m_genes) {
        key = streamKey(key, gene, {values.size()});
        for (const int value : values)
            key = streamKey(key, {}, {static_cast<std::uint64_t>(static_cast<std::int64_t>(value))});
    }
    return hexadecimal(key);
}

} // namespace supernet
