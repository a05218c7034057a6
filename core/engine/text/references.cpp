// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/references.h"

#include "domain/support/error.h"
#include "engine/text/line_reader.h"

namespace supernet {

namespace {

/// In memory: sets of a million sentences and more, and less than a packed file may unfold to.
constexpr std::size_t MostBytes = std::size_t{512} << 20;

std::vector<std::string> linesOf(const std::filesystem::path &file)
{
    if (!std::filesystem::exists(file))
        throw Error("The text " + file.string() + " is missing.", "Run `supernet prepare` again.");
    LineReader reader(file);
    std::vector<std::string> lines;
    std::size_t bytes = 0;
    for (std::string line; reader.next(line);) {
        bytes += line.size() + sizeof line;
        if (bytes > MostBytes)
            throw Error("The text " + file.string() + " holds more than a validation or test set can.",
                        "Run `supernet prepare` again.");
        lines.push_back(line);
    }
    return lines;
}

} // namespace

SplitText readSplitText(const std::filesystem::path &dataFolder, const std::string &split)
{
    SplitText text{linesOf(dataFolder / (split + ".source.txt")), linesOf(dataFolder / (split + ".target.txt"))};
    if (text.source.size() != text.target.size())
        throw Error("The two sides of the " + split + " split in " + dataFolder.string() + " hold "
                        + std::to_string(text.source.size()) + " and " + std::to_string(text.target.size()) + " lines.",
                    "Run `supernet prepare` again.");
    return text;
}

} // namespace supernet
