// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace supernet::test {

/// A function's body in a C++ source.
struct FunctionBody
{
    int firstLine = 0; ///< Of its opening brace, from 1.
    int lines = 0; ///< Both braces' lines counted.
};

/// The source with the insides of comments, strings, characters and preprocessor lines blank; lines stay where they are.
[[nodiscard]] QString withoutTexts(QString source);

/// Every function with a body, in the order in which they end; a lambda counts to the function around it. Reads braces,
/// not C++: enough for sources that a compiler has accepted. Throws std::runtime_error where braces do not match.
[[nodiscard]] QList<FunctionBody> functionBodies(const QString &source);

} // namespace supernet::test
