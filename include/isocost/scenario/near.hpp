#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/core/named_values.hpp"

namespace isocost::scenario {

/// Edits that turn one word into another: insertions, deletions, substitutions, and swaps of
/// neighbors (Damerau 1964, the optimal string alignment form).
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0U : 1U;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

/// The names that may have been meant by a word that is not among them, nearest first, at most
/// three and none much farther than the nearest: a longer form of it, a name within a third of its
/// letters, or else one with the same first word, `cap_fte` for `cap_flop_per_year`.
inline core::Names near_matches(std::string_view word, const core::Names& names) {
    const std::string_view written = word.substr(0, 200);
    const std::size_t furthest = std::max<std::size_t>(2, written.size() / 3);
    const auto first = written.substr(0, written.find('_') + 1);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const auto& name : names) {
        const std::string_view known = name;
        const bool longer_form = written.size() >= 3 && known.substr(0, written.size()) == written;
        const std::size_t distance = longer_form ? 1 : edit_distance(written, known);
        const bool same_start = first.size() > 3 && known.substr(0, first.size()) == first;
        if (distance <= furthest && distance < written.size())
            near.emplace_back(distance, name);
        else if (same_start)
            near.emplace_back(furthest + distance, name);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    core::Names nearest;
    for (const auto& [distance, name] : near)
        if (nearest.size() < 3 && distance <= near.front().first + 2) nearest.push_back(name);
    return nearest;
}

}  // namespace isocost::scenario
