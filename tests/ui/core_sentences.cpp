// SPDX-License-Identifier: GPL-3.0-or-later
#include "core_sentences.h"

#include <algorithm>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <span>

namespace supernet::test {

namespace {

struct Token
{
    enum class Kind { Text, Word, Sign };
    Kind kind = Kind::Sign;
    QString text;

    [[nodiscard]] bool is(QLatin1String sign) const { return kind == Kind::Sign && text == sign; }
    [[nodiscard]] bool isWord(QLatin1String word) const { return kind == Kind::Word && text == word; }
    [[nodiscard]] bool opens() const { return kind == Kind::Sign && QStringLiteral("([{").contains(text); }
    [[nodiscard]] bool closes() const { return kind == Kind::Sign && QStringLiteral(")]}").contains(text); }
};

using Tokens = std::span<const Token>;

QString unescaped(QString literal)
{
    static const QRegularExpression escape(QStringLiteral(R"(\\(x[0-9a-fA-F]+|.))"));
    QString text;
    qsizetype from = 0;
    for (auto match = escape.globalMatch(literal); match.hasNext();) {
        const auto found = match.next();
        const QString sign = found.captured(1);
        text += literal.mid(from, found.capturedStart() - from)
            + (sign == QLatin1String("n") ? QStringLiteral("\n") : sign);
        from = found.capturedEnd();
    }
    return text + literal.mid(from);
}

/// Comments and preprocessor lines are left out; literals that follow each other are one.
QList<Token> tokensOf(const QString &source)
{
    static const QRegularExpression next(
        QStringLiteral(R"re((?<skip>\s+|//[^\n]*|/\*.*?\*/|#[^\n]*))re"
                       R"re(|R"(?<mark>\w*)\((?<raw>.*?)\)\k<mark>")re"
                       R"re(|"(?<text>(?:[^"\\]|\\.)*)"|'(?<letter>(?:[^'\\]|\\.)+)')re"
                       R"re(|(?<word>[A-Za-z_]\w*|\d(?:[\w.]|'(?=\w))*)|(?<sign>::|->|<<|>>|[-+=!<>]=|&&|\|\||.))re"),
        QRegularExpression::DotMatchesEverythingOption);
    QList<Token> tokens;
    for (auto match = next.globalMatch(source); match.hasNext();) {
        const auto found = match.next();
        const auto has = [&](const char *name) { return found.capturedStart(QLatin1String(name)) >= 0; };
        if (has("skip"))
            continue;
        if (has("word") || has("sign")) {
            const bool word = has("word");
            tokens << Token{word ? Token::Kind::Word : Token::Kind::Sign, found.captured()};
            continue;
        }
        const QString text = has("raw") ? found.captured(QStringLiteral("raw"))
                                        : unescaped(found.captured(QLatin1String(has("text") ? "text" : "letter")));
        if (!tokens.isEmpty() && tokens.last().kind == Token::Kind::Text)
            tokens.last().text += text;
        else
            tokens << Token{Token::Kind::Text, text};
    }
    return tokens;
}

/// Where the bracket that opens at `at` is closed.
std::size_t closing(Tokens tokens, std::size_t at)
{
    int depth = 0;
    for (; at < tokens.size(); ++at) {
        depth += tokens[at].opens() ? 1 : tokens[at].closes() ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return tokens.size() - 1;
}

/// The parts between signs that stand in no bracket.
QList<Tokens> parts(Tokens tokens, QLatin1String sign)
{
    QList<Tokens> found;
    std::size_t from = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].opens()) {
            at = closing(tokens, at);
        } else if (tokens[at].is(sign)) {
            found << tokens.subspan(from, at - from);
            from = at + 1;
        }
    }
    return found << tokens.subspan(from);
}

/// Reads the texts of one source.
class TextReader
{
public:
    explicit TextReader(const QString &source)
        : m_tokens(tokensOf(source))
    {
        findConstants();
    }

    QList<SourceText> texts()
    {
        read(m_tokens, false);
        return m_texts;
    }

private:
    /// `const auto what = "Cannot " + ...;` and the like.
    void findConstants()
    {
        const Tokens all(m_tokens);
        for (std::size_t at = 1; at + 1 < all.size(); ++at) {
            if (!all[at].is(QLatin1String("=")) || all[at - 1].kind != Token::Kind::Word)
                continue;
            std::size_t end = at + 1;
            while (end < all.size() && !all[end].is(QLatin1String(";")) && !all[end].is(QLatin1String(","))
                   && !all[end].closes())
                end = all[end].opens() ? closing(all, end) + 1 : end + 1;
            const Tokens value = all.subspan(at + 1, end - at - 1);
            if (!value.empty() && value.front().kind == Token::Kind::Text)
                m_constants.insert(all[at - 1].text, value);
        }
    }

