// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/export_place.h"

#include "domain/project/user_identity.h"
#include "domain/support/error.h"
#include "domain/support/plain_file.h"

#include <algorithm>

namespace supernet {

namespace {

constexpr const char *outputKey = "output";
constexpr const char *sealKey = "output_seal";

std::string textOf(const nlohmann::json &settings, const char *key)
{
    const auto found = settings.is_object() ? settings.find(key) : settings.end();
    return found != settings.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string sealedText(const std::string &output)
{
    return "output\n" + output;
}

/// Whether the run wrote there, and was told to by this person. Further formats add `-FORMAT` to the name.
bool wasTold(const RunRecord &run, const std::string &path)
{
    const std::string output = textOf(run.settings, outputKey);
    const bool there = !output.empty() && (path == output || path.starts_with(output + '-'));
    return there && path.find('/', output.size()) == std::string::npos
        && isUserSeal(textOf(run.settings, sealKey), sealedText(output));
}

} // namespace

void sealOutput(nlohmann::json &settings, const std::string &output)
{
    settings[outputKey] = output;
    try {
        settings[sealKey] = userSeal(sealedText(output));
    } catch (const Error &) {
        // The export is as good; only the window will not open it from its list.
    }
}

std::filesystem::path exportPlace(const std::filesystem::path &project, const RunRecord *run,
                                  const ExportRecord &record)
{
    const std::filesystem::path folder = project / record.path; // An absolute path stays what it is.
    std::error_code failure;
    const bool reachable = isInside(folder, project) || (run != nullptr && wasTold(*run, record.path));
    if (!reachable)
        throw Error("The exported model " + record.path
                        + " does not lie in the project, and it was not you who put it there.",
                    "If you know it, take it in with `supernet import`.");
    if (!std::filesystem::is_directory(folder, failure))
        throw Error("The exported model " + record.path + " is no longer there.", "Export it again.");
    return folder;
}

} // namespace supernet
