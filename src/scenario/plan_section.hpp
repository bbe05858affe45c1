#pragma once

#include <array>

#include "chapters.hpp"
#include "isocost/plan/ban_tree.hpp"

/// Private to src/scenario: what `[plan]` says, and the purchase plan that it is.
namespace isocost::scenario::detail {

/// A lab with two or three inputs, compute, talent and data, whose years follow from the first by
/// constant growth; single years may differ.
struct PlanTerms {
    double years = core::nan;
    double rate_per_year = core::nan;
    double capability = core::nan;
    double capability_growth_per_year = 0.0;
    double compute_share = core::nan;
    double talent_share = core::nan;
    double sigma = core::nan;
    double returns = 1.0;
    double benchmark_compute_flop_per_year = core::nan;
    double benchmark_talent_fte = core::nan;
    double wage_usd_per_year = core::nan;
    double wage_growth_per_year = 0.0;
    double chip_price_usd = core::nan;
    double chip_price_decline_per_year = core::nan;
    double flop_per_chip_year = core::nan;
    double flop_growth_per_year = 0.0;
    double most_chips_per_year = core::infinity;
    double upkeep_usd_per_chip_year = 0.0;
    double end_value_share = 0.0;
    double attrition_per_year = 0.0;
    double lifetime_years = core::nan;
    double owned_chips = 0.0;
};

inline constexpr core::Bounds growth_bounds{-1.0, 10.0, true, false,
                                            "must be above -1 and at most 10"};
inline constexpr core::Bounds inner_share{0.0, 1.0, true, true, "must be above 0 and below 1"};
inline constexpr core::Bounds share_or_none{0.0, 1.0, false, false, "must be from 0 to 1"};

inline auto fields(const PlanTerms&) {
    using P = PlanTerms;
    constexpr core::Bounds length{1.0, 30.0, false, false, "must be from 1 to 30"};
    constexpr core::Bounds life{1.0, 100.0, false, false, "must be from 1 to 100"};
    return std::array{
        core::Field{"years", &P::years, length, "years", "length of the plan, a whole number"},
        core::Field{"rate_per_year", &P::rate_per_year, core::nonnegative, "per year",
                    "at which later years are discounted"},
        core::Field{"capability", &P::capability, core::positive, "index",
                    "that the first year, year 0, must reach; 1 is the benchmark's"},
        core::Field{"capability_growth_per_year", &P::capability_growth_per_year, growth_bounds,
                    "per year", "by which it is more each year after the first"},
        core::Field{"compute_share", &P::compute_share, inner_share, "",
                    "of compute in marginal cost at the benchmark"},
        core::Field{"talent_share", &P::talent_share, inner_share, "",
                    "of talent; what is left of 1 is the share of data"},
        core::Field{"sigma", &P::sigma, core::nonnegative_or_infinite, "",
                    "elasticity of substitution between the inputs"},
        core::Field{"returns", &P::returns, core::positive, "",
                    "percent of capability per percent of all inputs"},
        core::Field{"benchmark_compute_flop_per_year", &P::benchmark_compute_flop_per_year,
                    core::positive, "FLOP per year", "compute of the benchmark"},
        core::Field{"benchmark_talent_fte", &P::benchmark_talent_fte, core::positive, "FTE",
                    "talent of the benchmark"},
        core::Field{"wage_usd_per_year", &P::wage_usd_per_year, core::positive,
                    "USD per FTE and year", "wage in the first year"},
        core::Field{"wage_growth_per_year", &P::wage_growth_per_year, growth_bounds, "per year",
                    "by which the wage is more each year"},
        core::Field{"chip_price_usd", &P::chip_price_usd, core::positive, "USD",
                    "price of a chip in the first year"},
        core::Field{"chip_price_decline_per_year", &P::chip_price_decline_per_year,
                    core::nonnegative, "per year", "rate at which the price falls, continuous"},
        core::Field{"flop_per_chip_year", &P::flop_per_chip_year, core::positive,
                    "FLOP per chip-year", "compute of a chip bought in the first year"},
        core::Field{"flop_growth_per_year", &P::flop_growth_per_year, growth_bounds, "per year",
                    "by which a chip computes more that is bought a year later"},
        core::Field{"most_chips_per_year", &P::most_chips_per_year, core::nonnegative_or_infinite,
                    "chips", "that can be bought in a year"},
        core::Field{"upkeep_usd_per_chip_year", &P::upkeep_usd_per_chip_year, core::nonnegative,
                    "USD per chip-year", "power and place of a chip, used or not"},
        core::Field{"end_value_share", &P::end_value_share, share_or_none, "",
                    "of the price per FLOP of a new chip then, that a chip brings after the plan"},
        core::Field{"attrition_per_year", &P::attrition_per_year,
                    core::Bounds{0.0, 1.0, false, true, "must be 0 or more and below 1"},
                    "per year", "share of the chips that fails each year"},
        core::Field{"lifetime_years", &P::lifetime_years, life, "years",
                    "after which a chip is retired, a whole number"},
        core::Field{"owned_chips", &P::owned_chips, core::nonnegative, "chips",
                    "that the lab has before the first year"}};
}

/// Rows of `[plan]` and of `[plan.change.NAME]`.
std::vector<Row> plan_rows();
std::vector<Row> plan_change_rows();

/// The plan of the section without its ban. Throws InvalidParameter.
plan::PurchasePlan purchase_plan(const ChapterSection& section);

/// What the section says of bans: of one that comes in a year, of one that may come.
std::optional<plan::Ban> sure_ban(const ChapterSection& section);
std::optional<plan::BanRisk> ban_risk(const ChapterSection& section);

}  // namespace isocost::scenario::detail
