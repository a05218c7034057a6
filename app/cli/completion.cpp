// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>
#include <vector>

namespace supernet::cli {

namespace {

/// One word that may follow a command, with what it does.
struct Word
{
    std::string text;
    std::string description;
};

/// A command with the words before it, for example `project show`; empty for the program itself.
struct Node
{
    std::string path;
    std::vector<Word> subcommands;
    std::vector<Word> options;
};

void collect(const CLI::App &command, const std::string &path, std::vector<Node> &nodes)
{
    Node node{path, {}, {}};
    for (const CLI::App *child : command.get_subcommands([](const CLI::App *) { return true; }))
        node.subcommands.push_back({child->get_name(), child->get_description()});
    const auto isShown = [](const CLI::Option *option) { return !option->get_group().empty(); };
    for (const CLI::Option *option : command.get_options(isShown)) {
        for (const auto &longName : option->get_lnames())
            node.options.push_back({"--" + longName, option->get_description()});
    }
    nodes.push_back(std::move(node));
    for (const CLI::App *child : command.get_subcommands([](const CLI::App *) { return true; }))
        collect(*child, path.empty() ? child->get_name() : path + ' ' + child->get_name(), nodes);
}

/// Within single quotes of any of the three shells.
std::string shellQuoted(const std::string &text)
{
    std::string result = "'";
    for (const char letter : text) {
        if (letter == '\'')
            result += "'\\''";
        else
            result += letter == '\n' ? ' ' : letter;
    }
    return result + '\'';
}

/// The shell lines (bash and zsh alike) that walk from word to word and leave in `typed` the command being typed.
std::string walk(const std::vector<Node> &nodes, const std::string &typedWords)
{
    std::string known;
    for (const Node &node : nodes) {
        if (!node.path.empty())
            known.append(known.empty() ? "" : "|").append(shellQuoted(node.path));
    }
    return "    for word in " + typedWords + "; do\n" + "        case \"${typed:+$typed }$word\" in\n" + "            "
        + known + ") typed=\"${typed:+$typed }$word\" ;;\n"
        + "        esac\n"
          "    done\n";
}

std::string bashScript(const std::vector<Node> &nodes)
{
    std::string cases;
    for (const Node &node : nodes) {
        std::string words;
        for (const auto *list : {&node.subcommands, &node.options}) {
            for (const Word &word : *list)
                words += (words.empty() ? "" : " ") + word.text;
        }
        cases += fmt::format("        {}) words={} ;;\n", shellQuoted(node.path), shellQuoted(words));
    }
    // Where no word fits, `-o default` lets the shell offer file names.
    return "# bash completion of supernet\n"
           "_supernet()\n{\n"
           "    local typed= word words=\n"
        + walk(nodes, "\"${COMP_WORDS[@]:1:COMP_CWORD-1}\"") + "    case \"$typed\" in\n" + cases
        + "    esac\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
          "}\n"
          "complete -o default -F _supernet supernet\n";
}

std::string zshScript(const std::vector<Node> &nodes)
{
    std::string cases;
    for (const Node &node : nodes) {
        std::string words;
        for (const auto *list : {&node.subcommands, &node.options}) {
            for (const Word &word : *list)
                words += "\n            " + shellQuoted(word.text + ':' + word.description);
        }
        cases += fmt::format("        {}) fitting=({}\n        ) ;;\n", shellQuoted(node.path), words);
    }
    return "#compdef supernet\n"
           "_supernet()\n{\n"
           "    local typed= word\n"
           "    local -a fitting\n"
        + walk(nodes, "\"${(@)words[2,CURRENT-1]}\"") + "    case \"$typed\" in\n" + cases
        + "    esac\n"
          "    _describe 'supernet' fitting || _files\n"
          "}\n"
          "compdef _supernet supernet\n";
}

/// The fish condition under which the words of a command are offered.
std::string fishCondition(const Node &node)
{
    if (node.path.empty())
        return "__fish_use_subcommand";
    std::string condition;
    for (std::size_t start = 0; start < node.path.size();) {
        const std::size_t end = std::min(node.path.find(' ', start), node.path.size());
        condition += (condition.empty() ? "" : "; and ")
            + ("__fish_seen_subcommand_from " + node.path.substr(start, end - start));
        start = end + 1;
    }
    return condition;
}

std::string fishScript(const std::vector<Node> &nodes)
{
    std::string script = "# fish completion of supernet\n";
    for (const Node &node : nodes) {
        const std::string start = "complete -c supernet -n " + shellQuoted(fishCondition(node));
        for (const Word &word : node.subcommands)
            script += fmt::format("{} -a {} -d {}\n", start, shellQuoted(word.text), shellQuoted(word.description));
        for (const Word &word : node.options)
            script += fmt::format("{} -l {} -d {}\n", start, word.text.substr(2), shellQuoted(word.description));
    }
    return script;
}

} // namespace

std::string completionScript(const CLI::App &program, const std::string &shell)
{
    std::vector<Node> nodes;
    collect(program, {}, nodes);
    if (shell == "zsh")
        return zshScript(nodes);
    return shell == "fish" ? fishScript(nodes) : bashScript(nodes);
}

} // namespace supernet::cli
