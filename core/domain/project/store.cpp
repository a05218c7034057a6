// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/store.h"

#include "domain/project/file_system.h"
#include "domain/project/run_name.h"
#include "domain/project/store_rows.h"
#include "domain/project/store_schema.h"
#include "domain/support/disk_sync.h"
#include "domain/support/error.h"
#include "domain/support/plain_error.h"
#include "domain/support/plain_file.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace supernet {

namespace {

using namespace detail;

constexpr int busyTimeoutMs = 20'000;
constexpr int pageBytes = 4096;

std::int64_t now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// What a follower sees of a table whose rows have a step: an attempt's rows from where it began up to where a later one
/// took over. Parameters: the run, and the row after which it asks.
std::string notOvertaken(const std::string &step)
{
    return "t.run = ?1 AND t.id > ?2 AND ((SELECT kind FROM runs WHERE id = ?1) = 'latency' OR NOT EXISTS (SELECT 1 "
           "FROM attempts AS other WHERE other.run = t.run AND other.attempt >= t.attempt AND CASE WHEN other.attempt "
           "= t.attempt THEN other.resumed_from_step > t."
        + step + " ELSE other.resumed_from_step < t." + step + " END))";
}

const std::string inOrder = " ORDER BY t.id";

bool meansNoMemory(const SQLite::Exception &cause)
{
    const int code = cause.getExtendedErrorCode();
    return cause.getErrorCode() == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM || code == SQLITE_IOERR_SHMMAP;
}

/// Whether the disk has no room for one more page.
bool isFull(const std::filesystem::path &folder)
{
    struct statvfs found = {};
    return statvfs(folder.empty() ? "." : folder.c_str(), &found) == 0
        && found.f_bavail * found.f_frsize < static_cast<unsigned long>(pageBytes);
}

/// A refused write is a full disk, a quota or a size limit; so is a piece of the shared memory beside a write-ahead log
/// that could not be made. Other refusals (a file that cannot be made, a sync) are where there is no room left.
bool meansFullDisk(const std::filesystem::path &file, const SQLite::Exception &cause)
{
    switch (cause.getExtendedErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_SHMSIZE:
        return true;
    default:
        return (cause.getErrorCode() == SQLITE_IOERR || cause.getErrorCode() == SQLITE_CANTOPEN)
            && !meansNoMemory(cause) && isFull(file.parent_path());
    }
}

DiskFullError diskFull(const std::filesystem::path &file)
{
    return DiskFullError("The store " + file.string() + " could not be written: the disk is full.",
                         "Free some space on that disk; all that was written before is safe.");
}

Error storeError(const std::filesystem::path &file, const SQLite::Exception &cause)
{
    const std::string store = "The store " + file.string();
    switch (cause.getErrorCode()) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return Error(store + " is damaged: " + cause.what() + '.',
                     "Restore the file from a copy, or delete it to begin with an empty one.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error(store + " was kept locked by another program.", "Close that program and try again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return Error(store + " may not be written.", "Check its permissions, or work on a copy of the project.");
    case SQLITE_CANTOPEN:
        return Error(store + " could not be opened.", "Check that its folder exists and that you may write there.");
    case SQLITE_INTERRUPT:
        return Error(store + " is damaged: reading it comes to no end.",
                     "Restore the file from a copy, or delete it to begin with an empty one.");
    case SQLITE_IOERR:
        return Error(store + " could not be read or written: " + cause.what() + '.',
                     "Check that its disk is in order.");
    default:
        return Error(store + " could not be read or written: " + cause.what() + '.');
    }
}

/// Letters that mean something in a URI are written as numbers, or a folder's name could lead to another file.
std::string uriOf(const std::filesystem::path &file)
{
    std::string uri = "file:";
    for (const char letter : file.string()) {
        const bool meant = letter == '%' || letter == '?' || letter == '#';
        uri += !meant ? std::string(1, letter) : letter == '%' ? "%25" : letter == '?' ? "%3f" : "%23";
    }
    return uri;
}

std::string slugOf(const RunRecord &run)
{
    if (run.kind == JobKind::Train && run.settings.is_object() && run.settings.contains("policy")) {
        const auto &policy = run.settings["policy"];
        if (policy.is_object() && policy.contains("granularity") && policy["granularity"].is_string())
            return policy["granularity"] == "none" ? "plain" : policy["granularity"].get<std::string>();
    }
    return name(run.kind);
}

} // namespace

