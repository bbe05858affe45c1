#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "isocost/plan/purchase_plan.hpp"

namespace plan_lab {

using namespace isocost;

/// What the tests vary about a lab that grows.
struct Lab {
    std::size_t years = 3;
    double sigma = 0.5;
    double returns = 1.0;
    double growth = 0.4;   ///< of capability, log points a year
    double decline = 0.3;  ///< of the price of a FLOP, log points a year
    double flop = 1e21;    ///< of a chip of the first year; the unit of compute follows
    double usd = 1.0;      ///< unit of money
    double most_chips = core::infinity;
    int lifetime_years = 3;
    std::optional<plan::Ban> ban = {};
};

inline production::CES technology(const Lab& lab) {
    return production::CES(
        {.shares = {{"talent", 0.3}, {"compute", 0.5}, {"data", 0.2}},
         .sigma = lab.sigma,
         .returns = lab.returns,
         .benchmark = {{"compute", 40.0 * lab.flop}, {"talent", 1.0}, {"data", 1e12}}});
}

/// Compute, talent and data of some 1 million USD a year each at the benchmark.
inline plan::PurchasePlan::Parameters parameters(const Lab& lab) {
    std::vector<plan::PlanYear> years;
    for (std::size_t t = 0; t < lab.years; ++t) {
        const auto age = static_cast<double>(t);
        years.push_back(
            {.capability = std::exp(lab.growth * age),
             .prices = {{"talent", lab.usd * 5e5 * (1.0 + 0.05 * age)}, {"data", lab.usd * 3e-7}},
             .chip_price_usd = lab.usd * 25000,
             .flop_per_chip_year = lab.flop * std::exp(lab.decline * age),
             .most_chips = lab.most_chips,
             .upkeep_usd_per_chip_year = lab.usd * 1500});
    }
    return {.technology = technology(lab),
            .years = std::move(years),
            .rate_per_year = 0.1,
            .attrition_per_year = 0.05,
            .lifetime_years = lab.lifetime_years,
            .ban = lab.ban};
}

inline plan::PurchasePlan plan_of(const Lab& lab) { return plan::PurchasePlan(parameters(lab)); }

}  // namespace plan_lab
