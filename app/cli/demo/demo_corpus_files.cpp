// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo/demo_corpus_files.h"

#include "cli/text_table.h"
#include "domain/demo/demo_corpus.h"
#include "domain/support/error.h"
#include "domain/support/plain_file.h"

#include <algorithm>

namespace supernet::cli {

namespace {

constexpr std::int64_t FewestHeldOut = 50;

void keep(std::vector<SentencePair> &pairs, std::int64_t most)
{
    pairs.resize(std::min(pairs.size(), static_cast<std::size_t>(most)));
}

} // namespace

std::filesystem::path demoCorpusFolder(const std::filesystem::path &project)
{
    return project / "corpus";
}

std::string writeDemoCorpusFiles(const std::filesystem::path &folder, std::uint64_t seed, std::int64_t pairs)
{
    DemoCorpus corpus = makeDemoCorpus(seed);
    if (pairs > 0) {
        keep(corpus.train, pairs);
        keep(corpus.valid, std::max(pairs / 10, FewestHeldOut));
        keep(corpus.test, std::max(pairs / 10, FewestHeldOut));
    }
    requirePlainEntries(folder.parent_path(), {folder.filename().c_str()}); // A project's may lead elsewhere.
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        throw Error("The folder " + folder.string() + " could not be made: " + failure.message() + '.',
                    "Check that the disk has space and that you may write there.");
    writeDemoCorpus(corpus, folder);
    const auto count = [](const auto &split) { return grouped(std::to_string(split.size())); };
    const SentencePair &first = corpus.train.front();
    return count(corpus.train) + " pairs to learn from, " + count(corpus.valid) + " to judge by, " + count(corpus.test)
        + " for the test. For example: \"" + first.source + "\" = \"" + first.target + '"';
}

} // namespace supernet::cli