    /// What an expression may say, one for each way through its choices.
    QStringList said(Tokens tokens, int depth = 0) const
    {
        if (tokens.empty() || depth > 8)
            return {QString(Place)};
        if (const auto sides = parts(tokens, QLatin1String("?")); sides.size() > 1) {
            const Tokens rest(sides[1].data(), tokens.data() + tokens.size());
            const auto answers = parts(rest, QLatin1String(":"));
            const Tokens second(answers.last().data(), tokens.data() + tokens.size());
            return said(answers.first(), depth + 1) + said(second, depth + 1);
        }
        if (const auto terms = parts(tokens, QLatin1String("+")); terms.size() > 1) {
            QStringList whole = {QString()};
            for (const Tokens term : terms) {
                QStringList longer;
                for (const QString &before : std::as_const(whole)) {
                    for (const QString &after : said(term, depth + 1))
                        longer << before + after;
                }
                whole = longer.mid(0, 16);
            }
            return whole;
        }
        return saidByTerm(tokens, depth);
    }

    QStringList saidByTerm(Tokens tokens, int depth) const
    {
        const auto bracket = [&](std::size_t at) {
            return tokens.size() > at + 1 && closing(tokens, at) + 1 == tokens.size();
        };
        if (tokens.size() == 1 && tokens[0].kind == Token::Kind::Text)
            return {tokens[0].text};
        if (tokens[0].is(QLatin1String("(")) && bracket(0))
            return said(tokens.subspan(1, tokens.size() - 2), depth + 1);
        if (tokens.size() > 4 && tokens[2].isWord(QLatin1String("string")) && tokens[3].is(QLatin1String("("))
            && bracket(3))
            return said(tokens.subspan(4, tokens.size() - 5), depth + 1);
        if (tokens[0].isWord(QLatin1String("inTicks")))
            return {QLatin1Char('`') + QString(Place) + QLatin1Char('`')};
        if (tokens.size() == 1 && m_constants.contains(tokens[0].text))
            return said(m_constants[tokens[0].text], depth + 1);
        return {QString(Place)};
    }

    /// Cuts at what ends an expression, and reads what is in brackets by itself.
    void read(Tokens tokens, bool thrown)
    {
        std::size_t from = 0;
        bool throws = thrown;
        const auto flush = [&](std::size_t end) {
            keep(tokens.subspan(from, end - from), throws);
            from = end + 1;
        };
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            const Token &token = tokens[at];
            if (token.opens()) {
                const std::size_t end = closing(tokens, at);
                const bool added = at > from
                    && (tokens[at - 1].kind == Token::Kind::Sign || tokens[at - 1].isWord(QLatin1String("string")));
                if (!token.is(QLatin1String("(")) || (!added && at != from))
                    read(tokens.subspan(at + 1, end - at - 1), throws);
                if (token.is(QLatin1String("{")))
                    flush(at);
                at = end;
                if (token.is(QLatin1String("{"))) {
                    from = end + 1;
                    throws = thrown;
                }
            } else if (isEnd(token)) {
                flush(at);
                throws = thrown || token.isWord(QLatin1String("throw")) || (throws && !token.is(QLatin1String(";")));
            }
        }
        flush(tokens.size());
    }

    static bool isEnd(const Token &token)
    {
        static const QStringList signs = {QStringLiteral(","),  QStringLiteral(";"),  QStringLiteral("="),
                                          QStringLiteral("<<"), QStringLiteral("+="), QStringLiteral("==")};
        static const QStringList words = {QStringLiteral("return"), QStringLiteral("throw"), QStringLiteral("case")};
        return (token.kind == Token::Kind::Sign && signs.contains(token.text))
            || (token.kind == Token::Kind::Word && words.contains(token.text));
    }

    void keep(Tokens tokens, bool thrown)
    {
        static const QRegularExpression formatPlace(QStringLiteral(R"(\{[^{}\s"]*\})"));
        if (std::ranges::none_of(tokens, [](const Token &token) { return token.kind == Token::Kind::Text; }))
            return;
        for (QString text : said(tokens)) {
            if (text != Place) // Its texts are in brackets of their own.
                m_texts << SourceText{text.replace(formatPlace, QString(Place)), thrown};
        }
    }

    QList<Token> m_tokens;
    QHash<QString, Tokens> m_constants;
    QList<SourceText> m_texts;
};

} // namespace

QList<SourceText> textsOf(const QString &source)
{
    return TextReader(source).texts();
}

} // namespace supernet::test
