#pragma once

#include <optional>

#include "chapters.hpp"
#include "isocost/labor/ai_cost.hpp"
#include "isocost/labor/contested_path.hpp"

/// Private to src/scenario: what `[automation]` says beyond the fields of its structs.
namespace isocost::scenario::detail {

/// Keys of `labor::Automation`, and of the tokens that AI's cost may follow from instead.
std::vector<Row> post_rows();

/// Keys of the course of a dismissal in court that the exits do not have already.
std::vector<Row> court_rows();

/// The cost that follows from tokens, nothing where it is given. Throws InvalidParameter unless it
/// is exactly one of the two.
std::optional<labor::AiCost> token_cost(const ChapterSection& section);

/// The post, with its AI cost from either way.
labor::Automation post_of(const ChapterSection& section);

/// Those who go to court and win are `unlawful_probability` of all who are dismissed, as for the
/// exits, so of those adjudicated they are that over `adjudication_probability`. Nothing where the
/// section has no key of `court_rows`; throws InvalidParameter where it has but one.
std::optional<labor::ContestedExit> contested_exit(const ChapterSection& section);

}  // namespace isocost::scenario::detail
