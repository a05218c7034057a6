// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/ter_edits.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace supernet {

namespace {

// Tercom's limits. Scores are compared between programs, so they are part of the metric's definition.
constexpr std::int64_t maxShiftLength = 10;
constexpr std::int64_t maxShiftDistance = 50;
constexpr std::int64_t maxShiftCandidates = 1000;
constexpr std::int64_t beam = 25;
constexpr std::int64_t unreachable = std::int64_t{1} << 50;

enum class Step : unsigned char { None, Keep, Substitute, Insert, Delete };

struct Cell
{
    std::int64_t cost = unreachable;
    Step step = Step::None;
};

using Row = std::vector<Cell>;
using Text = std::u32string_view;

/// Edit distances from hypotheses of one length to a reference, inside a beam along the diagonal.
class EditTable
{
public:
    EditTable(std::size_t hypothesisLength, Text reference)
        : m_reference(reference)
        , m_length(static_cast<std::int64_t>(hypothesisLength))
        , m_ratio(static_cast<double>(reference.size())
                  / static_cast<double>(std::max<std::size_t>(1, hypothesisLength)))
        , m_beam(static_cast<double>(beam) < m_ratio / 2
                     ? static_cast<std::int64_t>(std::ceil(m_ratio / 2 + static_cast<double>(beam)))
                     : beam)
        , m_rows(hypothesisLength + 1, Row(reference.size() + 1))
    {
        for (std::size_t j = 0; j <= reference.size(); ++j)
            m_rows[0][j] = {static_cast<std::int64_t>(j), Step::Insert};
    }

    /// Fills the table for `hypothesis` and returns the distance.
    std::int64_t fill(Text hypothesis)
    {
        for (std::size_t i = 1; i < m_rows.size(); ++i)
            fillRow(m_rows[i], m_rows[i - 1], hypothesis, i);
        return m_rows.back().back().cost;
    }

    /// The distance of a hypothesis whose first `same` words are those that the table was filled for.
    std::int64_t distance(Text hypothesis, std::size_t same)
    {
        const Row *previous = &m_rows[same];
        for (std::size_t i = same + 1; i < m_rows.size(); ++i) {
            Row &row = m_scratch[i % 2];
            row.resize(m_reference.size() + 1);
            fillRow(row, *previous, hypothesis, i);
            previous = &row;
        }
        return previous->back().cost;
    }

    /// The steps that the table was filled with, from the first word on.
    [[nodiscard]] std::vector<Step> path() const
    {
        std::vector<Step> steps;
        std::size_t i = m_rows.size() - 1;
        std::size_t j = m_reference.size();
        while (i > 0 || j > 0) {
            const Step step = m_rows[i][j].step;
            steps.push_back(step);
            if (step != Step::Insert)
                --i;
            if (step != Step::Delete)
                --j;
        }
        std::ranges::reverse(steps);
        return steps;
    }

private:
    void fillRow(Row &row, const Row &previous, Text hypothesis, std::size_t i) const
    {
        const auto columns = static_cast<std::int64_t>(m_reference.size()) + 1;
        const auto diagonal = static_cast<std::int64_t>(std::floor(static_cast<double>(i) * m_ratio));
        const std::int64_t from = std::max<std::int64_t>(0, diagonal - m_beam);
        const bool last = static_cast<std::int64_t>(i) == m_length;
        const std::int64_t to = last ? columns : std::min(columns, diagonal + m_beam);
        std::ranges::fill(row, Cell{});
        for (auto j = static_cast<std::size_t>(from); static_cast<std::int64_t>(j) < to; ++j)
            row[j] = bestStep(row, previous, j, hypothesis[i - 1]);
    }

    /// Of equal costs keeping and substituting come first, then deleting, then inserting, as Tercom has them seen
    /// from the other side.
    Cell bestStep(const Row &row, const Row &previous, std::size_t j, char32_t word) const
    {
        const Cell remove{previous[j].cost + 1, Step::Delete};
        if (j == 0)
            return remove;
        const bool same = word == m_reference[j - 1];
        Cell best{previous[j - 1].cost + (same ? 0 : 1), same ? Step::Keep : Step::Substitute};
        if (remove.cost < best.cost)
            best = remove;
        if (row[j - 1].cost + 1 < best.cost)
            best = {row[j - 1].cost + 1, Step::Insert};
        return best.cost < unreachable ? best : Cell{};
    }

    Text m_reference;
    std::int64_t m_length;
    double m_ratio;
    std::int64_t m_beam;
    std::vector<Row> m_rows;
    Row m_scratch[2];
};

/// Which hypothesis word each reference word stands at, and which words of each side are wrong.
struct Alignment
{
    std::vector<std::int64_t> hypothesisAt; ///< By reference word; -1 before the first.
    std::vector<bool> hypothesisWrong;
    std::vector<bool> referenceWrong;

