// Somebody makes inference one percent cheaper. Who hires her, at which price, and what changes
// when she is one of a team? All figures are assumed.
#include <cstdio>
#include <isocost/market/auction.hpp>
#include <isocost/market/squad.hpp>

namespace market = isocost::market;

int main() {
    const market::EfficiencyGain at_home{.saved_share = 0.01,
                                         .inference_bill_usd_per_year = 2e8,
                                         .bill_growth_per_year = 0.3,
                                         .leak_rate_per_year = 0.5,
                                         .discount_rate_per_year = 0.1,
                                         .horizon_years = 2.0};
    // The same gain on a bill ten times as large is worth ten times as much.
    const auto advantage = market::poaching_advantage(at_home, 2e9);
    std::printf("worth %.2g USD at home, %.2g to the rival\n", advantage.defense_ceiling_usd,
                advantage.offer_ceiling_usd);
    bool ok = advantage.ratio == 10.0;

    // She goes to the rival, at what she is worth at home; the rest is the rival's rent.
    const auto sale = market::auction_for_one(
        {{"home", advantage.defense_ceiling_usd}, {"rival", advantage.offer_ceiling_usd}});
    std::printf("%s hires her at %.2g USD and keeps %.2g\n", sale.winner.c_str(), sale.price_usd,
                sale.rent_usd);
    ok = ok && sale.winner == "rival" && sale.price_usd == advantage.defense_ceiling_usd;
    ok = ok && sale.largest_regret_usd == 0.0;

    // A team of four whose worth grows with the square: a rival that values it twice as much takes
    // it as a whole, and nobody of it alone.
    const auto team = market::squad_sale(
        {.members = 4, .exponent = 2, .home_value_usd = 1e6, .poacher_value_usd = 2e6});
    std::printf("team at %.2g USD; one by one %.0f go, needs %.0f times the worth\n",
                team.team_price_usd, team.one_by_one_members, team.least_ratio_one_by_one);
    ok = ok && team.team_moves && team.one_by_one_members == 0.0;
    ok = ok && team.least_ratio_one_by_one == 7.0;
    return ok ? 0 : 1;
}