struct Store::Private
{
    enum class Lasting { UntilPowerCut, ForGood }; ///< What a row's writing waits for.

    std::filesystem::path file;
    std::optional<StoreDatabase> database;
    Lasting lasting = Lasting::ForGood; ///< What the connection is set to.

    StoreDatabase &db() { return *database; }

    /// In write-ahead logging a commit reaches the disk in any case, though perhaps not at once; nothing is damaged.
    void set(Lasting wanted)
    {
        if (std::exchange(lasting, wanted) != wanted)
            db().exec(wanted == Lasting::ForGood ? "PRAGMA synchronous = EXTRA" : "PRAGMA synchronous = NORMAL");
    }

    /// Runs `work` and turns what SQLite or JSON throw into an Error that names the file.
    template<typename Work>
    auto guarded(Work work)
    {
        if (database)
            database->beginWork();
        try {
            return work();
        } catch (const SQLite::Exception &error) {
            if (meansFullDisk(file, error))
                throw diskFull(file);
            if (meansNoMemory(error))
                throw notEnoughMemory();
            throw storeError(file, error);
        } catch (const nlohmann::json::exception &error) {
            throw Error("The store " + file.string() + " holds a value that is no JSON: " + error.what() + '.',
                        "Restore the file from a copy.");
        }
    }

    /// guarded(), in a short transaction of its own that holds the write lock from the start.
    template<typename Work>
    auto written(Work work, Lasting wanted = Lasting::ForGood)
    {
        return guarded([&] {
            set(wanted);
            SQLite::Transaction transaction(db(), SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                transaction.commit();
            } else {
                auto result = work();
                transaction.commit();
                return result;
            }
        });
    }

    template<typename Row>
    void append(std::span<const Row> rows, Lasting wanted = Lasting::ForGood)
    {
        written([&] { insertRows<Row>(db(), "INSERT", rows, [](const Row &, RowId) {}); }, wanted);
    }

    /// Appends one row and returns its id.
    template<typename Row>
    RowId appendOne(const Row &row, Lasting wanted = Lasting::ForGood)
    {
        return written(
            [&] {
                RowId added = 0;
                insertRows<Row>(db(), "INSERT", std::span(&row, 1), [&](const Row &, RowId id) { added = id; });
                return added;
            },
            wanted);
    }

    template<typename Row, typename... Values>
    std::vector<Row> select(const std::string &condition, const Values &...values)
    {
        return guarded([&] { return selectRows<Row>(db(), condition, values...); });
    }

    template<typename Row, typename... Values>
    std::optional<Row> selectOne(const std::string &condition, const Values &...values)
    {
        return guarded([&] { return selectRow<Row>(db(), condition, values...); });
    }

    template<typename... Values>
    std::vector<std::int64_t> numbers(const std::string &sql, const Values &...values)
    {
        return guarded([&] {
            SQLite::Statement statement(db(), sql);
            bindAll(statement, values...);
            std::vector<std::int64_t> found;
            while (statement.executeStep())
                found.push_back(statement.getColumn(0).getInt64());
            return found;
        });
    }

    /// How many rows were changed.
    template<typename... Values>
    int change(const char *sql, const Values &...values)
    {
        return written([&] {
            SQLite::Statement statement(db(), sql);
            bindAll(statement, values...);
            return statement.exec();
        });
    }

