// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// A trained SentencePiece model, reached through the plugin (core/tokenizer_plugin), never linked.
/// Token numbers: unknown 0, begin 1, end 2, pad 3 (engine/dense/dense_model.h). Encoding is thread-safe.
class Tokenizer
{
public:
    /// Throws Error naming the file.
    explicit Tokenizer(const std::filesystem::path &model);
    ~Tokenizer();
    Tokenizer(Tokenizer &&) noexcept;

    [[nodiscard]] int vocabulary() const;
    [[nodiscard]] std::vector<int> encode(std::string_view text) const; ///< Without begin and end.
    [[nodiscard]] std::string decode(const std::vector<int> &tokens) const; ///< Special tokens are dropped.

    struct Training
    {
        int vocabulary = 8000;
        std::string type = "unigram"; ///< `unigram` or `bpe`.
        std::uint64_t seed = 1;
        int threads = 1;
    };
    /// Trains one joint model over both sides. Throws Error; too small a corpus for the vocabulary says which size
    /// would work.
    static void train(const std::vector<std::string> &sentences, const Training &options,
                      const std::filesystem::path &model);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
