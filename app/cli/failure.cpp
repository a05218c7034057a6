// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"

#include "cli/terminal_sink.h"
#include "domain/support/plain_error.h"
#include "domain/support/shown_text.h"

#include <iostream>

namespace supernet::cli {

ExitCode reportFailure(const std::exception &error, Invocation &invocation)
{
    const Error sentence = asError(error);
    invocation.endProgress();
    std::cerr << "supernet: " << shownText(sentence.what()) << '\n';
    if (!sentence.hint().empty())
        std::cerr << shownText(sentence.hint()) << '\n';
    if (invocation.json)
        writeEvent(std::cout, "error", {{"message", sentence.what()}, {"hint", sentence.hint()}});
    return dynamic_cast<const UsageError *>(&error) ? WrongUse : Failed;
}

} // namespace supernet::cli
