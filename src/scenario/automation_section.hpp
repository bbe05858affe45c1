#pragma once

#include <optional>

#include "chapters.hpp"
#include "isocost/labor/ai_cost.hpp"
#include "isocost/labor/break_even.hpp"
#include "isocost/labor/contested_path.hpp"

/// Private to src/scenario: what `[automation]` says beyond the fields of its structs.
namespace isocost::scenario::detail {

inline constexpr auto npv_unit = "USD against today";

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

/// How many leave whose posts AI takes, in whole people: staff_people × automated_share where the
/// share is given, dismissed_people otherwise. Throws InvalidParameter where neither is given or
/// both differ.
double dismissed_people(const ChapterSection& section);

/// The whole number of people in a product of decimals, which may miss one by a rounding.
double whole_people(double people);

/// A break-even, or that there is none.
AnswerLine line_of(std::string name, const labor::BreakEven& at, std::string unit);

/// After how many months an exit for so many monthly wages is worth its price, both ways.
std::vector<AnswerLine> exit_months(const labor::Automation& post, double exit_monthly_wages);

/// The line of that name, nothing where there is none.
const AnswerLine* line_named(const Answer& answer, std::string_view name);

/// What `[severance]` comes to beside the N that `[automation]` is given, where both stand.
void compare_severance(std::vector<Answer>& answers, const std::vector<ChapterSection>& sections);

}  // namespace isocost::scenario::detail