    /// Inside a transaction: a run gets its id, its time and its name.
    RunRecord insertRun(RunRecord run)
    {
        // Also by a run that this program cannot read; and checkpoints may be there of a run whose row was lost: they are
        // not to be mixed with others, nor dropped.
        const auto taken = [&] {
            SQLite::Statement query(db(), "SELECT 1 FROM runs WHERE name = ?");
            bindAll(query, run.name);
            return query.executeStep()
                || std::filesystem::exists(file.parent_path() / "runs" / run.name / "checkpoints");
        };
        if (run.name.empty()) {
            const std::string slug = slugOf(run);
            for (int number = 1; run.name.empty() || taken(); ++number)
                run.name = slug + '-' + std::to_string(number);
        }
        checkRunName(run.name);
        if (taken())
            throw UsageError("The project already has a run named \"" + run.name + "\".",
                             "Give another name, or none to have one chosen.");
        run.createdAt = now();
        insertRows<RunRecord>(db(), "INSERT", std::span(&run, 1), [](RunRecord &row, RowId id) { row.id = id; });
        return run;
    }

    /// Inside a transaction: writes down which run works on an item of the queue.
    void takeQueueItem(RowId item, RunId run)
    {
        SQLite::Statement statement(db(), "UPDATE queue SET run = ? WHERE id = ? AND run IS NULL");
        bindAll(statement, run, item);
        if (statement.exec() == 0)
            throw Error("Item " + std::to_string(item) + " of the queue has been begun already.",
                        "See `supernet project queue`.");
    }

    void openForReading()
    {
        database.emplace(file.string(), file, SQLite::OPEN_READONLY, busyTimeoutMs);
        try {
            migrateStore(db(), file, false);
        } catch (const SQLite::Exception &) {
            // A store in WAL mode needs its side files; where they cannot be made (a read-only disk, a shipped
            // project) nobody else writes either, and SQLite may take the file as it lies.
            if (access(file.parent_path().c_str(), W_OK) == 0)
                throw;
            database.emplace(uriOf(file) + "?immutable=1", file, SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                             busyTimeoutMs);
            migrateStore(db(), file, false);
        }
    }

    void openForWriting()
    {
        database.emplace(file.string(), file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyTimeoutMs);
        migrateStore(db(), file, true);
        const std::string wanted = isOnNetwork(file) ? "delete" : "wal";
        if (db().execAndGet("PRAGMA journal_mode").getString() != wanted)
            db().execAndGet("PRAGMA journal_mode = " + wanted);
        db().exec("PRAGMA synchronous = EXTRA");
    }
};

Store::Store(const std::filesystem::path &file, Mode mode)
    : d(std::make_unique<Private>())
{
    d->file = file;
    requirePlainFile(file);
    requireOwnJournal(file);
    d->guarded([&] { mode == Mode::ReadOnly ? d->openForReading() : d->openForWriting(); });
}

Store::~Store() = default;
Store::Store(Store &&) noexcept = default;
Store &Store::operator=(Store &&) noexcept = default;

RunRecord Store::addRun(RunRecord run)
{
    return d->written([&] { return d->insertRun(std::move(run)); });
}

RunRecord Store::addRun(RunRecord run, RowId queueItem)
{
    return d->written([&] {
        RunRecord added = d->insertRun(std::move(run));
        d->takeQueueItem(queueItem, added.id);
        return added;
    });
}

std::vector<RunRecord> Store::runs() const
{
    return d->select<RunRecord>("1 ORDER BY t.id");
}

std::optional<RunRecord> Store::run(RunId id) const
{
    return d->selectOne<RunRecord>("t.id = ?", id);
}

std::optional<RunRecord> Store::run(const std::string &name) const
{
    return d->selectOne<RunRecord>("t.name = ?", name);
}

