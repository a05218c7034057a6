// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace supernet {

/// A message in protobuf's wire format: fields with their numbers, of which only length-delimited ones are handed out.
class WireMessage
{
public:
    explicit WireMessage(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    struct Field
    {
        std::uint64_t number;
        std::string_view bytes; ///< Empty for a field of another kind.
    };
    /// Empty at the end. Throws std::out_of_range when the message is cut off or no message.
    std::optional<Field> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        const std::uint64_t tag = number();
        const std::uint64_t field = tag >> 3;
        switch (tag & 7) {
        case 0:
            number();
            return Field{field, {}};
        case 1:
            take(8);
            return Field{field, {}};
        case 2:
            return Field{field, take(number())};
        case 5:
            take(4);
            return Field{field, {}};
        default:
            throw std::out_of_range("wire type");
        }
    }

private:
    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size())
            throw std::out_of_range("length");
        const auto taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80)
                return value;
        }
        throw std::out_of_range("number");
    }

    std::string_view m_rest;
};

} // namespace supernet
