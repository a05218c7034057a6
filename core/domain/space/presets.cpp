// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"

#include "domain/space/hat_import.h"
#include "domain/space/preset_texts.h"
#include "domain/support/json_text.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace supernet {

namespace {

std::string readText(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || std::filesystem::is_directory(file) || !(text << stream.rdbuf()))
        throw Error(
            "The search space `" + file.string() + "` is neither a preset nor a readable file.", "Presets are " + [] {
                std::string names;
                for (const std::string &name : presetNames())
                    names += (names.empty() ? "" : ", ") + name;
                return names;
            }() + '.');
    return text.str();
}

SearchSpace parse(const std::string &text)
{
    return spaceFromJson(parseJson(text));
}

/// The section `space` of a project's settings.
SearchSpace spaceOfProject(const std::filesystem::path &folder)
{
    const nlohmann::json settings = parseJson(readText(folder / "project.json"));
    if (!settings.is_object() || !settings.contains("space"))
        throw Error("The project has no space of its own.", "Choose a preset, or shape one on the Space page.");
    return spaceFromJson(settings["space"]);
}

SearchSpace readFile(const std::filesystem::path &file)
{
    const bool project = std::filesystem::exists(file / "project.json");
    const std::string text = project ? std::string() : readText(file);
    const std::string extension = file.extension().string();
    try {
        if (project)
            return spaceOfProject(file);
        if (extension == ".yml" || extension == ".yaml")
            return spaceFromHatYaml(text, file.stem().string());
        return parse(text);
    } catch (const Error &error) {
        throw Error("The search space file `" + file.string() + "` cannot be used. " + error.what(), error.hint());
    }
}

void refuseFaults(const SearchSpace &space, const std::string &source)
{
    for (const Issue &issue : space.validate()) {
        if (issue.severity == Issue::Severity::Error)
            throw Error("The search space `" + source + "` is at fault at " + issue.where + ": " + issue.sentence);
    }
}

} // namespace

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const PresetText &preset : presetTexts())
        names.emplace_back(preset.name);
    return names;
}

SearchSpace readSpace(const std::string &presetOrFile)
{
    const auto presets = presetTexts();
    const auto preset = std::ranges::find(presets, presetOrFile, &PresetText::name);
    return preset != presets.end() ? parse(std::string(preset->json)) : readFile(presetOrFile);
}

SearchSpace loadSpace(const std::string &presetOrFile)
{
    SearchSpace space = readSpace(presetOrFile);
    refuseFaults(space, presetOrFile);
    return space;
}

} // namespace supernet
