// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/tokenizer_pieces.h"

#include "domain/support/error.h"
#include "domain/support/input_file.h"
#include "engine/text/wire_message.h"

namespace supernet {

namespace {

/// Field 1 of both messages: the model's pieces, and a piece's text.
constexpr std::uint64_t PieceField = 1;

std::string textOf(std::string_view piece)
{
    WireMessage message(piece);
    while (const auto field = message.next())
        if (field->number == PieceField)
            return std::string(field->bytes);
    throw std::out_of_range("text");
}

} // namespace

std::vector<std::string> tokenizerPieces(const std::filesystem::path &model)
{
    const std::string bytes = readWholeFile(model);
    std::vector<std::string> pieces;
    try {
        WireMessage message(bytes);
        while (const auto field = message.next())
            if (field->number == PieceField)
                pieces.push_back(textOf(field->bytes));
    } catch (const std::out_of_range &) {
        pieces.clear();
    }
    if (pieces.empty())
        throw Error("The tokenizer model " + model.string() + " cannot be read.", "Prepare the project's data again.");
    return pieces;
}

} // namespace supernet
