// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/completion.h"

#include <ostream>

void supernet::cli::addCompletionCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("completion", "Print the shell's completion script");
    const auto shell = std::make_shared<std::string>();
    command.add_option("shell", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    setExamples(command,
                {"source <(supernet completion bash)",
                 "supernet completion bash > ~/.local/share/bash-completion/completions/supernet",
                 "supernet completion zsh > \"${fpath[1]}/_supernet\"",
                 "supernet completion fish > ~/.config/fish/completions/supernet.fish"});
    invocation.runs(command, [&program, shell](Invocation &invocation) {
        invocation.out() << completionScript(program, *shell);
        return Done;
    });
}