AttemptRecord Store::beginAttempt(RunId run, std::int64_t resumedFromStep)
{
    return d->written([&] {
        AttemptRecord attempt;
        attempt.run = run;
        attempt.attempt = static_cast<int>(selectRows<AttemptRecord>(d->db(), "t.run = ?", run).size()) + 1;
        attempt.resumedFromStep = resumedFromStep;
        attempt.pid = getpid();
        attempt.startedAt = now();
        insertRows<AttemptRecord>(d->db(), "INSERT", std::span(&attempt, 1), [](const AttemptRecord &, RowId) {});
        return attempt;
    });
}

void Store::endAttempt(RunId run, int attempt, const std::string &outcome, const std::string &message)
{
    d->change("UPDATE attempts SET ended_at = ?, outcome = ?, message = ? WHERE run = ? AND attempt = ?", now(),
              outcome, message, run, attempt);
}

void Store::voidAttempt(RunId run, int attempt)
{
    d->change("UPDATE attempts SET resumed_from_step = ? WHERE run = ? AND attempt = ?", AttemptRecord::Void, run,
              attempt);
}

std::vector<AttemptRecord> Store::attempts(RunId run) const
{
    return d->select<AttemptRecord>("t.run = ? ORDER BY t.attempt", run);
}

void Store::setProgress(const Progress &progress)
{
    d->written(
        [&] { insertRows<Progress>(d->db(), "REPLACE", std::span(&progress, 1), [](const Progress &, RowId) {}); },
        Private::Lasting::UntilPowerCut);
}

std::optional<Progress> Store::progress(RunId run) const
{
    return d->selectOne<Progress>("t.run = ?", run);
}

void Store::append(std::span<const Metric> metrics)
{
    d->append(metrics, Private::Lasting::UntilPowerCut);
}

void Store::append(std::span<const ConflictSample> samples)
{
    d->append(samples, Private::Lasting::UntilPowerCut);
}

void Store::append(std::span<Candidate> candidates)
{
    d->written(
        [&] { insertRows<Candidate>(d->db(), "INSERT", candidates, [](Candidate &row, RowId id) { row.id = id; }); },
        Private::Lasting::UntilPowerCut);
}

void Store::append(std::span<const Evaluation> evaluations)
{
    d->append(evaluations);
}

void Store::append(std::span<const Measurement> measurements)
{
    d->append(measurements);
}

RowId Store::append(const Pick &pick)
{
    return d->appendOne(pick);
}

RowId Store::append(const ExportRecord &record)
{
    return d->appendOne(record);
}

std::vector<Metric> Store::metrics(RunId run, RowId after) const
{
    return d->select<Metric>(notOvertaken("step") + inOrder, run, after);
}

std::vector<std::int64_t> Store::metricSteps(RunId run, const std::string &name) const
{
    return d->numbers("SELECT DISTINCT t.step FROM metrics AS t WHERE t.name = ?3 AND " + notOvertaken("step")
                          + " ORDER BY t.step",
                      run, RowId{0}, name);
}

std::vector<ConflictSample> Store::conflictSamples(RunId run, RowId after) const
{
    return d->select<ConflictSample>(notOvertaken("step") + inOrder, run, after);
}

std::vector<Candidate> Store::candidates(RunId run, RowId after) const
{
    return d->select<Candidate>(notOvertaken("generation") + inOrder, run, after);
}

std::vector<Evaluation> Store::evaluations(RowId after) const
{
    return d->select<Evaluation>("t.id > ? ORDER BY t.id", after);
}

std::vector<std::int64_t> Store::evaluatedSteps(RunId supernetRun) const
{
    return d->numbers("SELECT DISTINCT supernet_step FROM evaluations WHERE supernet_run = ?1 AND run <> ?1 "
                      "ORDER BY supernet_step",
                      supernetRun);
}

std::vector<Measurement> Store::measurements(RowId after) const
{
    return d->select<Measurement>("t.id > ? ORDER BY t.id", after);
}

std::vector<Pick> Store::picks() const
{
    return d->select<Pick>("1 ORDER BY t.id");
}

std::vector<ExportRecord> Store::exports() const
{
    return d->select<ExportRecord>("1 ORDER BY t.id");
}

