// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alone_options.h"

namespace supernet::cli {

TrainingSettings AloneOptions::applied(TrainingSettings settings) const
{
    const auto take = [](auto &setting, const auto &given) {
        if (given)
            setting = *given;
    };
    // A budget replaces the supernet's, whichever of the four that was.
    if (steps || minutes || tokens || flops) {
        settings.minutes = minutes.value_or(0);
        settings.tokens = tokens.value_or(0);
        settings.flops = flops.value_or(0);
    }
    take(settings.steps, steps);
    take(settings.peakLearningRate, learningRate);
    take(settings.warmupSteps, warmup);
    take(settings.dropout, dropout);
    take(settings.batchTokens, batchTokens);
    take(settings.validateEvery, validateEvery);
    take(settings.checkpointEvery, checkpointEvery);
    take(settings.bleuSentences, bleuSentences);
    return settings;
}

void addAloneOptions(CLI::App &command, AloneOptions &options)
{
    const auto training = [](CLI::Option *option) { option->group("Training (by default as the supernet's)"); };
    training(command.add_option("--steps", options.steps, "Optimizer steps"));
    training(command.add_option("--minutes", options.minutes, "Train this long instead of --steps"));
    training(command.add_option("--tokens", options.tokens, "Train on so many target tokens instead"));
    training(command.add_option("--flops", options.flops, "Train for so many FLOPs instead"));
    training(command.add_option("--learning-rate", options.learningRate, "Peak of the schedule"));
    training(command.add_option("--warmup", options.warmup, "Steps of linear warm-up"));
    training(command.add_option("--dropout", options.dropout, "At the subnet's own width"));
    training(command.add_option("--batch-tokens", options.batchTokens, "Tokens of a batch, on its longer side"));
    training(command.add_option("--validate-every", options.validateEvery, "Steps; 0: at the end only"));
    training(command.add_option("--checkpoint-every", options.checkpointEvery, "Steps; 0: at the end only"));
    training(command.add_option("--bleu-sentences", options.bleuSentences,
                                "Translated greedily at each validation, for the curve; 0: none"));
    const auto scoring = [](CLI::Option *option) { option->group("Score of the trained net"); };
    ScoringProtocol &protocol = options.scoring;
    scoring(command.add_option("--split", protocol.split, "valid or test; keep test for the end")
                ->check(CLI::IsMember({"valid", "test"}))
                ->capture_default_str());
    scoring(command.add_option("--beam", protocol.beam, "Hypotheses kept; 1 is greedy")->capture_default_str());
    scoring(command.add_option("--alpha", protocol.alpha, "Length penalty: score = log-probability / length^alpha")
                ->capture_default_str());
    scoring(command.add_option("--sentences", protocol.sentences, "Only the first of the split; 0: all")
                ->capture_default_str());
}

} // namespace supernet::cli
