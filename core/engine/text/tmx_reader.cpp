// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tmx_reader.h"

#include "domain/support/error.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

namespace supernet {

namespace {

constexpr std::string_view WhiteSpace = " \t\r\n";

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &letter : result)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return result;
}

/// `en` of `en-GB`.
std::string family(const std::string &language)
{
    return language.substr(0, language.find_first_of("-_"));
}

bool isOf(const std::string &language, const std::string &wanted)
{
    return language == wanted || language.starts_with(wanted + '-') || language.starts_with(wanted + '_');
}

std::string languageOf(const pugi::xml_node &variant)
{
    const auto stated = variant.attribute("xml:lang");
    return lower((stated ? stated : variant.attribute("lang")).value());
}

/// What stands in a segment between its native codes.
void appendText(const pugi::xml_node &node, int depth, std::string &text)
{
    constexpr int deepest = 32; // Nobody's text; it would only fill the stack.
    constexpr std::array<std::string_view, 5> codes{"bpt", "ept", "it", "ph", "ut"};
    for (const pugi::xml_node &child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
        else if (depth < deepest && std::ranges::find(codes, child.name()) == codes.end())
            appendText(child, depth + 1, text);
    }
}

} // namespace

TmxReader::TmxReader(const std::filesystem::path &file, std::string sourceLanguage, std::string targetLanguage)
    : m_stream(file)
    , m_sourceLanguage(lower(sourceLanguage))
    , m_targetLanguage(lower(targetLanguage))
{
}

bool TmxReader::next(SentencePair &pair)
{
    pair = {};
    if (!findUnit()) {
        if (m_units == 0)
            refuse("there is no translation unit in it.",
                   "Give a TMX file, or two files of lines with --source and --target.");
        return false;
    }
    m_unitLine = m_line;
    const std::size_t end = unitEnd();
    parse(rest().substr(0, end), pair);
    drop(end);
    ++m_units;
    return true;
}

bool TmxReader::more()
{
    m_text.erase(0, std::exchange(m_at, 0));
    if (m_text.size() > LongestUnit)
        refuse("a unit or comment has no end within 1 MB.", "Is it a TMX file?");
    const std::string_view portion = m_stream.next(m_line);
    m_text += portion;
    return !portion.empty();
}

void TmxReader::drop(std::size_t count)
{
    m_line += std::ranges::count(rest().substr(0, count), '\n');
    m_at += count;
}

/// Goes on to the next `<`; false at the end of the file.
bool TmxReader::seek()
{
    for (;;) {
        const std::size_t place = std::min(rest().find('<'), rest().size());
        drop(place);
        if (!rest().empty())
            return true;
        if (!more())
            return false;
    }
}

/// Where it stands after `from`, counted from where reading stands. Throws Error at the end of the file.
std::size_t TmxReader::find(std::string_view what, std::size_t from)
{
    for (;;) {
        const std::size_t place = rest().find(what, from);
        if (place != std::string_view::npos)
            return place;
        from = std::max(from, rest().size() - std::min(rest().size(), what.size() - 1));
        if (!more())
            refuse("it ends within a unit, tag or comment.", "Get the file again.");
    }
}

/// Whether a tag's beginning such as `<tu` stands there, and not one of a longer name.
bool TmxReader::isAt(std::size_t place, std::string_view what)
{
    while (rest().size() <= place + what.size() && more()) { }
    const std::string_view found = rest().substr(place);
    return found.size() > what.size() && found.starts_with(what)
        && (WhiteSpace.find(found[what.size()]) != std::string_view::npos || found[what.size()] == '>'
            || found[what.size()] == '/');
}

/// The place behind the comment or the literal text that begins at a `<`; that `<` itself where neither does.
std::size_t TmxReader::markupEnd(std::size_t place)
{
    constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}};
    while (rest().size() < place + kinds[1].first.size() && more()) { }
    for (const auto &[begin, end] : kinds)
        if (rest().substr(place).starts_with(begin))
            return find(end, place + begin.size()) + end.size();
    return place;
}

/// Goes on to the next `<tu`; false at the end of the file.
bool TmxReader::findUnit()
{
    while (seek()) {
        if (const std::size_t end = markupEnd(0); end > 0) {
            drop(end);
            continue;
        }
        if (isAt(0, "<tu"))
            return true;
        if (m_sourceLanguage.empty() && isAt(0, "<header")) {
            const std::size_t end = find(">", 0) + 1;
            pugi::xml_document header;
            header.load_buffer(rest().data(), end,
                               pugi::parse_fragment); // Unfinished as it is, its attributes are read.
            const std::string language = lower(header.child("header").attribute("srclang").value());
            m_sourceLanguage = language == "*all*" ? std::string() : family(language);
        }
        drop(1);
    }
    return false;
}

/// The length of the unit that begins here.
std::size_t TmxReader::unitEnd()
{
    const std::size_t opened = find(">", 0);
    if (rest()[opened - 1] == '/')
        return opened + 1;
    for (std::size_t place = find("<", opened);; place = find("<", place)) {
        if (const std::size_t end = markupEnd(place); end > place)
            place = end;
        else if (isAt(place, "</tu"))
            return find(">", place) + 1;
        else
            ++place;
    }
}

void TmxReader::parse(std::string_view unit, SentencePair &pair)
{
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(
        unit.data(), unit.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!result)
        refuse(std::string("a unit is no XML (") + result.description() + ").",
               "Mend it, for example with xmllint --recover.");
    bool hasSource = false;
    bool hasTarget = false;
    for (const pugi::xml_node &variant : document.child("tu").children("tuv")) {
        const std::string language = languageOf(variant);
        if (m_sourceLanguage.empty())
            m_sourceLanguage = family(language);
        const bool isSource = isOf(language, m_sourceLanguage);
        if (!isSource && m_targetLanguage.empty())
            m_targetLanguage = family(language);
        if (isSource && !hasSource)
            appendText(variant.child("seg"), 0, pair.source);
        else if (!isSource && !hasTarget && isOf(language, m_targetLanguage))
            appendText(variant.child("seg"), 0, pair.target);
        hasSource = hasSource || isSource;
        hasTarget = hasTarget || (!isSource && isOf(language, m_targetLanguage));
    }
}

void TmxReader::refuse(const std::string &what, const std::string &hint) const
{
    throw Error("The translation memory " + file().string() + " cannot be read (line " + std::to_string(m_line)
                    + "): " + what,
                hint);
}

} // namespace supernet
