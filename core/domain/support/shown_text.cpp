// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/shown_text.h"

namespace supernet {

std::string shownText(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        // U+0080 to U+009F, which terminals obey as they do ESC and a letter.
        const bool second = byte == 0xc2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0;
        const bool obeyed = second || byte == 0x7f || (byte < ' ' && byte != '\n' && byte != '\t');
        result += obeyed ? '?' : text[at];
        at += second ? 1 : 0;
    }
    return result;
}

} // namespace supernet
