// SPDX-License-Identifier: GPL-3.0-or-later
#include "grounds.h"

#include "domain/support/sha256.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace supernet::hardening {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr double longestCommand = 600; ///< Seconds, of a command that takes two.
constexpr int lines = 300;

void write(const fs::path &file, const std::string &text)
{
    std::ofstream(file, std::ios::binary) << text;
}

/// `@` at the beginning of a word stands for the grounds' folder.
std::string placed(const std::string &word, const fs::path &grounds)
{
    return word.starts_with('@') ? grounds.string() + word.substr(1) : word;
}

json toJson(const Reference &reference)
{
    return {{"seconds", reference.life.seconds},
            {"writes", reference.life.bustle.writes},
            {"changes", reference.life.bustle.changes},
            {"outcome", reference.outcome},
            {"paths", reference.paths}};
}

Reference referenceFrom(const json &value)
{
    return {{value.at("seconds"), {value.at("writes"), value.at("changes")}},
            value.at("outcome"),
            value.at("paths").get<std::set<std::string>>()};
}

/// To be left alone when it runs by itself: the studio edits until it is killed.
std::vector<std::string> shortened(const Job &job)
{
    std::vector<std::string> command = job.command;
    if (job.way == Way::Edits)
        command.emplace_back("8");
    return command;
}

} // namespace

fs::path projectOf(const fs::path &trial)
{
    return trial / "project";
}

std::string trialEntry(const fs::path &trial)
{
    return "SUPERNET_TRIAL=" + trial.string();
}

json lastResult(const fs::path &trial)
{
    std::istringstream output(textOf(trial / "output"));
    json result;
    for (std::string line; std::getline(output, line);) {
        const json value = json::parse(line, nullptr, false);
        if (value.is_object() && value.value("event", "") == "result")
            result = value;
    }
    return result;
}

std::set<std::string> pathsIn(const fs::path &project)
{
    static const std::regex numbers("-?[0-9]+"); // What has its name already is called NAME-2.
    static const std::regex run("^runs/[^/]+/"); // Which runs there may be is the store's to say.
    std::set<std::string> paths;
    for (const auto &entry : fs::recursive_directory_iterator(project)) {
        const std::string path = entry.path().lexically_relative(project).string();
        if (entry.path().parent_path() != project / "runs" || !entry.is_directory())
            paths.insert(std::regex_replace(std::regex_replace(path, run, "runs/RUN/"), numbers, ""));
    }
    return paths;
}

json outcomeOf(const Job &job, const Grounds &grounds, const fs::path &trial)
{
    if (!job.outcome)
        return {};
    const Project project = Project::open(projectOf(trial));
    const Store store = project.openStore(Store::Mode::ReadOnly);
    return job.outcome({project, store, grounds.runsOf(job.ground), lastResult(trial)});
}

Grounds::Grounds(fs::path folder, fs::path programs)
    : m_folder(fs::absolute(folder).lexically_normal())
    , m_programs(fs::absolute(programs).lexically_normal())
    , m_program(sha256OfFile(m_programs / "supernet").substr(0, 16))
{
    if (textOf(m_folder / "grounds" / "program") == m_program)
        return;
    fs::remove_all(m_folder / "grounds");
    make();
    write(m_folder / "grounds" / "program", m_program); // Last: all is there.
}

RunId Grounds::runsOf(Ground wanted) const
{
    if (!fs::exists(ground(wanted) / "project.json"))
        return 0;
    const auto runs = Project::open(ground(wanted)).openStore(Store::Mode::ReadOnly).runs();
    return runs.empty() ? 0 : runs.back().id;
}

void Grounds::make() const
{
    const fs::path folder = m_folder / "grounds";
    for (const char *part : {"empty", "locks", "references", "idle"})
        fs::create_directories(folder / part);
    fs::create_symlink("/bin/true", folder / "idle" / "supernet"); // What the studio starts as a worker.
    tiny::writeText(folder, lines);
    write(folder / "tiny.json", supernet::toJson(tiny::space()).dump());
    write(folder / "study.json", tinyStudy().dump());
    const std::string text
        = " --source @/source.txt --target @/target.txt --valid-size 40 --test-size 20 --vocabulary 60";
    run(Ground::Text, "prepare" + text);
    run(Ground::Trained, "prepare" + text);
    run(Ground::Trained,
        "train --space @/tiny.json --policy neuron --routed all --steps 40 --warmup 8 --batch-tokens 100 "
        "--checkpoint-every 20 --validate-every 0 --bleu-sentences 4 --run supernet");
    run(Ground::Trained, "latency --architectures 20 --repetitions 1 --source-length 4 --target-length 4 --beam 1");
    run(Ground::Trained, "predictor --steps 40 --width 16");
    run(Ground::Trained, "export --run supernet --architecture smallest --proof-sentences 2 --output @/model");
    fs::copy(ground(Ground::Trained), ground(Ground::Queued), fs::copy_options::recursive);
    const std::string queue = "project queue ";
    run(Ground::Queued,
        queue + "evaluate --run supernet --architecture smallest --metric loss,bleu --beam 1 --threads 1");
    run(Ground::Queued,
        queue
            + "retrain --supernet supernet --architecture smallest --steps 18 --checkpoint-every 6 "
              "--warmup 4 --bleu-sentences 0 --beam 1 --sentences 6 --run queued --threads 1");
    run(Ground::Queued,
        queue
            + "search --generations 2 --population 4 --parents 2 --mutations 2 --crossovers 2 "
              "--bleu-sentences 4 --run queued-search --threads 1");
}

