// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace supernet {

/// The file with this person's identity: random, made once, readable by nobody else, and never in a project. It lies in
/// $SUPERNET_SETTINGS_FOLDER where that is set, else in `supernet-studio` of the person's settings ($XDG_CONFIG_HOME,
/// ~/.config).
[[nodiscard]] std::filesystem::path userIdentityFile();

/// What only this person can put under a text: who gets a project with it learns nothing by which to put it under another
/// text. Makes the identity where there is none. Throws Error when that cannot be done.
[[nodiscard]] std::string userSeal(std::string_view text);
/// Whether this person put the seal under the text. False where there is no identity, which is not made.
[[nodiscard]] bool isUserSeal(std::string_view seal, std::string_view text);

} // namespace supernet
