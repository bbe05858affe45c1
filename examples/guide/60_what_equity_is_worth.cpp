// A million in the equity of a private firm: what an investor, and what an employee, would pay for
// it. The difference is what paying in equity costs a firm and gives nobody.
#include <cmath>
#include <cstdio>
#include <isocost/finance/employee_value.hpp>
#include <isocost/finance/runway.hpp>
#include <string>

namespace finance = isocost::finance;

int main() {
    // Two years without a sale at a volatility of 0.6; every figure here is assumed.
    finance::EquityGrant grant{.value_usd = 1e6,
                               .volatility = 0.6,
                               .years_to_sale = 2.0,
                               .rate_per_year = 0.04,
                               .failure_hazard_per_year = 0.0};
    for (const auto model : finance::all_discount_models)
        std::printf("%s: %.1f%% off\n", std::string(finance::name(model)).c_str(),
                    100.0 * finance::value_grant(grant, model).discount);
    const auto investor = finance::value_grant(grant, finance::DiscountModel::finnerty);
    bool ok = std::abs(investor.discount - 0.182002096928826) < 1e-15;

    // Longstaff's is a bound, not a discount: with six years to wait it exceeds the whole value.
    const auto longer = finance::marketability_discounts({0.6, 6.0, 0.04});
    std::printf("six years: Longstaff's bound is %.2f of the value\n", longer.longstaff_bound);
    ok = ok && longer.longstaff_bound > 1.0 && longer.longstaff == 1.0;

    // An employee cannot spread the risk: what counts is how much else there is.
    double before = 1.0;
    for (const double wealth : {1e5, 1e6, 1e7}) {
        const finance::Holder holder{.outside_wealth_usd = wealth, .risk_aversion = 2.5};
        const double discount = finance::employee_value(grant, holder).discount;
        std::printf("an employee with %.0e USD besides: %.1f%% off\n", wealth, 100.0 * discount);
        ok = ok && discount < before;
        before = discount;
    }

    // MiniMax in September 2025: 362.6 mn USD of cash, 23.48 mn burnt a month (listing prospectus).
    const auto outlook = finance::runway_outlook({.cash_usd = 362.6e6,
                                                  .burn_usd_per_month = 23.48e6,
                                                  .short_runway_hazard_per_year = 0.2,
                                                  .horizon_years = grant.years_to_sale});
    std::printf("%.1f months of cash; the equity survives with %.0f%%\n", outlook.months,
                100.0 * outlook.survival_probability);
    grant.failure_hazard_per_year = -std::log(outlook.survival_probability) / grant.years_to_sale;
    const auto risky = finance::value_grant(grant, finance::DiscountModel::finnerty);
    std::printf("with that an investor takes %.1f%% off\n", 100.0 * risky.discount);
    ok = ok && std::abs(outlook.months - 15.4) < 0.05 && risky.discount > investor.discount;
    return ok ? 0 : 1;
}
