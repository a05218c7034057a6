// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/serve/serve_methods.h"

#include <iostream>

void supernet::cli::addServeCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("serve", "Answer requests as JSON lines, as the studio sends them");
    addJobOptions(command, invocation);
    setExamples(
        command,
        {"echo '{\"id\": 1, \"method\": \"hello\"}' | supernet serve --project demo.supernet",
         "echo '{\"id\": 2, \"method\": \"translate\", \"params\": {\"architecture\": \"largest\", \"sentences\": "
         "[\"the dog sleeps\"]}}' | supernet serve --project demo.supernet"});
    invocation.runs(command, [](Invocation &invocation) {
        JsonServer server;
        ServeMethods methods(invocation.projectFolder(), threadsFor(invocation.jobOptions().threads));
        methods.addTo(server);
        invocation.endWithOutput();
        server.serve(std::cin, std::cout);
        return Done;
    });
}
