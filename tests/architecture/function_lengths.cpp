// SPDX-License-Identifier: GPL-3.0-or-later
#include "function_lengths.h"

#include <algorithm>
#include <QRegularExpression>
#include <stdexcept>

namespace supernet::test {

namespace {

enum class Block {
    Scope, ///< A namespace or a class: what functions are found in.
    Function,
    Other ///< A block inside a function, or an initialiser.
};

/// What a brace opens outside of every function, told by what stands before it.
Block blockAfter(QString head, bool afterFunction)
{
    static const QRegularExpression attributes(QStringLiteral(R"(alignas\([^)]*\)|\[\[.*?\]\])"),
                                               QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression scope(QStringLiteral(R"(\b(class|struct|union|enum|namespace|extern)\b)"));
    head.remove(attributes);
    if (head.contains(scope) && !head.contains(u'('))
        return Block::Scope;
    // In `Point(int a) : x{a}, y{2} { }` the first brace looks like a body; the real one follows with nothing before it.
    return head.contains(u')') || (afterFunction && head.trimmed().isEmpty()) ? Block::Function : Block::Other;
}

/// Walks a source's braces.
class BraceWalk
{
public:
    explicit BraceWalk(const QString &source)
        : m_source(source)
    {
    }

    QList<FunctionBody> functions()
    {
        for (qsizetype at = 0; at < m_source.size(); ++at)
            step(at);
        if (!m_open.isEmpty())
            throw std::runtime_error("line " + std::to_string(m_open.last().line) + ": a brace is never closed");
        return m_functions;
    }

private:
    struct Open
    {
        Block block;
        int line;
    };

    bool isOutside() const
    {
        return std::ranges::all_of(m_open, [](const Open &open) { return open.block == Block::Scope; });
    }

    void restart(qsizetype at, bool afterFunction)
    {
        m_headStart = at + 1;
        m_afterFunction = afterFunction;
    }

    void step(qsizetype at)
    {
        const QChar letter = m_source[at];
        if (letter == u'\n')
            ++m_line;
        else if (letter == u';' && isOutside())
            restart(at, false);
        else if (letter == u'{')
            open(at);
        else if (letter == u'}')
            close(at);
    }

    void open(qsizetype at)
    {
        const Block block = isOutside() ? blockAfter(m_source.mid(m_headStart, at - m_headStart), m_afterFunction)
                                        : Block::Other;
        m_open << Open{block, m_line};
        if (block == Block::Scope)
            restart(at, false);
    }

    void close(qsizetype at)
    {
        if (m_open.isEmpty())
            throw std::runtime_error("line " + std::to_string(m_line) + ": a brace closes nothing");
        const Open open = m_open.takeLast();
        if (isOutside())
            restart(at, open.block == Block::Function || (open.block == Block::Other && m_afterFunction));
        if (open.block == Block::Function)
            m_functions << FunctionBody{open.line, m_line - open.line + 1};
    }

    const QString &m_source;
    QList<FunctionBody> m_functions;
    QList<Open> m_open;
    qsizetype m_headStart = 0; ///< Where what a brace would belong to begins.
    bool m_afterFunction = false;
    int m_line = 1;
};

} // namespace

QString withoutTexts(QString source)
{
    static const QRegularExpression text(QStringLiteral(R"re(R"([^(\s]*)\((?s:.*?)\)\1")re" // raw strings
                                                        R"re(|//[^\n]*|/\*(?s:.*?)\*/)re"
                                                        R"re(|"(?:\\.|[^"\\\n])*")re"
                                                        R"re(|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')re" // not 1'000
                                                        R"re(|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*)re"),
                                         QRegularExpression::MultilineOption);
    QList<QRegularExpressionMatch> found;
    for (auto match = text.globalMatch(source); match.hasNext();)
        found << match.next();
    for (const auto &match : found) {
        for (qsizetype at = match.capturedStart(); at < match.capturedEnd(); ++at)
            if (source[at] != u'\n')
                source[at] = u' ';
    }
    return source;
}

QList<FunctionBody> functionBodies(const QString &source)
{
    const QString code = withoutTexts(source);
    return BraceWalk(code).functions();
}

} // namespace supernet::test
