// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <QString>
#include <string>
#include <vector>

namespace supernet::test {

/// sacreBLEU's own figures for one metric; empty where the reference data is absent.
inline std::vector<nlohmann::json> referenceCases(const std::string &metric)
{
    std::ifstream file(qEnvironmentVariable("SUPERNET_REFERENCE").toStdString() + "/metrics/sacrebleu-2.6.0.jsonl");
    std::vector<nlohmann::json> cases;
    for (std::string line; std::getline(file, line);) {
        auto known = nlohmann::json::parse(line);
        if (known.at("metric") == metric)
            cases.push_back(std::move(known));
    }
    return cases;
}

/// All of a signature but the name and version of the program that computed it.
inline std::string withoutVersion(const std::string &signature)
{
    return signature.substr(0, signature.rfind("|version:"));
}

} // namespace supernet::test
