// What it costs to keep people: a premium over the market, paid as long as a leaver costs more than
// it; and what a rival's offer takes, in cash or in equity.
#include <cmath>
#include <cstdio>
#include <isocost/talent/pay.hpp>
#include <isocost/talent/retention.hpp>
#include <isocost/talent/turnover.hpp>

namespace talent = isocost::talent;

int main() {
    // Two-year retention, as a rate of quits (SignalFire 2025, by Fortune).
    for (const auto& record : talent::retention_records)
        std::printf("%-15.*s %4.1f%% leave a year\n", static_cast<int>(record.firm.size()),
                    record.firm.data(), 100.0 * record.quits_per_year());

    // Assumed: two in five would leave at the outside wage, and each costs one and a half of them.
    talent::Turnover lab{.outside_wage_usd_per_year = 1e6,
                         .quits_at_outside_wage_per_year = 0.4,
                         .kappa = 3.0,
                         .replacement_years = 1.5};
    const auto best = talent::retention_premium(lab);
    std::printf("the cheapest pay is %.3f outside wages: %.0f%% leave, %.0f USD saved a head\n",
                best.pay_multiple, 100.0 * best.quits_per_year, best.saved_usd_per_year);
    bool ok = std::abs(best.pay_multiple - 1.196) < 5e-4 && best.certificate.holds(1e-12);

    // The premium rises with what a leaver takes along, and is nothing where people are replaced
    // within half a year.
    for (const double years : {0.5, 1.5, 5.0, 15.0}) {
        lab.replacement_years = years;
        std::printf("%4.1f years to replace: %.2f outside wages\n", years,
                    talent::retention_premium(lab).pay_multiple);
    }
    lab.replacement_years = 0.5;
    ok = ok && !talent::retention_premium(lab).premium_pays;

    // A rival offers two millions where prices are those of the United States; here they are half.
    talent::EquityMatch match{.rival_parity_usd_per_year = 2e6,
                              .cash_usd_per_year = 4e5,
                              .equity_limit_usd_per_year = 1e6,
                              .equity_discount = 0.3,
                              .price_level_ratio = 0.5};
    const auto equity = talent::match_offer(match);
    std::printf("%.0f USD of equity match it and cost %.0f more than cash would\n",
                equity.equity_usd_per_year, equity.premium_over_cash_usd_per_year);
    match.equity_discount = 0.6;
    const auto none = talent::match_offer(match);
    std::printf("%s\n", none.reason.c_str());
    ok = ok && equity.status == isocost::core::Status::optimal &&
         none.status == isocost::core::Status::infeasible;
    return ok ? 0 : 1;
}
