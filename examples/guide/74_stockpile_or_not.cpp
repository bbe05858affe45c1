// Chips in stock cost interest and lose value until they are needed. How likely must a ban be for
// them to pay, what is a notice worth, and does a lab that plans its years agree with the rule?
#include <cmath>
#include <cstdio>
#include <isocost/plan/minimize_expected_opex.hpp>

namespace plan = isocost::plan;

int main() {
    // 10 % interest; FLOP per USD rise by 0.14 orders of magnitude a year (Cottier et al. 2024).
    const plan::Holding holding{.rate_per_year = 0.1};
    const double carrying = plan::carrying_cost_per_year(holding);
    std::printf("a chip in stock costs %.0f %% of its price a year\n", 100 * carrying);
    bool ok = true;
    for (const double premium : {0.25, 0.5, 1.0, 2.0}) {
        const double rate = plan::break_even_ban_rate_per_year(holding, premium).value;
        std::printf("%.0f %% dearer: from %.2f bans a year, a chance of %.0f %%\n", 100 * premium,
                    rate, 100 * plan::yearly_chance(rate));
        ok = ok && rate == (0.1 + 0.14 * std::log(10.0)) / premium;
    }

    // 14 days' notice is worth nothing where delivery takes 30; with 90 a chip gains most of it.
    plan::Notice rule{.notice_days = 14,
                      .lead_days = 30,
                      .chips_per_day = 10,
                      .chip_price_usd = 12e3,
                      .resale_premium = 0.5};
    const auto late = plan::notice_value(rule, holding);
    rule.notice_days = 90;
    const double early = plan::notice_value(rule, holding).usd_per_chip;
    std::printf("14 days: %.0f USD (%s) 90 days: %.0f USD a chip\n", late.usd, late.reason.c_str(),
                early);
    ok = ok && late.usd == 0 && 0.8 * 6e3 < early && early < 6e3;

    // The same in a plan of two years: a lab needs one chip in year 1 and none before. Nothing
    // stands in for it (Leontief). A ban that may come at the start of year 1 doubles the price.
    const isocost::production::CES technology(
        {.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 0});
    const plan::PlanYear now{.capability = 1e-6,
                             .prices = {{"talent", 1}},
                             .chip_price_usd = 12e3,
                             .flop_per_chip_year = 1};
    auto later = now;
    later.capability = 1;
    later.chip_price_usd *= std::exp(-holding.decline_per_year);
    const plan::PurchasePlan lab({.technology = technology,
                                  .years = {now, later},
                                  .rate_per_year = std::expm1(0.1),
                                  .attrition_per_year = 0,
                                  .lifetime_years = 2});
    const auto in_stock = [&](double rate) {
        const auto found = plan::minimize_expected_opex(lab, {rate, 1.0});
        return found.status == isocost::core::Status::optimal ? found.point.chips[0] : NAN;
    };

    // It waits as long as P > P e^-(r + d) (1 + chance m): it commits for a year, where the rule
    // decides from day to day.
    const double least = plan::ban_rate_per_year(std::expm1(carrying));
    std::printf("in years: from %.2f bans a year\n", least);
    return ok && in_stock(0.98 * least) < 1e-3 && in_stock(1.02 * least) > 0.999 ? 0 : 1;
}
