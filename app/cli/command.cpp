// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/stop_signals.h"
#include "cli/terminal_sink.h"

#include <iostream>

namespace supernet::cli {

ExitCode exitCode(JobOutcome outcome) noexcept
{
    return outcome == JobOutcome::Stopped ? Stopped : Done;
}

std::filesystem::path Invocation::projectFolder() const
{
    const auto folder = std::filesystem::absolute(project).lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

EventSink &Invocation::sink()
{
    if (!m_sink) {
        const auto lost = [this] { return m_output.lost(); };
        m_sink = json ? makeJsonSink(std::cout, lost) : makeTerminalSink(lost);
    }
    return *m_sink;
}

std::stop_token Invocation::stopToken()
{
    return stopOnSignals();
}

void Invocation::nothingToSave()
{
    endOnSignals();
}

void Invocation::result(const nlohmann::json &fields, const std::string &text)
{
    endProgress();
    if (json)
        writeEvent(std::cout, "result", fields);
    else if (!text.empty())
        std::cout << text << std::endl;
}

void Invocation::printJson(const nlohmann::json &value)
{
    std::cout << value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

std::ostream &Invocation::out()
{
    return std::cout;
}

void Invocation::runs(CLI::App &command, Action action)
{
    command.final_callback([this, action = std::move(action)] { m_action = action; });
}

void Invocation::runsJob(CLI::App &command, Action action)
{
    runs(command, [action = std::move(action)](Invocation &invocation) {
        invocation.m_isJob = true;
        invocation.m_output.goOn(invocation.stopToken());
        return action(invocation);
    });
}

int Invocation::end(int code)
{
    endProgress();
    const std::string lost = m_output.lost();
    if (lost.empty())
        return code;
    const bool isSaved = m_isJob && (code == Done || code == Stopped);
    std::cerr << "supernet: " << lost << (isSaved ? " The work itself is saved." : "") << std::endl;
    return code == Done ? Failed : code;
}

void addJobOptions(CLI::App &command, Invocation &invocation)
{
    addProjectOption(command, invocation);
    command.add_option("--seed", invocation.job.seed, "Seed of everything that is drawn")
        ->type_name("N")
        ->capture_default_str();
    command
        .add_option("--threads", invocation.job.threads, "Processor threads; 0: all, less one while a studio is open")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command.add_option("--device", invocation.job.device, "Where tensors live: cpu or cuda")
        ->check(CLI::IsMember({"cpu", "cuda"}))
        ->type_name("NAME")
        ->capture_default_str();
    addJsonOption(command, invocation);
    // For `supernet work`, which runs the rows of the queue.
    command.add_option("--queue-item", invocation.job.queueItem, "The row of the queue that this run comes from")
        ->group("");
}

void addProjectOption(CLI::App &command, Invocation &invocation)
{
    command.add_option("--project", invocation.project, "The project's folder")
        ->type_name("DIR")
        ->capture_default_str();
}

void addJsonOption(CLI::App &command, Invocation &invocation)
{
    command.add_flag("--json", invocation.json, "Write JSON for machines, one value a line");
}

void addForceOption(CLI::App &command, Existing &existing)
{
    command.add_flag_callback(
        "--force", [&existing] { existing = Existing::Replaced; }, "Replace what has the output's name already");
}

void setExamples(CLI::App &command, const std::vector<std::string> &lines)
{
    std::string footer = lines.size() == 1 ? "Example:" : "Examples:";
    for (const auto &line : lines)
        footer += "\n  " + line;
    command.footer(footer);
}

} // namespace supernet::cli
