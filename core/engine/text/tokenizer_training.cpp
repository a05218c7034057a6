// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/output_file.h"
#include "engine/text/tokenizer.h"
#include "engine/text/tokenizer_plugin.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <regex>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unicode/utf8.h>
#include <unistd.h>
#include <utility>

namespace supernet {

namespace {

constexpr char ModelFollows = 'M'; // First byte of what the child sends; else the rest says what went wrong.
constexpr char ErrorFollows = 'E';

/// Every character gets a piece, unless the writing has so many that they would crowd the words out.
double characterCoverage(const std::vector<std::string> &sentences, int vocabulary)
{
    std::vector<bool> seen(0x110000);
    int characters = 0;
    for (const std::string &sentence : sentences) {
        const auto length = static_cast<std::int64_t>(sentence.size());
        for (std::int64_t at = 0; at < length;) {
            UChar32 character = 0;
            U8_NEXT(sentence.data(), at, length, character);
            if (character >= 0 && !seen[static_cast<std::size_t>(character)]) {
                seen[static_cast<std::size_t>(character)] = true;
                ++characters;
            }
        }
    }
    return characters <= vocabulary / 4 ? 1.0 : 0.9995;
}

/// SentencePiece leaves longer sentences out without a word, and writes the number into the model: 0 where none is as long, so
/// that the model stays the same.
std::int32_t longestSentence(const std::vector<std::string> &sentences)
{
    constexpr std::size_t ofSentencePiece = 4192; // Bytes.
    std::size_t longest = 0;
    for (const std::string &sentence : sentences)
        longest = std::max(longest, sentence.size());
    return longest > ofSentencePiece ? static_cast<std::int32_t>(longest) : 0;
}

struct Job
{
    const std::vector<std::string> &sentences;
    std::size_t next = 0;
    std::string model = {};

    static const char *nextSentence(void *context, std::size_t *length) noexcept
    {
        auto &job = *static_cast<Job *>(context);
        if (job.next == job.sentences.size())
            return nullptr;
        const std::string &sentence = job.sentences[job.next++];
        *length = sentence.size();
        return sentence.data();
    }
    static void takeModel(void *context, const char *bytes, std::size_t length) noexcept
    {
        static_cast<Job *>(context)->model.assign(bytes, length);
    }
};

/// What the child process does; the message for its parent.
std::string trainHere(const SupernetTokenizerPlugin &plugin, const std::vector<std::string> &sentences,
                      const Tokenizer::Training &options)
try {
    Job job{sentences};
    std::array<char, 2048> error{};
    const SupernetTokenizerTraining training = {options.vocabulary,
                                                options.type.c_str(),
                                                static_cast<std::uint32_t>(options.seed),
                                                options.threads,
                                                characterCoverage(sentences, options.vocabulary),
                                                longestSentence(sentences),
                                                Job::nextSentence,
                                                Job::takeModel,
                                                &job};
    if (plugin.train(&training, error.data(), error.size()))
        return ModelFollows + job.model;
    return ErrorFollows + std::string(error.data());
} catch (const std::exception &exception) {
    return ErrorFollows + std::string(exception.what());
}

[[noreturn]] void throwTrainingError(const std::string &reason, const Tokenizer::Training &options)
{
    const std::string wanted = "A vocabulary of " + std::to_string(options.vocabulary) + " pieces is too ";
    std::smatch found;
    if (std::regex_search(reason, found, std::regex("too high.*<= ([0-9]+)")))
        throw Error(wanted + "large for this corpus.", "Choose at most " + found[1].str() + " pieces.");
    if (std::regex_search(reason, found, std::regex("required_chars[^0-9]*[0-9]+ vs ([0-9]+)")))
        throw Error(wanted + "small for the characters of this corpus.",
                    "Choose at least " + found[1].str() + " pieces.");
    throw Error("The tokenizer could not be trained: " + reason + '.');
}

class Pipe
{
public:
    Pipe()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            throw Error(std::string("No pipe could be opened: ") + std::strerror(errno) + '.');
    }
    ~Pipe()
    {
        closeWriter();
        ::close(m_ends[0]);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    [[nodiscard]] int reader() const { return m_ends[0]; }
    [[nodiscard]] int writer() const { return m_ends[1]; }
    void closeWriter()
    {
        if (m_ends[1] >= 0)
            ::close(std::exchange(m_ends[1], -1));
    }
    /// False after `milliseconds` without the other end having closed.
    [[nodiscard]] bool ended(int milliseconds)
    {
        pollfd waiting = {reader(), POLLIN, 0};
        if (::poll(&waiting, 1, milliseconds) <= 0)
            return false;
        std::array<char, 1 << 16> bytes;
        const ssize_t count = ::read(reader(), bytes.data(), bytes.size());
        if (count > 0)
            message.append(bytes.data(), static_cast<std::size_t>(count));
        return count == 0 || (count < 0 && errno != EINTR);
    }

    std::string message;

private:
    std::array<int, 2> m_ends{};
};

[[noreturn]] void runChild(int writer, const SupernetTokenizerPlugin &plugin, const std::vector<std::string> &sentences,
                           const Tokenizer::Training &options)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGINT, SIG_IGN); // The parent hears it too and decides.
    std::signal(SIGTERM, SIG_DFL);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    const std::string message = trainHere(plugin, sentences, options);
    std::string_view rest = message;
    while (!rest.empty()) {
        const ssize_t written = ::write(writer, rest.data(), rest.size());
        if (written < 0)
            ::_exit(1);
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    ::_exit(0);
}

/// A child process that does not outlive this object.
class Child
{
public:
    explicit Child(pid_t id)
        : m_id(id)
    {
    }
    ~Child()
    {
        if (m_id > 0) {
            ::kill(m_id, SIGKILL);
            (void)wait();
        }
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    /// Whether it ended well.
    bool wait()
    {
        int status = 0;
        while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR) { }
        m_id = 0;
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

private:
    pid_t m_id;
};

} // namespace

bool Tokenizer::train(const std::vector<std::string> &sentences, const Training &options,
                      const std::filesystem::path &model, const std::function<bool()> &keepGoing)
{
    if (options.type != "unigram" && options.type != "bpe")
        throw UsageError("There is no tokenizer type `" + options.type + "`.", "Choose `unigram` or `bpe`.");
    if (sentences.empty())
        throw Error("There is no text to train a tokenizer on.");

    // SentencePiece cannot be interrupted, and gives its memory back to the allocator only: a process of its own can
    // be ended at any time and takes its memory with it.
    const SupernetTokenizerPlugin &plugin = tokenizerPlugin();
    Pipe pipe;
    const pid_t id = ::fork();
    if (id < 0)
        throw Error(std::string("The tokenizer's training could not be started: ") + std::strerror(errno) + '.');
    if (id == 0)
        runChild(pipe.writer(), plugin, sentences, options);
    Child child(id);
    pipe.closeWriter();
    while (!pipe.ended(50)) {
        if (keepGoing && !keepGoing())
            return false;
    }
    if (!child.wait() || pipe.message.empty())
        throw Error("The tokenizer's training ended before it was done.",
                    "Was there too little memory? Try a smaller vocabulary or corpus.");
    if (pipe.message.front() == ErrorFollows)
        throwTrainingError(pipe.message.substr(1), options);
    writeWholeFile(model, std::string_view(pipe.message).substr(1));
    return true;
}

} // namespace supernet
