// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tmx_parser.h"

#include "domain/support/error.h"
#include "engine/text/entity_budget.h"
#include "engine/text/segment_text.h"
#include "engine/text/text_decoder.h"
#include "engine/text/text_stream.h"

#include <algorithm>
#include <deque>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <optional>

namespace supernet {

namespace {

constexpr std::size_t BytesAtOnce = 1 << 16;

#if LIBXML_VERSION >= 21200
using XmlError = const xmlError *;
#else
using XmlError = xmlErrorPtr;
#endif

std::string_view viewOf(const xmlChar *text)
{
    return text ? std::string_view(reinterpret_cast<const char *>(text)) : std::string_view();
}

/// As libxml2 hands an element's attributes over: five pointers each.
class Attributes
{
public:
    Attributes(const xmlChar **values, int count)
        : m_values(values)
        , m_count(count)
    {
    }
    [[nodiscard]] std::optional<std::string> value(std::string_view prefix, std::string_view name) const
    {
        for (int i = 0; i < m_count; ++i) {
            const xmlChar **attribute = m_values + static_cast<std::ptrdiff_t>(5) * i;
            if (viewOf(attribute[0]) == name && viewOf(attribute[1]) == prefix)
                return std::string(reinterpret_cast<const char *>(attribute[3]),
                                   reinterpret_cast<const char *>(attribute[4]));
        }
        return {};
    }

private:
    const xmlChar **m_values;
    int m_count;
};

bool isNativeCode(std::string_view element)
{
    constexpr std::string_view codes[] = {"bpt", "ept", "it", "ph", "ut"};
    return std::ranges::find(codes, element) != std::end(codes);
}

SegmentText::Code codeOf(std::string_view element)
{
    return element == "bpt" ? SegmentText::Code::Begin
        : element == "ept"  ? SegmentText::Code::End
                            : SegmentText::Code::Place;
}

/// What was no text in its encoding is none here either, so that whoever cleans the pair says so.
std::string withFaults(std::string text)
{
    for (std::size_t at = 0; (at = text.find(UndecodedMark, at)) != std::string::npos; ++at) {
        text[at] = '\xff';
        text.erase(at + 1, UndecodedMark.size() - 1);
    }
    return text;
}

} // namespace

struct TmxParser::Private
{
    explicit Private(const std::filesystem::path &file)
        : stream(file, TextStream::Content::Xml)
    {
        static const bool once = (xmlInitParser(), true);
        (void)once;
        xmlSAXHandler handler{};
        handler.initialized = XML_SAX2_MAGIC;
        handler.startDocument = xmlSAX2StartDocument;
        handler.internalSubset = xmlSAX2InternalSubset;
        handler.getEntity = [](void *context, const xmlChar *name) { return of(context).entity(context, name); };
        handler.entityDecl = [](void *context, const xmlChar *name, int type, const xmlChar *publicId,
                                const xmlChar *systemId, xmlChar *content) {
            if (of(context).isUsable(name, type, content))
                xmlSAX2EntityDecl(context, name, type, publicId, systemId, content);
        };
        handler.reference = [](void *context, const xmlChar *name) { of(context).unknownEntity(name); };
        handler.characters = [](void *context, const xmlChar *text, int length) { of(context).text(text, length); };
        handler.ignorableWhitespace = handler.characters;
        handler.cdataBlock = handler.characters;
        handler.comment = [](void *context, const xmlChar *) { of(context).goneOn(); };
        handler.processingInstruction = [](void *context, const xmlChar *, const xmlChar *) { of(context).goneOn(); };
        handler.startElementNs = [](void *context, const xmlChar *name, const xmlChar *, const xmlChar *, int,
                                    const xmlChar **, int count, int, const xmlChar **attributes) {
            of(context).begin(viewOf(name), Attributes(attributes, count));
        };
        handler.endElementNs = [](void *context, const xmlChar *name, const xmlChar *, const xmlChar *) {
            of(context).end(viewOf(name));
        };
        handler.serror = [](void *context, XmlError error) { of(context).error(*error); };
        parser = xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr);
        if (!parser)
            throw std::bad_alloc();
        parser->_private = this;
        // The stream has decoded the text; a character that XML does not have is no reason to lose the whole file.
        xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_RECOVER);
        xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    }
    ~Private()
    {
        xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    /// Of an entity, libxml2 parses the text with a context of its own.
    static Private &of(void *context)
    {
        return *static_cast<Private *>(static_cast<xmlParserCtxtPtr>(context)->_private);
    }

    [[nodiscard]] std::int64_t line() const { return std::max(1, xmlSAX2GetLineNumber(parser)); }

    // What the parser tells. No exception may pass through it, so what is wrong is kept.

    void goneOn()
    {
        if (!inUnit)
            passed = pushed;
    }

    void stop(const std::string &what, const std::string &hint)
    {
        if (!fault)
            fault = Fault{line(), what, hint};
        xmlStopParser(parser);
    }

    void begin(std::string_view name, const Attributes &attributes)
    {
        goneOn();
        hasRoot = true;
        if (!inUnit) {
            if (name == "header")
                sourceLanguage = attributes.value("", "srclang").value_or("");
            inUnit = name == "tu";
            if (inUnit) {
                unit = {line(), {}};
                ++unitsBegun;
            }
            return;
        }
        if (segmentDepth > 0) {
            ++segmentDepth;
            if (codeDepth == 0 && isNativeCode(name)) {
                codeDepth = segmentDepth;
                segment.addCode(codeOf(name));
            }
            isEmptyElement = true;
        } else if (name == "tuv") {
            const auto language = attributes.value("xml", "lang");
            unit.variants.push_back({language ? *language : attributes.value("", "lang").value_or(""), {}});
            hasSegment = false;
        } else if (name == "seg" && !unit.variants.empty() && !hasSegment) {
            segmentDepth = 1;
            segment = {};
            hasSegment = true;
        }
    }

    void end(std::string_view name)
    {
        if (segmentDepth > 0) {
            if (segmentDepth == 1)
                unit.variants.back().text = withFaults(segment.text());
            else if (codeDepth == segmentDepth)
                codeDepth = 0;
            else if (codeDepth == 0 && isEmptyElement) // Of some other format, as <x/>.
                segment.addCode(SegmentText::Code::Place);
            isEmptyElement = false;
            --segmentDepth;
        } else if (inUnit && name == "tu") {
            inUnit = false;
            passed = pushed;
            units.push_back(std::move(unit));
        }
    }

    void text(const xmlChar *text, int length)
    {
        isEmptyElement = false;
        if (segmentDepth == 0 || codeDepth > 0)
            return;
        segment.add({reinterpret_cast<const char *>(text), static_cast<std::size_t>(length)});
        if (segment.text().size() > LongestUnit)
            stop("a unit or comment has no end within 1 MB.", "Is it a TMX file?");
    }

    /// Nothing outside the file is read, so what lies there is not declared either.
    bool isUsable(const xmlChar *name, int type, const xmlChar *content)
    {
        goneOn();
        return type == XML_INTERNAL_GENERAL_ENTITY && entities.declare(std::string(viewOf(name)), viewOf(content));
    }

    xmlEntityPtr entity(void *context, const xmlChar *name)
    {
        if (!entities.take(std::string(viewOf(name)), pushed))
            tooManyEntities();
        return xmlSAX2GetEntity(context, name);
    }

    void tooManyEntities() { stop("its entities unfold to far more than its text.", "Is it a TMX file?"); }

    void unknownEntity(const xmlChar *name)
    {
        stop("the entity `" + std::string(viewOf(name)) + "` is not declared in it.",
             "Declare it there, or put its text in its place.");
    }

    void error(const xmlError &error)
    {
        if (error.code == XML_ERR_INVALID_CHAR) {
            if (segmentDepth > 0 && codeDepth == 0)
                segment.add(" ");
            return;
        }
        if (error.level != XML_ERR_FATAL)
            return;
        std::string what = error.message ? error.message : "unknown fault";
        what.erase(what.find_last_not_of(" \n") + 1);
        if (error.code == XML_ERR_UNDECLARED_ENTITY && error.str1)
            unknownEntity(reinterpret_cast<const xmlChar *>(error.str1));
        else if (error.code == XML_ERR_ENTITY_LOOP) // Of libxml2's own guard, which counts in another way.
            tooManyEntities();
        else if (!hasRoot)
            stop("there is no translation unit in it.",
                 "Give a TMX file, or two files of lines with --source and --target.");
        else if (isAtEnd)
            stop("it ends within a unit, tag or comment.", "Get the file again.");
        else
            stop("it is no XML (" + what + ").", "Mend it, for example with xmllint --recover.");
    }

    // What is asked of it.

    /// False at the end of the file.
    bool feed()
    {
        if (isAtEnd)
            return false;
        if (portion.empty())
            portion = stream.next(line());
        isAtEnd = portion.empty();
        const std::string_view now = portion.substr(0, BytesAtOnce);
        portion.remove_prefix(now.size());
        pushed += now.size();
        xmlParseChunk(parser, now.data(), static_cast<int>(now.size()), isAtEnd ? 1 : 0);
        if (!fault && pushed - passed > LongestUnit + BytesAtOnce)
            stop("a unit or comment has no end within 1 MB.", "Is it a TMX file?");
        if (!fault && isAtEnd && unitsBegun == 0)
            stop("there is no translation unit in it.",
                 "Give a TMX file, or two files of lines with --source and --target.");
        return true;
    }

    struct Fault
    {
        std::int64_t line = 0;
        std::string what;
        std::string hint;
    };

    TextStream stream;
    xmlParserCtxtPtr parser = nullptr;
    std::string_view portion; ///< Of the stream, not yet parsed.
    std::uint64_t pushed = 0; ///< Bytes of text that were given to the parser.
    std::uint64_t passed = 0; ///< Of those, where it was when it last told something outside a unit.
    bool isAtEnd = false;
    std::optional<Fault> fault;
    EntityBudget entities;

    std::string sourceLanguage;
    std::deque<TmxUnit> units; ///< Complete, not yet asked for.
    std::int64_t unitsBegun = 0;
    TmxUnit unit;
    bool hasRoot = false;
    bool inUnit = false;
    bool hasSegment = false; ///< The variant does.
    bool isEmptyElement = false; ///< The one that began last, so far.
    SegmentText segment;
    int segmentDepth = 0; ///< 1 in a segment, more in elements of it.
    int codeDepth = 0; ///< Where the native code began in which it is.
};

TmxParser::TmxParser(const std::filesystem::path &file)
    : d(std::make_unique<Private>(file))
{
}

TmxParser::~TmxParser() = default;

bool TmxParser::next(TmxUnit &unit)
{
    while (d->units.empty() && !d->fault && d->feed()) { }
    if (!d->units.empty()) {
        unit = std::move(d->units.front());
        d->units.pop_front();
        return true;
    }
    if (d->fault)
        throw Error("The translation memory " + file().string() + " cannot be read (line "
                        + std::to_string(d->fault->line) + "): " + d->fault->what,
                    d->fault->hint);
    return false;
}

const std::string &TmxParser::sourceLanguage() const noexcept
{
    return d->sourceLanguage;
}

const std::filesystem::path &TmxParser::file() const noexcept
{
    return d->stream.file();
}

std::uint64_t TmxParser::bytesRead() const
{
    return d->stream.bytesRead();
}

} // namespace supernet
