// A lab must grow for six years and buys its chips ahead. From year 3 on none will be on sale. What
// does it buy before, what does the ban cost, and how much is a year of delay worth?
#include <cmath>
#include <cstdio>
#include <isocost/plan/minimize_present_opex.hpp>

namespace plan = isocost::plan;

int main() {
    // Assumed: capability grows 30 % a year, FLOP per chip of 25 000 USD grow as much, researchers
    // cost half a million.
    const isocost::production::CES technology(
        {.shares = {{"compute", 0.5}, {"talent", 0.3}, {"data", 0.2}},
         .sigma = 0.5,
         .benchmark = {{"compute", 4e22}, {"talent", 1}, {"data", 1e12}}});
    plan::PurchasePlan::Parameters lab{.technology = technology,
                                       .years = {},
                                       .rate_per_year = 0.1,
                                       .attrition_per_year = 0.05,
                                       .lifetime_years = 6};
    for (int t = 0; t < 6; ++t)
        lab.years.push_back({.capability = std::pow(1.3, t),
                             .prices = {{"talent", 5e5}, {"data", 3e-7}},
                             .chip_price_usd = 25e3,
                             .flop_per_chip_year = 1e21 * std::pow(1.3, t),
                             .upkeep_usd_per_chip_year = 1500});
    const plan::PurchasePlan open(lab);
    const auto under = [&](int year, double premium) {
        return plan::minimize_present_opex(plan::with_ban(open, plan::Ban{year, premium}));
    };
    constexpr double none_on_sale = isocost::core::infinity;
    const auto free = plan::minimize_present_opex(open).require_optimal();
    const auto banned = under(3, none_on_sale).require_optimal();
    bool ok = banned.certificate.holds(1e-9);

    // It buys ahead in year 2; one more chip that appears in year 5 would be worth twice its price.
    std::printf("year 2: %.0f chips without the ban, %.0f before it\n", free.years[2].chips,
                banned.years[2].chips);
    ok = ok && banned.years[2].chips > 2 * free.years[2].chips && banned.years[3].chips == 0;
    ok = ok && banned.years[5].worth_usd_per_chip > 2 * 25e3;
    ok = ok && banned.years[5].inputs["talent"] > 1.15 * free.years[5].inputs["talent"];

    // What the ban costs falls with each year that it comes later; a dearer chip costs less.
    for (int year = 1; year < 6; ++year) {
        const double now = under(year, none_on_sale).present_usd;
        std::printf("from year %d: %.1f %%\n", year, 100 * (now / free.present_usd - 1));
        ok = ok && (year == 5 || now > under(year + 1, none_on_sale).present_usd);
    }
    const double dear = under(3, 0.5).present_usd;
    ok = ok && free.present_usd < dear && dear < banned.present_usd;

    // Chips that live two years cannot bridge four: the reason names the year and what would help.
    lab.lifetime_years = 2;
    lab.ban = plan::Ban{3};
    const auto why = plan::minimize_present_opex(plan::PurchasePlan(lab));
    std::printf("%s\n", why.reason.c_str());
    ok = ok && why.status == isocost::core::Status::infeasible;
    return ok && why.infeasibility->least_ban_year == 5 ? 0 : 1;
}
