// The cheapest corpus: sources in order of the price of an effective token, what a moat is worth,
// and what to do when the stocks end.
#include <cmath>
#include <cstdio>
#include <isocost/data/mixture.hpp>

using namespace isocost::data;

int main() {
    // Prices and qualities are made up: tokens of one's own cost their cleaning, and a licensed one
    // teaches as much as two of the web.
    const std::vector<DataSource> sources{{.name = "web",
                                           .kind = SourceKind::web,
                                           .tokens_per_year = 10e12,
                                           .price_usd_per_token = 1e-6,
                                           .quality = 1.0},
                                          {.name = "licensed",
                                           .kind = SourceKind::licensed,
                                           .tokens_per_year = 3e12,
                                           .price_usd_per_token = 4e-6,
                                           .quality = 2.0},
                                          {.name = "own",
                                           .kind = SourceKind::owned,
                                           .tokens_per_year = 2e12,
                                           .price_usd_per_token = 1e-7,
                                           .quality = 0.5,
                                           .owner = "lab"}};
    const auto mine = cheapest_mixture(sources, 5e12, "lab");
    for (const auto& name : mine.tokens_per_year.names())
        std::printf("%-9s %.3g tokens\n", name.c_str(), mine.tokens_per_year[name]);
    std::printf("%.0f USD a year, one more effective token %.3g USD\n", mine.cost_usd_per_year,
                mine.marginal_cost.lower);
    bool ok = mine.status == isocost::core::Status::optimal;

    // The certificate is linear-programming duality: no corpus can cost less than this bound.
    ok = ok && mine.certificate.holds(1e-12);
    ok = ok && std::abs(best_dual_bound_usd_per_year(sources, 5e12) / mine.cost_usd_per_year -
                        1.0) < 1e-12;

    // A rival pays more: what the moat saves, and at the margin its rent per token.
    const auto his = cheapest_mixture(sources, 5e12, "rival");
    std::printf("the moat saves %.0f USD a year\n", his.cost_usd_per_year - mine.cost_usd_per_year);
    ok =
        ok && std::abs(mine.rents["own"] * 2e12 / (his.cost_usd_per_year - mine.cost_usd_per_year) -
                       1.0) < 1e-12;

    const auto short_of = cheapest_mixture(sources, 17e12, "rival");
    std::printf("%s\n", short_of.reason.c_str());
    ok = ok && short_of.missing_effective_tokens_per_year == 1e12;
    return ok ? 0 : 1;
}
