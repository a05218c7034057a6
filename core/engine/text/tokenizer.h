// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
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
    /// The text of the pieces; begin, end and pad are dropped, an unknown piece reads as U+2047. Throws Error for a
    /// token outside the vocabulary.
    [[nodiscard]] std::string decode(const std::vector<int> &tokens) const;

    struct Training
    {
        int vocabulary = 8000;
        std::string type = "unigram"; ///< `unigram` or `bpe`.
        std::uint64_t seed = 1;
        int threads = 1;
    };
    /// Trains one joint model over both sides. Throws Error; too small a corpus for the vocabulary says which size
    /// would work. `keepGoing` is asked about every 50 ms; once it says no, the training ends at once, `model` stays
    /// as it was, and train() returns false. The result depends on the number of threads, which add up in parts.
    static bool train(const std::vector<std::string> &sentences, const Training &options,
                      const std::filesystem::path &model, const std::function<bool()> &keepGoing = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