RowId Store::send(RunId run, const std::string &verb, const nlohmann::json &argument)
{
    return d->appendOne(Command{0, run, verb, argument, now()}, Private::Lasting::UntilPowerCut);
}

std::vector<Command> Store::commands(RunId run, RowId after) const
{
    return d->select<Command>("t.run = ? AND t.id > ? ORDER BY t.id", run, after);
}

RowId Store::enqueue(JobKind job, const nlohmann::json &settings)
{
    QueueItem item;
    item.job = job;
    item.settings = settings;
    item.createdAt = now();
    return d->appendOne(item);
}

std::optional<QueueItem> Store::claimNext(const std::function<bool(const QueueItem &)> &wanted)
{
    return d->written([&] {
        std::optional<QueueItem> claimed;
        for (QueueItem &item : selectRows<QueueItem>(d->db(), "t.claimed_at IS NULL ORDER BY t.id")) {
            if (wanted && !wanted(item))
                continue;
            item.claimedAt = now();
            SQLite::Statement statement(d->db(), "UPDATE queue SET claimed_at = ? WHERE id = ?");
            bindAll(statement, item.claimedAt, item.id);
            statement.exec();
            claimed = std::move(item);
            break;
        }
        return claimed;
    });
}

bool Store::setQueueSettings(RowId item, const nlohmann::json &settings)
{
    return d->change("UPDATE queue SET settings = ? WHERE id = ? AND claimed_at IS NULL", settings, item) > 0;
}

bool Store::removeQueueItem(RowId item)
{
    const std::int64_t at = now();
    return d->change("UPDATE queue SET claimed_at = ?, finished_at = ?, outcome = 'removed' WHERE id = ? AND "
                     "claimed_at IS NULL",
                     at, at, item)
        > 0;
}

void Store::finishQueueItem(RowId item, const std::string &outcome)
{
    d->change("UPDATE queue SET finished_at = ?, outcome = ? WHERE id = ?", now(), outcome, item);
}

bool Store::releaseQueueItem(RowId item)
{
    return d->change("UPDATE queue SET claimed_at = NULL WHERE id = ? AND claimed_at IS NOT NULL AND run IS NULL AND "
                     "finished_at IS NULL",
                     item)
        > 0;
}

std::vector<QueueItem> Store::queue() const
{
    return d->select<QueueItem>("1 ORDER BY t.id");
}

void Store::sync()
{
    // Not by SQLite, which syncs only what it writes itself. The log has no locks that closing it could lose.
    const std::string log = d->file.string() + "-wal";
    if (const int descriptor = ::open(log.c_str(), O_RDONLY | O_CLOEXEC); descriptor >= 0) {
        const int code = ::fsync(descriptor) == 0 ? 0 : errno;
        ::close(descriptor);
        if (code == ENOSPC || code == EDQUOT)
            throw diskFull(d->file);
        if (code != 0)
            throw Error("The store " + d->file.string() + " could not be brought to its disk: " + std::strerror(code)
                            + '.',
                        "Check that its disk is in order.");
    }
    syncFolder(d->file.parent_path()); // The log's own entry, and the journal's end where there is no log.
}

void Store::seal()
{
    d->guarded([&] {
        d->db().exec("VACUUM");
        d->db().execAndGet("PRAGMA journal_mode = delete");
    });
}

std::optional<Issue> Store::leftOut() const
{
    std::string tables;
    for (const std::string &table : d->db().leftOut)
        tables += (tables.empty() ? "" : ", ") + table;
    if (tables.empty())
        return std::nullopt;
    return Issue{d->file.string(), Issue::Severity::Warning,
                 "The store " + d->file.string()
                     + " holds rows that no version of this program wrote. They are left out "
                       "(of: "
                     + tables + ")."};
}

std::int64_t Store::dataVersion() const
{
    return d->guarded([&] { return d->db().execAndGet("PRAGMA data_version").getInt64(); });
}

} // namespace supernet
