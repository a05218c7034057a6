// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/run_name.h"

#include "domain/support/error.h"

#include <algorithm>

namespace supernet {

bool isRunName(const std::string &name)
{
    return !name.empty() && name.size() <= 100 && name.front() != '.' && name.front() != '-'
        && std::none_of(name.begin(), name.end(), [](unsigned char letter) {
               return letter < ' ' || letter == 0x7f || letter == '/' || letter == '\\';
           });
}

void checkRunName(const std::string &name)
{
    if (!isRunName(name))
        throw UsageError("\"" + name + "\" cannot name a run.",
                         "Use a short name without slashes that begins with a letter or a digit.");
}

} // namespace supernet
