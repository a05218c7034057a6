// SPDX-License-Identifier: GPL-3.0-or-later
// One reader, named by SUPERNET_FUZZ_READER, for libFuzzer; it works in the folder SUPERNET_FUZZ_FOLDER.
#include "domain/support/error.h"
#include "hardening/fuzz/readers.h"

#include <cstdlib>

namespace {

std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, std::size_t count)
{
    static const auto &reader = supernet::fuzz::reader(variable("SUPERNET_FUZZ_READER"));
    static const std::filesystem::path folder = variable("SUPERNET_FUZZ_FOLDER");
    try {
        reader.read({reinterpret_cast<const char *>(bytes), count}, folder);
    } catch (const supernet::Error &error) {
        if (error.message().empty())
            std::abort(); // A person is told nothing.
    }
    return 0;
}
