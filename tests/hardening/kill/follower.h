// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

namespace supernet::hardening {

/// Rows of a store as text, by table and number: those that are never rewritten, and of the others what never changes.
using Rows = std::map<std::string, std::map<std::int64_t, std::string>>;

/// All rows; nothing where there is no store yet. Throws SQLite::Exception when it cannot be read.
[[nodiscard]] Rows rowsOf(const std::filesystem::path &store);
/// What SQLite finds wrong with the file; empty when all is well.
[[nodiscard]] std::string damageOf(const std::filesystem::path &store);
/// The first row that was there and is not, or reads otherwise; empty when none is.
[[nodiscard]] std::string firstLost(const Rows &before, const Rows &now);
void add(Rows &rows, const Rows &more);

/// Reads a store as the window does, while another program writes it: what it has seen is committed.
class Follower
{
public:
    explicit Follower(std::filesystem::path store);
    ~Follower();
    Follower(const Follower &) = delete;
    Follower &operator=(const Follower &) = delete;

    [[nodiscard]] const Rows &stop(); ///< What it has seen. The store is closed then.

private:
    void follow(const std::stop_token &stop);

    std::filesystem::path m_store;
    Rows m_seen;
    std::jthread m_thread;
};

} // namespace supernet::hardening
