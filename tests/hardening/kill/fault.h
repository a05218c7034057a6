// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace supernet::hardening {

/// What befalls a job.
enum class Blow { Kill, Hangup, Terminate, ClosedPipe, FullDisk };
inline constexpr Blow allBlows[] = {Blow::Kill, Blow::Hangup, Blow::Terminate, Blow::ClosedPipe, Blow::FullDisk};
[[nodiscard]] const char *name(Blow blow); ///< As on the command line: KILL, HUP, TERM, PIPE, DISK.
[[nodiscard]] Blow blowFromName(const std::string &name); ///< Throws std::invalid_argument.

/// What must not come of it.
enum class FaultKind { LostFacts, DamagedStore, NotResumable, NotExact, Leftovers, WrongEnd };
inline constexpr FaultKind allFaultKinds[] = {FaultKind::LostFacts, FaultKind::DamagedStore, FaultKind::NotResumable,
                                              FaultKind::NotExact,  FaultKind::Leftovers,    FaultKind::WrongEnd};
[[nodiscard]] const char *name(FaultKind kind);

struct Fault
{
    FaultKind kind = FaultKind::WrongEnd;
    std::string what;
};

using Faults = std::vector<Fault>;

} // namespace supernet::hardening
