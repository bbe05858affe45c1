#pragma once

#include <vector>

#include "isocost/labor/automation.hpp"

/// Posts that the tests of this chapter ask.
namespace isocost::test {

/// A clerical post of 42 000 USD a year, N of two and a half months and an even chance in court.
inline const labor::Automation clerk{.wage_usd_per_year = 42'000.0,
                                     .ai_cost_usd_per_year = 12'000.0,
                                     .retained_value_ratio = 0.6,
                                     .retraining_usd = 3'000.0,
                                     .severance_monthly_wages = 2.5,
                                     .unlawful_probability = 0.5,
                                     .discount_rate_per_year = 0.1,
                                     .attrition_per_year = 0.15,
                                     .horizon_years = 5.0};

/// The same post under many rules, rates and horizons.
inline std::vector<labor::Automation> posts() {
    std::vector<labor::Automation> all;
    for (const double months : {0.0, 2.5, 12.0})
        for (const double unlawful : {0.0, 0.3, 1.0})
            for (const double rate : {0.0, 0.1})
                for (const double attrition : {0.0, 0.15})
                    for (const double years : {1.0, 5.0, 30.0}) {
                        auto a = clerk;
                        a.severance_monthly_wages = months;
                        a.unlawful_probability = unlawful;
                        a.discount_rate_per_year = rate;
                        a.attrition_per_year = attrition;
                        a.horizon_years = years;
                        all.push_back(a);
                    }
    return all;
}

}  // namespace isocost::test
