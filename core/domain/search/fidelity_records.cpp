// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/fidelity_records.h"

#include "domain/space/gene_names.h"
#include "domain/support/error.h"

#include <algorithm>
#include <cmath>

namespace supernet {

namespace {

using nlohmann::json;

constexpr auto Standalone = "standalone";

double scoreAt(const json &object, const std::string &key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end() || !found->is_number())
        throw Error("`" + key + "` is no number.", "Give the standalone and the inherited score of the architecture.");
    return found->get<double>();
}

int depthOf(const json &record)
{
    const auto own = record.find("depth");
    const json *depth = own == record.end() ? nullptr : &*own;
    if (depth == nullptr && record.contains("architecture") && record["architecture"].is_object()) {
        const auto &architecture = record["architecture"];
        const auto layers = architecture.find(std::string(gene::decoderLayers));
        depth = layers == architecture.end() ? nullptr : &*layers;
    }
    if (depth == nullptr)
        return 0;
    if (!depth->is_number_integer() || depth->get<std::int64_t>() < 1 || depth->get<std::int64_t>() > 100'000)
        throw Error("The depth is " + depth->dump() + ", which is no number of layers.");
    return depth->get<int>();
}

std::string textAt(const json &record, const char *key)
{
    const auto found = record.find(key);
    if (found == record.end())
        return {};
    if (!found->is_string())
        throw Error(std::string("`") + key + "` is no text.");
    return found->get<std::string>();
}

/// A pair for each supernet that the record has scores of.
std::vector<FidelityRecord> published(const json &record, const std::string &split)
{
    const json &scores = record["bleu"];
    if (!scores.is_object() || !scores.contains(Standalone))
        throw Error("`bleu` has no `standalone`.", "Give the score of the architecture trained alone.");
    const std::string task = textAt(record, "task");
    std::vector<FidelityRecord> records;
    for (const auto &[supernet, inherited] : scores.items()) {
        if (supernet != Standalone)
            records.push_back({task.empty() ? supernet : task + ' ' + supernet,
                               {scoreAt(scores[Standalone], split), scoreAt(inherited, split), depthOf(record)}});
    }
    return records;
}

} // namespace

std::vector<FidelityRecord> fidelityRecords(const json &record, const std::string &split)
{
    if (!record.is_object())
        throw Error("There is no JSON object.", "Write one architecture's scores a line.");
    if (record.contains("bleu"))
        return published(record, split);
    return {{textAt(record, "group"), {scoreAt(record, Standalone), scoreAt(record, "inherited"), depthOf(record)}}};
}

std::vector<std::pair<std::string, std::vector<FidelityPair>>> groupedPairs(const std::vector<FidelityRecord> &records)
{
    std::vector<std::pair<std::string, std::vector<FidelityPair>>> groups;
    for (const FidelityRecord &record : records) {
        auto group = std::ranges::find(groups, record.group, [](const auto &entry) { return entry.first; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {record.group, {}});
        group->second.push_back(record.pair);
    }
    return groups;
}

std::map<std::string, FidelityPair> comparedPairs(const Store &store, const RunRecord &run)
{
    std::map<std::string, FidelityPair> pairs;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == "fidelity/standalone")
            pairs[metric.subnet].standalone = metric.value;
        else if (metric.name == "fidelity/inherited")
            pairs[metric.subnet].inherited = metric.value;
        else if (metric.name == "fidelity/depth")
            pairs[metric.subnet].depth = static_cast<int>(metric.value);
    }
    return pairs;
}

} // namespace supernet
