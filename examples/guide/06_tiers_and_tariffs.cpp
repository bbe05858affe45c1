// An export control as it is felt: a quota, dearer supply beyond it, and the tariff that would do
// the same.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>

isocost::Result solve(const isocost::cost::Cost& compute, double cap = isocost::infinity) {
    isocost::production::Values caps;
    if (std::isfinite(cap)) caps["compute"] = cap;
    const isocost::Firm firm(
        {.technology = isocost::CES({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7}),
         .costs = {{"compute", compute}, {"talent", isocost::LinearCost({.price = 0.4})}},
         .caps = caps});
    return isocost::minimize_opex(firm, {.capability = 1.0}).require_optimal();
}

int main() {
    // A quota of licensed chips at 0.6; beyond it domestic ones at 0.9, then cloud abroad at 1.5.
    const isocost::TieredCost tiers{{0.5, 0.6}, {0.3, 0.9}, {isocost::infinity, 1.5}};
    const auto r = solve(tiers);
    std::printf("compute %.4f at %.4f per unit on average\n", r.inputs["compute"],
                r.costs["compute"] / r.inputs["compute"]);
    std::printf("what the last unit is worth: %.4f\n", r.virtual_prices["compute"]);
    const auto [low, high] = tiers.marginal(r.inputs["compute"]);
    // At the kink between tiers any price between them supports the quantity.
    bool ok = low <= r.virtual_prices["compute"] && r.virtual_prices["compute"] <= high;

    // A hard cap, and a tariff of its tariff equivalent, make the same bundle; only who gets the
    // money differs.
    const auto capped = solve(isocost::LinearCost({.price = 0.6}), 0.7);
    const double tariff = capped.tariff_equivalents["compute"];
    const auto taxed = solve(isocost::LinearCost({.price = 0.6 * (1.0 + tariff)}));
    std::printf("the cap does what a tariff of %.0f%% does\n", 100.0 * tariff);
    for (const char* name : {"compute", "talent"})
        ok = ok && std::abs(taxed.inputs[name] / capped.inputs[name] - 1.0) < 1e-12;
    ok = ok && taxed.opex > capped.opex;
    return ok ? 0 : 1;
}
