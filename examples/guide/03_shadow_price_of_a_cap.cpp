// The shadow price of a cap: what one more unit of compute would save, and how little that says
// about a big change.
#include <cmath>
#include <cstdio>
#include <isocost/firm/derivatives.hpp>
#include <isocost/isocost.hpp>

int main() {
    const auto solve = [](double cap) {
        const isocost::Firm firm(
            {.technology = isocost::CES(
                 {.shares = {{"compute", 0.57}, {"talent", 0.38}, {"data", 0.05}}, .sigma = 0.7}),
             .costs = {{"compute", isocost::LinearCost({.price = 0.57})},
                       {"talent", isocost::IsoelasticCost({.price = 0.38,
                                                           .reference = 1.0,
                                                           .inverse_elasticity = 0.2,
                                                           .buyer = isocost::Buyer::monopsonist})},
                       {"data", isocost::LinearCost({.price = 0.05})}},
             .caps = {{"compute", cap}}});
        return isocost::minimize_opex(firm, {.capability = 1.0});
    };
    const auto r = solve(0.7);
    const double price = r.shadow_prices["compute"];
    std::printf(
        "one more unit of compute costs 0.57 and saves %.4f more than that; as a tariff: %.0f%%\n",
        price, 100.0 * r.tariff_equivalents["compute"]);

    // It is the slope of Opex in the cap.
    const double step = 1e-5;
    const double slope = (solve(0.7 + step).opex - solve(0.7 - step).opex) / (2.0 * step);
    const double derivative = isocost::firm::derivatives(r)("opex", "caps.compute");
    bool ok =
        std::abs(slope + price) < 1e-6 * price && std::abs(derivative + price) < 1e-10 * price;

    // It falls as the cap is lifted, and a cap that nobody reaches is worth nothing.
    const double lifted = solve(0.9).shadow_prices["compute"];
    const double slack = solve(2.0).shadow_prices["compute"];
    std::printf("at a cap of 0.9 it is %.4f, at 2.0 %.4f\n", lifted, slack);
    ok = ok && price > lifted && lifted > 0.0 && slack == 0.0;
    return ok ? 0 : 1;
}
