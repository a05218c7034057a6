// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/presets.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

/// Spaces as somebody may write them who means harm, or by mistake: each but a few bytes, and none that can be used.
namespace supernet::test {

inline std::vector<std::pair<std::string, nlohmann::json>> hostileSpaces()
{
    using nlohmann::json;
    std::vector<std::pair<std::string, json>> spaces;
    const auto add = [&](const char *name, const std::function<void(json &)> &change) {
        json space = toJson(loadSpace("demo"));
        change(space);
        spaces.emplace_back(name, std::move(space));
    };
    const auto gene = [](json &space, const std::string &name) -> json & {
        for (json &one : space["genes"])
            if (one["name"] == name)
                return one;
        throw std::out_of_range(name);
    };
    add("two thousand million layers", [&](json &space) { gene(space, "encoder_layers")["choices"] = {2147483647}; });
    add("a negative depth", [&](json &space) { gene(space, "decoder_layers")["choices"] = {-5}; });
    add("no choices", [&](json &space) { gene(space, "decoder_ffn")["choices"] = json::array(); });
    add("no choices of a depth", [&](json &space) { gene(space, "decoder_layers")["choices"] = json::array(); });
    add("a width of two thousand million",
        [&](json &space) { gene(space, "encoder_embed")["choices"] = {2147483640}; });
    add("a width of zero", [&](json &space) { gene(space, "encoder_embed")["choices"] = {0}; });
    add("no heads", [&](json &space) { gene(space, "encoder_self_heads")["choices"] = {0}; });
    add("a depth that is no gene", [&](json &space) { gene(space, "encoder_ffn")["depth"] = "nothing"; });
    add("a depth of itself", [&](json &space) { gene(space, "encoder_ffn")["depth"] = "encoder_ffn"; });
    add("a gene twice", [&](json &space) { space["genes"].push_back(space["genes"][0]); });
    add("a gene missing", [&](json &space) { space["genes"].erase(0); });
    add("no genes", [&](json &space) { space["genes"] = json::array(); });
    add("genes that are none", [&](json &space) { space["genes"] = {1, "a", nullptr}; });
    add("ten thousand genes", [&](json &space) { space["genes"] = std::vector<json>(10'000, space["genes"][0]); });
    add("a layer that there is not", [&](json &space) {
        gene(space, "encoder_ffn")["layer_choices"] = {{"2000000000", {64}}};
    });
    add("another family", [&](json &space) { space["family"] = "nothing"; });
    add("a width of all heads of zero", [&](json &space) { space["fixed"]["qkv_dim"] = 0; });
    add("positions of a thousand million", [&](json &space) { space["fixed"]["position_width"] = 1'000'000'000; });
    add("numbers beyond any", [&](json &space) { gene(space, "encoder_embed")["choices"] = {1e300}; });
    spaces.emplace_back("nothing", json());
    spaces.emplace_back("a text", "demo");
    spaces.emplace_back("a list", json::array({json::array()}));
    return spaces;
}

} // namespace supernet::test
