// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

namespace supernet::cli {

std::span<const CommandEntry> commandsAvailable()
{
    static constexpr CommandEntry entries[] = {
        // The journey: prepare train evaluate score latency predictor search front retrain fidelity tournament study export import translate
        {"prepare", addPrepareCommand},
        {"train", addTrainCommand},
        {"evaluate", addEvaluateCommand},
        {"score", addScoreCommand},
        {"latency", addLatencyCommand},
        {"predictor", addPredictorCommand},
        {"search", addSearchCommand},
        {"front", addFrontCommand},
        {"retrain", addRetrainCommand},
        {"fidelity", addFidelityCommand},
        {"tournament", addTournamentCommand},
        {"study", addStudyCommand},
        {"export", addExportCommand},
        {"import", addImportCommand},
        {"translate", addTranslateCommand},

        // Around it: space project work serve demo
        {"space", addSpaceCommand},
        {"project", addProjectCommand},
        {"work", addWorkCommand},
        {"serve", addServeCommand},
        {"demo", addDemoCommand},
        {"completion", addCompletionCommand},
    };
    return entries;
}

} // namespace supernet::cli
