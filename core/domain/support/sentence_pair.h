// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace supernet {

/// A sentence and its translation, UTF-8.
struct SentencePair
{
    std::string source;
    std::string target;

    bool operator==(const SentencePair &) const = default;
};

} // namespace supernet
