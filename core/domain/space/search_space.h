// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/architecture.h"
#include "domain/support/error.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace supernet {

using BigCount = boost::multiprecision::cpp_int;

/// One elastic dimension: a name, its choices, and where it applies.
struct Gene
{
    enum class Scope { Network, Layer };

    std::string name;
    std::vector<int> choices; ///< As written; for the whole net or for each layer.
    Scope scope = Scope::Network;
    std::string depth; ///< For Scope::Layer: the gene whose value is the number of active layers.
    /// For Scope::Layer: choices of single layers that differ from `choices` (layer index from 0).
    std::map<int, std::vector<int>> layerChoices;

    bool operator==(const Gene &) const = default;
};

/// An ordered list of genes and the fixed sizes beside them. Everything that treats a space (editor, counter,
/// sampler, mutation, crossover, encoding, JSON) works from this list, so a new family only adds genes.
class SearchSpace
{
public:
    std::string name;
    std::string family = "translation";
    std::vector<Gene> genes; ///< Depth genes come before the genes that they govern.
    std::map<std::string, int> fixed; ///< Sizes that are not searched, for example `qkv_dim`.

    [[nodiscard]] const Gene &gene(std::string_view name) const;
    [[nodiscard]] const Gene *find(std::string_view name) const noexcept;
    /// Choices of a gene in one layer (0 for a gene of the whole net), honouring `layerChoices`.
    [[nodiscard]] const std::vector<int> &choices(const Gene &gene, int layer = 0) const;
    [[nodiscard]] int largest(std::string_view gene) const; ///< Over all layers.
    [[nodiscard]] int smallest(std::string_view gene) const;
    /// Layers that the gene has at the greatest depth (1 for a gene of the whole net).
    [[nodiscard]] int layers(const Gene &gene) const;
    /// Layers of the gene that an architecture uses (1 for a gene of the whole net). Throws Error without the depth.
    [[nodiscard]] int activeLayers(const Gene &gene, const Architecture &architecture) const;
    /// Whether the gene is the depth of another gene.
    [[nodiscard]] bool isDepth(const Gene &gene) const noexcept;

    /// What is wrong with the space, each finding with its place; empty when it can be used.
    [[nodiscard]] std::vector<Issue> validate() const;

    /// Choices multiplied, genes of inactive layers included: HAT's count.
    [[nodiscard]] BigCount genotypes() const;
    /// Architectures that differ, genes of inactive layers left out.
    [[nodiscard]] BigCount distinct() const;

    /// The architecture of the largest / smallest choices. The attention span is 1 in both where the space offers
    /// it, as published for sandwich sampling.
    [[nodiscard]] Architecture largestArchitecture() const;
    [[nodiscard]] Architecture smallestArchitecture() const;

    /// The same values with the genes of inactive layers dropped. Throws Error when a value is missing or is not one
    /// of its gene's choices.
    [[nodiscard]] Architecture canonical(const Architecture &architecture) const;
    /// What keeps an architecture from belonging to this space; empty when it does.
    [[nodiscard]] std::vector<Issue> check(const Architecture &architecture) const;
    /// A fixed size by name, for example `qkv_dim`. Throws Error when the space lacks it.
    [[nodiscard]] int fixedSize(std::string_view name) const;

    bool operator==(const SearchSpace &) const = default;
};

/// JSON of a space file (`"format": "supernet-space", "version": 1`) and of an architecture (gene name to value,
/// or to a list of the active layers' values, as in the published records). Throw Error naming the key.
[[nodiscard]] nlohmann::json toJson(const SearchSpace &space);
/// Reads the form only: what is wrong with the space itself is validate()'s business.
[[nodiscard]] SearchSpace spaceFromJson(const nlohmann::json &json);
[[nodiscard]] nlohmann::json toJson(const Architecture &architecture, const SearchSpace &space);
[[nodiscard]] Architecture architectureFromJson(const nlohmann::json &json, const SearchSpace &space);

} // namespace supernet
