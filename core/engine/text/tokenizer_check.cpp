// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tokenizer_check.h"

#include "engine/text/wire_message.h"

#include <cstring>

namespace supernet {

namespace {

// Fields of SentencePiece's ModelProto and of the NormalizerSpec in it.
constexpr std::uint64_t PieceField = 1;
constexpr std::uint64_t NormalizerField = 3;
constexpr std::uint64_t DenormalizerField = 5;
constexpr std::uint64_t TableField = 2;
constexpr std::size_t MostPieces = 1'000'000;

/// A double-array trie, as darts-clone lays it out: from unit i a letter leads to i ^ offset ^ letter, and the end of a key to
/// i ^ offset, which holds its value.
class TrieUnits
{
public:
    explicit TrieUnits(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] std::size_t size() const { return m_bytes.size() / sizeof(std::uint32_t); }
    [[nodiscard]] std::uint32_t operator[](std::size_t place) const
    {
        std::uint32_t unit = 0;
        std::memcpy(&unit, m_bytes.data() + place * sizeof unit, sizeof unit);
        return unit;
    }
    [[nodiscard]] std::size_t target(std::size_t place) const
    {
        const std::uint32_t unit = (*this)[place];
        return place ^ ((unit >> 10U) << ((unit & (1U << 9U)) >> 6U));
    }
    [[nodiscard]] bool isValue(std::size_t place) const { return ((*this)[place] >> 31U) != 0; }
    [[nodiscard]] bool hasValue(std::size_t place) const { return ((*this)[place] & (1U << 8U)) != 0; }
    [[nodiscard]] std::uint32_t value(std::size_t place) const { return (*this)[place] & 0x7fffffffU; }

private:
    std::string_view m_bytes;
};

/// The length of the trie, the trie, and the texts that its values are places of, each ended by a zero byte.
bool isSound(std::string_view table)
{
    std::uint32_t length = 0;
    if (table.empty())
        return true; // There is no normalisation.
    if (table.size() <= sizeof length)
        return false;
    std::memcpy(&length, table.data(), sizeof length);
    table.remove_prefix(sizeof length);
    if (length >= table.size() || length % sizeof(std::uint32_t) != 0 || table.back() != '\0')
        return false;
    const TrieUnits units(table.substr(0, length));
    const std::size_t texts = table.size() - length;
    for (std::size_t place = 0; place < units.size(); ++place) {
        if (place > 0 && units.isValue(place))
            continue; // No letter leads on from it.
        const std::size_t target = units.target(place);
        if ((target | 0xff) >= units.size() || (units.hasValue(place) && units.value(target) >= texts))
            return false;
    }
    return units.size() > 0;
}

} // namespace

const char *tokenizerFault(std::string_view model)
{
    try {
        std::size_t pieces = 0;
        WireMessage message(model);
        while (const auto field = message.next()) {
            if (field->number == PieceField && ++pieces > MostPieces)
                return "it has more pieces than any vocabulary";
            if (field->number != NormalizerField && field->number != DenormalizerField)
                continue;
            WireMessage normalizer(field->bytes);
            while (const auto part = normalizer.next())
                if (part->number == TableField && !isSound(part->bytes))
                    return "the table of its normalisation is damaged";
        }
        return pieces > 0 ? "" : "it has no pieces";
    } catch (const std::out_of_range &) {
        return "it is cut short, or no tokenizer";
    }
}

} // namespace supernet