void Grounds::run(Ground where, const std::string &line) const
{
    const fs::path folder = m_folder / "grounds";
    std::istringstream stream(line);
    Start start{
        {(m_programs / "supernet").string()}, environment(folder / "locks"), folder / "output", folder / "errors"};
    for (std::string word; stream >> word;)
        start.words.push_back(placed(word, folder));
    const std::vector<std::string> project = {"--project", ground(where).string()};
    if (start.words[1] == "project") { // Before the words of a queued job, which keeps all that follow.
        start.words.insert(start.words.begin() + 3, project.begin(), project.end());
    } else {
        start.words.insert(start.words.end(), project.begin(), project.end());
        start.words.insert(start.words.end(), {"--threads", "1"});
    }
    const Ended ended = runToEnd(start, longestCommand);
    if (ended.code != 0)
        throw std::runtime_error("`supernet " + line + "` ended with " + std::to_string(ended.code) + ": "
                                 + ended.errors);
}

std::vector<std::string> Grounds::environment(const fs::path &locks) const
{
    return {"SUPERNET_LOCK_FOLDER=" + locks.string(), "XDG_CONFIG_HOME=" + (m_folder / "settings").string(),
            "OMP_WAIT_POLICY=passive", "QT_QPA_PLATFORM=offscreen"};
}

Start Grounds::start(const Job &job, const std::vector<std::string> &words, const fs::path &trial,
                     const std::vector<std::string> &added) const
{
    const fs::path project = projectOf(trial);
    Start start{{}, added, trial / "output", trial / "errors"};
    if (words.front() == "studio") {
        start.words = {SUPERNET_STUDIO_EDITS_PROGRAM, project.string()};
        start.words.insert(start.words.end(), words.begin() + 1, words.end());
    } else {
        start.words = {(m_programs / "supernet").string()};
        for (const std::string &word : words)
            start.words.push_back(placed(word, m_folder / "grounds"));
        start.words.insert(start.words.end(), {"--project", project.string(), "--json"});
        if (words.front() != "work" && words.front() != "project")
            start.words.insert(start.words.end(), {"--threads", "1"});
    }
    const auto usual = environment(trial / "locks");
    start.environment.insert(start.environment.end(), usual.begin(), usual.end());
    start.environment.push_back(trialEntry(trial));
    if (job.way == Way::Edits)
        start.environment.push_back("SUPERNET_BIN=" + (m_folder / "grounds" / "idle").string());
    return start;
}

void Grounds::lay(const Job &job, const fs::path &trial) const
{
    fs::create_directories(trial / "locks");
    fs::copy(ground(job.ground), projectOf(trial), fs::copy_options::recursive);
}

Reference Grounds::reference(const Job &job) const
{
    const fs::path file = m_folder / "grounds" / "references" / (job.name + ".json");
    if (fs::exists(file))
        return referenceFrom(json::parse(textOf(file)));
    const Reference reference = findReference(job);
    write(file.string() + ".part", toJson(reference).dump());
    fs::rename(file.string() + ".part", file);
    return reference;
}

Reference Grounds::findReference(const Job &job) const
{
    const fs::path trial = m_folder / "grounds" / ("undisturbed-" + job.name);
    fs::remove_all(trial);
    lay(job, trial);
    Reference reference;
    {
        FolderWatch watch(projectOf(trial));
        Child child(start(job, shortened(job), trial));
        if (!waitForEnd(child, watch, longestCommand, reference.life) || child.code() != 0)
            throw std::runtime_error("The job " + job.name + " failed undisturbed, see " + (trial / "errors").string());
    }
    reference.outcome = outcomeOf(job, *this, trial);
    reference.paths = pathsIn(projectOf(trial));
    fs::remove_all(trial);
    return reference;
}

} // namespace supernet::hardening
