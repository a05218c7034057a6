// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/split_writer.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace supernet {

namespace {

constexpr std::size_t PairsAtOnce = 8192;
constexpr int UnknownToken = 0;

struct EncodedPair
{
    std::vector<int> source;
    std::vector<int> target;
};

std::vector<int> encoded(const Tokenizer &tokenizer, const std::string &text)
{
    std::vector<int> tokens = tokenizer.encode(text);
    if (tokens.empty()) // Nothing but characters that normalisation takes away: keep the sentence, and its pair.
        tokens.push_back(UnknownToken);
    return tokens;
}

/// Shares the pairs out in small portions; the first exception of a thread comes out here.
std::vector<EncodedPair> encodedPairs(const Tokenizer &tokenizer, const std::vector<SentencePair> &pairs, int threads)
{
    constexpr std::size_t portion = 64;
    std::vector<EncodedPair> results(pairs.size());
    std::atomic<std::size_t> next = 0;
    std::exception_ptr fault;
    std::mutex faultMutex;
    const auto work = [&] {
        try {
            for (std::size_t begin; (begin = next.fetch_add(portion)) < pairs.size();) {
                for (std::size_t i = begin; i < std::min(begin + portion, pairs.size()); ++i)
                    results[i] = {encoded(tokenizer, pairs[i].source), encoded(tokenizer, pairs[i].target)};
            }
        } catch (...) {
            const std::lock_guard lock(faultMutex);
            fault = std::current_exception();
        }
    };
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i)
        helpers.emplace_back(work);
    work();
    helpers.clear();
    if (fault)
        std::rethrow_exception(fault);
    return results;
}

} // namespace

SplitWriter::Side SplitWriter::makeSide(const std::filesystem::path &folder, const std::string &name,
                                        const Tokenizer &tokenizer, Text text)
{
    Side side{TokenFileWriter(folder / (name + ".tokens"), tokenizer.vocabulary()), {}};
    if (text == Text::Kept)
        side.text.emplace(folder / (name + ".txt"));
    return side;
}

void SplitWriter::Side::write(const std::string &line, const std::vector<int> &encoded)
{
    tokens.add(encoded);
    count += static_cast<std::int64_t>(encoded.size());
    if (text) {
        text->write(line);
        text->write("\n");
    }
}

SplitWriter::SplitWriter(const std::filesystem::path &folder, const std::string &split, const Tokenizer &tokenizer,
                         int threads, Text text)
    : m_tokenizer(tokenizer)
    , m_threads(std::max(1, threads))
    , m_source(makeSide(folder, split + ".source", tokenizer, text))
    , m_target(makeSide(folder, split + ".target", tokenizer, text))
{
}

void SplitWriter::add(SentencePair pair)
{
    m_pending.push_back(std::move(pair));
    if (m_pending.size() == PairsAtOnce)
        writePending();
}

void SplitWriter::writePending()
{
    const auto results = encodedPairs(m_tokenizer, m_pending, m_threads);
    for (std::size_t i = 0; i < results.size(); ++i) {
        m_source.write(m_pending[i].source, results[i].source);
        m_target.write(m_pending[i].target, results[i].target);
    }
    m_pairs += static_cast<std::int64_t>(m_pending.size());
    m_pending.clear();
}

void SplitWriter::commit()
{
    writePending();
    for (Side *side : {&m_source, &m_target}) {
        side->tokens.commit();
        if (side->text)
            side->text->commit();
    }
}

nlohmann::json SplitWriter::counts() const
{
    return {{"pairs", m_pairs}, {"source_tokens", m_source.count}, {"target_tokens", m_target.count}};
}

} // namespace supernet
