#pragma once

#include <string>
#include <utility>

#include "isocost/market/clear.hpp"

/// Labs and pools that the tests of the clearing market share.
namespace isocost::market::tests {

inline Pool pool(std::string name, double supply_fte, double elasticity, double wage = 1.0) {
    return {.name = std::move(name),
            .supply_fte = supply_fte,
            .wage_usd_per_year = wage,
            .supply_elasticity = elasticity};
}

/// Compute at 0.6 USD, talent hired in a pool; θ_C = 0.6.
inline Employer lab(std::string name, double sigma, firm::Question question,
                    const std::string& pool_name = "home") {
    return {.name = std::move(name),
            .technology =
                production::CES({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = sigma}),
            .costs = {{"compute", cost::LinearCost({.price = 0.6})}},
            .question = question,
            .hires = {{"talent", pool_name}}};
}

inline Employer capped(Employer employer, double cap) {
    employer.caps["compute"] = cap;
    return employer;
}

/// Two capped labs of different kinds and a buyer of budget in one pool.
inline Market three_labs(double elasticity) {
    return Market(
        {.pools = {pool("home", 60.0, elasticity)},
         .employers = {capped(lab("a", 0.5, firm::CapabilityTarget{.capability = 30.0}), 26.0),
                       lab("b", 2.5, firm::Budget{.budget = 40.0}),
                       capped(lab("c", 1.5, firm::Revenue{.value = 20.0, .exponent = 0.5}), 4.0)}});
}

}  // namespace isocost::market::tests
