// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"

#include "domain/space/hat_import.h"
#include "domain/space/preset_texts.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"

#include <algorithm>

namespace supernet {

namespace {

/// Above any file of a space.
constexpr std::uint64_t LargestSpaceFile = 4 << 20;

std::string readText(const std::filesystem::path &file)
{
    std::error_code failure;
    if (!std::filesystem::exists(file, failure) || std::filesystem::is_directory(file, failure))
        throw Error(
            "The search space `" + file.string() + "` is neither a preset nor a readable file.", "Presets are " + [] {
                std::string names;
                for (const std::string &name : presetNames())
                    names += (names.empty() ? "" : ", ") + name;
                return names;
            }() + '.');
    return readWholeFile(file, LargestSpaceFile);
}

SearchSpace parse(const std::string &text)
{
    return spaceFromJson(parseJson(text));
}

/// The section `space` of a project's settings.
SearchSpace spaceOfProject(const std::filesystem::path &folder)
{
    const nlohmann::json settings = readJsonFile(folder / "project.json");
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
