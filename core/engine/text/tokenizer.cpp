// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tokenizer.h"

#include "domain/support/error.h"
#include "domain/support/input_file.h"
#include "domain/support/plain_file.h"
#include "engine/text/tokenizer_check.h"
#include "engine/text/tokenizer_plugin.h"

#include <array>

namespace supernet {

namespace {

using ErrorText = std::array<char, 1024>;

// Called from the plugin, which cannot pass an exception on: running out of memory here ends the program.
void takeTokens(void *context, const std::int32_t *tokens, std::size_t count) noexcept
{
    static_cast<std::vector<int> *>(context)->assign(tokens, tokens + count);
}

void takeText(void *context, const char *text, std::size_t length) noexcept
{
    static_cast<std::string *>(context)->assign(text, length);
}

// As engine/dense/dense_model.h numbers them; an unknown piece stays, so that a reader sees that one is missing.
bool isMark(int token)
{
    return token >= 1 && token <= 3;
}

} // namespace

struct Tokenizer::Private
{
    explicit Private(const std::filesystem::path &file)
        : plugin(tokenizerPlugin())
    {
        ErrorText error{};
        requirePlainFile(file);
        if (std::error_code ignored; !std::filesystem::is_regular_file(file, ignored))
            throw Error("The tokenizer model " + file.string() + " is missing.",
                        "Run `supernet prepare`, or give the folder of a whole export.");
        if (const char *fault = tokenizerFault(readWholeFile(file)); *fault)
            throw Error("The tokenizer model " + file.string() + " cannot be read: " + fault + '.');
        model = plugin.open(file.c_str(), error.data(), error.size());
        if (!model)
            throw Error("The tokenizer model " + file.string() + " cannot be read: " + error.data() + '.');
    }
    ~Private() { plugin.close(model); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    const SupernetTokenizerPlugin &plugin;
    SupernetTokenizerModel *model = nullptr;
};

Tokenizer::Tokenizer(const std::filesystem::path &model)
    : d(std::make_unique<Private>(model))
{
}

Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer &&) noexcept = default;

int Tokenizer::vocabulary() const
{
    return d->plugin.vocabularySize(d->model);
}

std::vector<int> Tokenizer::encode(std::string_view text) const
{
    std::vector<int> tokens;
    ErrorText error{};
    if (!d->plugin.encode(d->model, text.data(), text.size(), takeTokens, &tokens, error.data(), error.size()))
        throw Error("A sentence could not be cut into pieces: " + std::string(error.data()) + '.');
    return tokens;
}

std::string Tokenizer::decode(const std::vector<int> &tokens) const
{
    std::vector<std::int32_t> pieces(tokens.begin(), tokens.end());
    std::erase_if(pieces, isMark);
    for (const int piece : pieces) {
        if (piece < 0 || piece >= vocabulary())
            throw Error("Token " + std::to_string(piece) + " is outside the tokenizer's vocabulary of "
                            + std::to_string(vocabulary()) + " pieces.",
                        "Is this the tokenizer that the model was trained with?");
    }
    std::string text;
    ErrorText error{};
    if (!d->plugin.decode(d->model, pieces.data(), pieces.size(), takeText, &text, error.data(), error.size()))
        throw Error("A translation could not be put together from its pieces: " + std::string(error.data()) + '.');
    return text;
}

} // namespace supernet
