// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault.h"

#include <stdexcept>

namespace supernet::hardening {

const char *name(Blow blow)
{
    switch (blow) {
    case Blow::Kill:
        return "KILL";
    case Blow::Hangup:
        return "HUP";
    case Blow::Terminate:
        return "TERM";
    case Blow::ClosedPipe:
        return "PIPE";
    case Blow::FullDisk:
        return "DISK";
    }
    return "";
}

Blow blowFromName(const std::string &text)
{
    for (const Blow blow : allBlows)
        if (text == name(blow))
            return blow;
    throw std::invalid_argument("There is no blow " + text + ": KILL, HUP, TERM, PIPE, DISK or all.");
}

const char *name(FaultKind kind)
{
    switch (kind) {
    case FaultKind::LostFacts:
        return "facts lost";
    case FaultKind::DamagedStore:
        return "damaged store";
    case FaultKind::NotResumable:
        return "not resumable";
    case FaultKind::NotExact:
        return "not exact";
    case FaultKind::Leftovers:
        return "leftovers";
    case FaultKind::WrongEnd:
        return "wrong end";
    }
    return "";
}

} // namespace supernet::hardening
