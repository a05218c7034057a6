// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/lost_file_signal.h"

#include <csignal>

namespace {

using namespace supernet::cli;

int run(CLI::App &program, Invocation &invocation, int argc, char **argv)
{
    try {
        program.parse(argc, argv);
        return invocation.action()(invocation);
    } catch (const CLI::ParseError &error) {
        invocation.prepareToFail();
        return program.exit(error) == 0 ? Done : WrongUse;
    } catch (const std::exception &error) {
        invocation.prepareToFail();
        return reportFailure(error, invocation);
    }
}

} // namespace

int main(int argc, char **argv)
{
    // A file-size limit shall be an error of the write that met it, which says what to do, not the program's death.
    std::signal(SIGXFSZ, SIG_IGN);
    sayWhenAFileIsLost();

    Invocation invocation;
    CLI::App program("Design, train, search and ship weight-sharing supernets for machine translation.", "supernet");
    program.set_version_flag("--version", "supernet " SUPERNET_VERSION);
    program.require_subcommand(1);
    setExamples(program, {"supernet demo", "supernet COMMAND --help"});
    for (const CommandEntry &command : commandsAvailable())
        command.add(program, invocation);
    return invocation.end(run(program, invocation, argc, argv));
}
