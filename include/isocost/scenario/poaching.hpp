#pragma once

#include <string_view>
#include <vector>

#include "isocost/market/employers.hpp"
#include "isocost/scenario/answer.hpp"
#include "isocost/scenario/chapter.hpp"

namespace isocost::scenario {

/// What answers call work for none of the firms; no firm has its name.
inline constexpr std::string_view outside_option = "outside";

/// `[poaching]` and `[poaching.firm.NAME]`: firms that choose pay, and people who leave them for
/// each other or for work elsewhere. The rows are those of `market::Mobility`,
/// `market::PoachingFirm` and of what all share.
struct PoachingSection {
    Origin origin = {};
    ChapterSection shared = {};
    std::vector<ChapterSection> firms = {};  ///< each with its own name
};

/// Rows of the two tables; they answer together, not alone.
[[nodiscard]] Chapter poaching_chapter();
[[nodiscard]] Chapter poaching_firm_chapter();

/// The game of the section. Throws InvalidParameter for what the rows alone do not refuse.
[[nodiscard]] market::PoachingMarket build_poaching(const PoachingSection& section);

/// The Nash equilibrium: `poaching`, then `poacher.NAME` and `hired.TO from FROM`.
[[nodiscard]] std::vector<Answer> poaching_answers(const PoachingSection& section);

}  // namespace isocost::scenario
