// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/file_system.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <sys/vfs.h>

namespace supernet {

bool isOnNetwork(const std::filesystem::path &path)
{
    // statfs(2): NFS, SMB, CIFS, SMB 2, AFS, Coda, Ceph, 9P, and FUSE (sshfs and others; not to be told apart).
    constexpr std::array<std::uint32_t, 9> remote = {0x6969,     0x517b,     0xff534d42, 0xfe534d42, 0x5346414f,
                                                     0x73757245, 0x00c36400, 0x01021997, 0x65735546};
    struct statfs found = {};
    if (statfs(path.c_str(), &found) != 0 && statfs(path.parent_path().c_str(), &found) != 0)
        return false;
    return std::find(remote.begin(), remote.end(), static_cast<std::uint32_t>(found.f_type)) != remote.end();
}

} // namespace supernet
