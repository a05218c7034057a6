// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/guarded_output.h"
#include "domain/project/output_place.h"
#include "engine/jobs/job.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

/// What every command of `supernet` is made of. One command, one file:
///
///     // app/cli/shrink_command.cpp
///     void supernet::cli::addShrinkCommand(CLI::App &program, Invocation &invocation)
///     {
///         CLI::App &command = *program.add_subcommand("shrink", "Make the project smaller");
///         addJobOptions(command, invocation); // --project --seed --threads --device --json
///         const auto settings = std::make_shared<ShrinkSettings>(); // outlives this function, as options must
///         command.add_option("--keep", settings->keep, "Checkpoints to keep")->capture_default_str();
///         setExamples(command, {"supernet shrink --project demo.supernet --keep 1"});
///         invocation.runsJob(command, [settings](Invocation &invocation) {
///             Project project = Project::open(invocation.projectFolder());
///             const JobOutcome outcome = shrink(project, *settings, invocation.jobOptions(),
///                                               invocation.stopToken(), invocation.sink());
///             invocation.result({{"bytes", 12}}, "Freed 12 bytes.");
///             return exitCode(outcome);
///         });
///     }
///
/// then a line in commands.h, one in commands.cpp and one in app/CMakeLists.txt. Errors are thrown (supernet::Error,
/// UsageError) and never printed by a command. Text for people goes through sink().message() and result(), never
/// to std::cout; data that a command is for (`translate`, `score --json`) goes to invocation.out(). That it could be
/// written is looked after here, for every command: where not, it ends with 1.
namespace supernet::cli {

enum ExitCode { Done = 0, Failed = 1, WrongUse = 2, Stopped = 130 };
[[nodiscard]] ExitCode exitCode(JobOutcome outcome) noexcept;

/// One run of the program: what the shared options said, where output goes, who asks to stop, what to do.
class Invocation
{
public:
    using Action = std::function<int(Invocation &)>;

    // Values of the shared options
    std::filesystem::path project = "."; ///< As given; see projectFolder().
    JobOptions job;
    bool json = false;

    [[nodiscard]] std::filesystem::path projectFolder() const; ///< Absolute, without a trailing separator.
    [[nodiscard]] const JobOptions &jobOptions() const noexcept { return job; }

    /// Terminal: a progress bar and messages on standard error. Pipe: messages only. `--json`: lines on standard output.
    [[nodiscard]] EventSink &sink();
    /// In a job SIGINT, SIGTERM and SIGHUP (unless it was ignored from the start, as under nohup) mean "stop and save"
    /// and a second SIGINT ends the program at once. Any other command is ended by each of them as usual.
    [[nodiscard]] std::stop_token stopToken();
    /// For what is left of a job once all is saved: each of those signals ends the program with 130, also one that came
    /// before.
    void nothingToSave();
    /// For a command that answers from other threads: it ends where its answers cannot be written.
    void endWithOutput() { m_output.endProcess(); }
    /// What the command came to: a line `{"event": "result", ...}` with --json, else `text` on standard output.
    void result(const nlohmann::json &fields, const std::string &text);
    /// Takes the progress bar off the terminal.
    void endProgress() { m_sink.reset(); }
    /// One JSON value as a line on standard output: what a command that only asks prints with --json.
    void printJson(const nlohmann::json &value);
    /// Standard output for a command's own data.
    [[nodiscard]] std::ostream &out();

    /// What the program does when `command` was given. The action's value is the exit code. A command that only answers
    /// ends at once where the reader of its output leaves or its output cannot be written.
    void runs(CLI::App &command, Action action);
    /// As runs(), for work that takes long and is saved: it listens for signals (see stopToken()), and goes on to its end
    /// where its output is lost.
    void runsJob(CLI::App &command, Action action);
    [[nodiscard]] const Action &action() const noexcept { return m_action; }

    /// The program's last word: the exit code, given what came out of the command. Says where output was lost, which
    /// makes a failure of what else was done.
    [[nodiscard]] int end(int code);
    /// Failures are told whatever becomes of standard output.
    void prepareToFail() { m_output.throwNothing(); }

private:
    GuardedOutput m_output;
    Action m_action;
    bool m_isJob = false;
    std::unique_ptr<EventSink> m_sink;
};

/// `--project --seed --threads --device --json`: what every job takes; with the queue's hidden `--queue-item`.
void addJobOptions(CLI::App &command, Invocation &invocation);
void addProjectOption(CLI::App &command, Invocation &invocation);
void addJsonOption(CLI::App &command, Invocation &invocation);

/// `--force`, for a command with an output that a person names.
void addForceOption(CLI::App &command, Existing &existing);

/// Examples below the command's `--help`, one a line.
void setExamples(CLI::App &command, const std::vector<std::string> &lines);

} // namespace supernet::cli
