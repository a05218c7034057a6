// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/latency/device_profile.h"

#include "domain/support/error.h"

namespace supernet {

std::string profileOf(const nlohmann::json &protocol)
{
    return protocol.is_object() ? protocol.value("device", std::string(ThisMachine)) : ThisMachine;
}

void checkProfile(const std::string &name)
{
    constexpr auto Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    const bool fits = !name.empty() && name.size() <= 60 && name.front() != '.' && name.front() != '-';
    if (!fits || name.find_first_not_of(Letters) != std::string::npos)
        throw UsageError("`" + name + "` cannot name a device profile.",
                         "Use letters, digits, `-`, `_` and `.`, for example pi4 or xeon-onnxruntime.");
}

} // namespace supernet
