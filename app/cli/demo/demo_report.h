// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/demo/demo_picks.h"

#include <stop_token>

namespace supernet::cli {

/// What the demo has come to, read from the finished project.
struct DemoReport
{
    struct Sentence
    {
        std::string source;
        std::string reference; ///< The right German.
        std::vector<std::string> translations; ///< One a pick.
    };

    std::filesystem::path project;
    DemoFront front;
    std::vector<double> testBleu; ///< One a pick.
    std::vector<std::filesystem::path> exports; ///< One a pick.
    std::vector<Sentence> sentences; ///< Three of the test.
    int beam = 1;
    std::filesystem::path picture; ///< Empty: it could not be drawn, and
    std::string noPicture; ///< this is why.
};

/// Draws the picture, translates three test sentences with the exported picks (on `threads`), and gathers the rest.
/// Throws Error.
[[nodiscard]] DemoReport reportDemo(const Project &project, const DemoPlan &plan, int threads, std::stop_token stop);

/// The front as a table, the translations, and where everything lies, for a person.
[[nodiscard]] std::string text(const DemoReport &report);
/// `project`, `run`, `candidates`, `front` (as `supernet front --json` has its lines), `picks`, `translations`,
/// `picture` (null without), `export`.
[[nodiscard]] nlohmann::json toJson(const DemoReport &report);

} // namespace supernet::cli
