// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/user_identity.h"

#include "domain/support/error.h"
#include "domain/support/sha256.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <pwd.h>
#include <span>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t identityLetters = 64; ///< Of 32 random bytes, hexadecimal.

fs::path homeFolder()
{
    if (const char *home = std::getenv("HOME"); home != nullptr && *home == '/')
        return home;
    const passwd *entry = getpwuid(getuid());
    return entry != nullptr && entry->pw_dir != nullptr ? entry->pw_dir : "/";
}

fs::path settingsFolder()
{
    if (const char *told = std::getenv("SUPERNET_SETTINGS_FOLDER"); told != nullptr && *told != '\0')
        return fs::absolute(told);
    // A relative path there is to be ignored (XDG Base Directory Specification): it could lead into a project.
    if (const char *config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config == '/')
        return fs::path(config) / "supernet-studio";
    return homeFolder() / ".config" / "supernet-studio";
}

Error identityError(const fs::path &file, const std::string &what)
{
    return Error("Your identity " + file.string() + " could not be " + what + ": " + std::strerror(errno) + '.',
                 "Check that you may write there, or name another folder in $SUPERNET_SETTINGS_FOLDER.");
}

/// Closes with its scope.
class OpenFile
{
public:
    OpenFile(const fs::path &file, int flags)
        : m_descriptor(::open(file.c_str(), flags | O_CLOEXEC | O_NONBLOCK, 0600))
    {
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Nothing where there is no file. Throws Error when what is there is no identity.
std::optional<std::string> readIdentity(const fs::path &file)
{
    const OpenFile input(file, O_RDONLY);
    if (input.descriptor() < 0) {
        if (errno == ENOENT)
            return std::nullopt;
        throw identityError(file, "read");
    }
    std::array<char, identityLetters + 1> text{};
    const ssize_t count = ::read(input.descriptor(), text.data(), text.size());
    if (count < 0)
        throw identityError(file, "read");
    const std::string identity(text.data(), static_cast<std::size_t>(count));
    if (identity.size() != identityLetters || identity.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw Error("The file " + file.string() + " holds no identity.", "Delete it: another one is made.");
    return identity;
}

std::string randomIdentity()
{
    std::array<unsigned char, identityLetters / 2> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw Error(std::string("The system gives no random numbers: ") + std::strerror(errno) + '.');
    std::string text;
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

/// Written aside and linked into place, so that of two programs that do so at once both get the same one.
void makeIdentity(const fs::path &file)
{
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    const fs::path aside = file.string() + ".part-" + std::to_string(::getpid());
    ::unlink(aside.c_str());
    const std::string identity = randomIdentity();
    const OpenFile output(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (output.descriptor() < 0)
        throw identityError(file, "made");
    const bool written = ::write(output.descriptor(), identity.data(), identity.size())
            == static_cast<ssize_t>(identity.size())
        && ::fsync(output.descriptor()) == 0
        && (::link(aside.c_str(), file.c_str()) == 0 || errno == EEXIST || ::rename(aside.c_str(), file.c_str()) == 0);
    const int code = errno;
    ::unlink(aside.c_str());
    errno = code;
    if (!written)
        throw identityError(file, "made");
}

std::string digest(std::string_view text)
{
    return sha256(std::as_bytes(std::span(text)));
}

/// Within and without, as HMAC does, so that a seal tells nothing of the identity and no text can be grown.
std::string sealBy(const std::string &identity, std::string_view text)
{
    return digest(identity + digest(identity + std::string(text)));
}

} // namespace

fs::path userIdentityFile()
{
    return settingsFolder() / "identity";
}

std::string userSeal(std::string_view text)
{
    const fs::path file = userIdentityFile();
    auto identity = readIdentity(file);
    if (!identity) {
        makeIdentity(file);
        identity = readIdentity(file);
    }
    if (!identity)
        throw identityError(file, "made");
    return sealBy(*identity, text);
}

bool isUserSeal(std::string_view seal, std::string_view text)
{
    if (seal.empty())
        return false;
    try {
        const auto identity = readIdentity(userIdentityFile());
        return identity && sealBy(*identity, text) == seal;
    } catch (const Error &) {
        return false; // Who has no identity has sealed nothing.
    }
}

} // namespace supernet
