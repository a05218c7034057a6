// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <span>

namespace supernet::cli {

struct CommandEntry
{
    const char *name;
    void (*add)(CLI::App &program, Invocation &invocation);
};

/// Every command of the program, in the order in which `--help` and the shell's completion list them.
[[nodiscard]] std::span<const CommandEntry> commandsAvailable();

void addPrepareCommand(CLI::App &program, Invocation &invocation);
void addTrainCommand(CLI::App &program, Invocation &invocation);
void addEvaluateCommand(CLI::App &program, Invocation &invocation);
void addScoreCommand(CLI::App &program, Invocation &invocation);
void addLatencyCommand(CLI::App &program, Invocation &invocation);
void addPredictorCommand(CLI::App &program, Invocation &invocation);
void addSearchCommand(CLI::App &program, Invocation &invocation);
void addFrontCommand(CLI::App &program, Invocation &invocation);
void addRetrainCommand(CLI::App &program, Invocation &invocation);
void addFidelityCommand(CLI::App &program, Invocation &invocation);
void addTournamentCommand(CLI::App &program, Invocation &invocation);
void addStudyCommand(CLI::App &program, Invocation &invocation);
void addExportCommand(CLI::App &program, Invocation &invocation);
void addImportCommand(CLI::App &program, Invocation &invocation);
void addTranslateCommand(CLI::App &program, Invocation &invocation);
void addSpaceCommand(CLI::App &program, Invocation &invocation);
void addProjectCommand(CLI::App &program, Invocation &invocation);
void addWorkCommand(CLI::App &program, Invocation &invocation);
void addServeCommand(CLI::App &program, Invocation &invocation);
void addDemoCommand(CLI::App &program, Invocation &invocation);
void addCompletionCommand(CLI::App &program, Invocation &invocation);

} // namespace supernet::cli
