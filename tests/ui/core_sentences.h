// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace supernet::test {

/// Stands in a sentence for what the program puts in.
constexpr QChar Place = u'\x1';

/// A text of a C++ source as it is put together: literals, with a Place for each thing that stands between them.
struct SourceText
{
    QString text;
    bool thrown = false; ///< In what is thrown, as opposed to anywhere else.
};

/// The texts in a C++ source, in their order. Literals that follow each other or are added up are one text; of
/// `a ? "b" : "c"` each side is one, and so is each place of `{}` in a format. A constant of the same source that is added
/// stands for its own text. Reads tokens, not C++: enough for sources that a compiler has accepted.
[[nodiscard]] QList<SourceText> textsOf(const QString &source);

} // namespace supernet::test