    explicit Alignment(const std::vector<Step> &path)
    {
        std::int64_t at = -1;
        for (const Step step : path) {
            const bool wrong = step != Step::Keep;
            if (step != Step::Insert) {
                ++at;
                hypothesisWrong.push_back(wrong);
            }
            if (step != Step::Delete) {
                hypothesisAt.push_back(at);
                referenceWrong.push_back(wrong);
            }
        }
    }
};

bool anyOf(const std::vector<bool> &flags, std::size_t start, std::size_t length)
{
    const auto first = flags.begin() + static_cast<std::ptrdiff_t>(start);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(length), [](bool flag) { return flag; });
}

std::u32string shifted(Text words, std::size_t start, std::size_t length, std::size_t target)
{
    std::u32string rest(words.substr(0, start));
    rest += words.substr(start + length);
    // Positions count in the line as it was; one inside the run means that many words after it.
    std::size_t position = target;
    if (target > start + length)
        position = target - length;
    return rest.insert(std::min(position, rest.size()), words.substr(start, length));
}

class ShiftSearch
{
public:
    ShiftSearch(Text hypothesis, Text reference)
        : m_words(hypothesis)
        , m_reference(reference)
        , m_table(hypothesis.size(), reference)
    {
    }

    std::int64_t edits()
    {
        std::int64_t shifts = 0;
        std::int64_t distance = m_table.fill(m_words);
        for (;;) {
            const std::optional<Candidate> best = bestShift(distance);
            if (m_tried >= maxShiftCandidates || !best || best->saved <= 0)
                return shifts + distance;
            ++shifts;
            m_words = best->words;
            distance = m_table.fill(m_words);
        }
    }

private:
    struct Candidate
    {
        std::int64_t saved = 0;
        std::size_t length = 0;
        std::size_t start = 0;
        std::size_t target = 0;
        std::u32string words;

        /// Most saved, then longest, then the earliest run, then the earliest target.
        [[nodiscard]] bool betterThan(const Candidate &other) const
        {
            return std::tie(saved, length, other.start, other.target)
                > std::tie(other.saved, other.length, start, target);
        }
    };

    std::optional<Candidate> bestShift(std::int64_t distance)
    {
        const Alignment alignment(m_table.path());
        std::optional<Candidate> best;
        for (std::size_t start = 0; start < m_words.size(); ++start) {
            const auto far = static_cast<std::size_t>(maxShiftDistance);
            const std::size_t first = start > far ? start - far : 0;
            for (std::size_t at = first; at < std::min(m_reference.size(), start + far + 1); ++at) {
                for (std::size_t length = 1; matches(start, at, length); ++length) {
                    tryTargets(start, at, length, distance, alignment, best);
                    if (m_tried >= maxShiftCandidates)
                        return best;
                }
            }
        }
        return best;
    }

    /// Whether the run of `length` words is the same on both sides; called with growing lengths.
    [[nodiscard]] bool matches(std::size_t start, std::size_t at, std::size_t length) const
    {
        return length <= static_cast<std::size_t>(maxShiftLength) && start + length <= m_words.size()
            && at + length <= m_reference.size() && m_words[start + length - 1] == m_reference[at + length - 1];
    }

    void tryTargets(std::size_t start, std::size_t at, std::size_t length, std::int64_t distance,
                    const Alignment &alignment, std::optional<Candidate> &best)
    {
        if (!anyOf(alignment.hypothesisWrong, start, length) || !anyOf(alignment.referenceWrong, at, length))
            return;
        const std::int64_t stands = alignment.hypothesisAt[at];
        const auto begin = static_cast<std::int64_t>(start);
        if (stands >= begin && stands < begin + static_cast<std::int64_t>(length))
            return; // a shift within the run itself
        std::optional<std::size_t> previous;
        for (std::size_t offset = 0; offset <= length; ++offset) {
            const std::size_t after = at + offset; // insert after the word before this one
            const std::size_t target = after == 0 ? 0 : static_cast<std::size_t>(alignment.hypothesisAt[after - 1] + 1);
            if (previous == target)
                continue;
            previous = target;
            Candidate candidate{0, length, start, target, shifted(m_words, start, length, target)};
            candidate.saved = distance - m_table.distance(candidate.words, std::min(start, target));
            ++m_tried;
            if (!best || candidate.betterThan(*best))
                best = std::move(candidate);
        }
    }

    std::u32string m_words;
    Text m_reference;
    EditTable m_table;
    std::int64_t m_tried = 0;
};

} // namespace

std::int64_t translationEdits(std::u32string_view hypothesis, std::u32string_view reference)
{
    if (reference.empty())
        return static_cast<std::int64_t>(hypothesis.size());
    return ShiftSearch(hypothesis, reference).edits();
}

} // namespace supernet
