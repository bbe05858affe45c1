#include "isocost/firm/solver/nonconcave_profit.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace nonconcave_profit_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// The best profit of a fine grid of capabilities, each at its least cost.
double best_of_grid(const Firm& firm, const firm::Revenue& revenue) {
    double best = 0.0;
    for (int k = -800; k <= 800; ++k) {
        const double y = std::exp(0.01 * k);
        const auto r = minimize_opex(firm, {.capability = y});
        if (!r.solved()) break;
        best = std::max(best, revenue.value * std::pow(y, revenue.exponent) - r.opex);
    }
    return best;
}

Firm rising(const production::AnyTechnology& technology, double eta) {
    auto p = lab(technology).parameters();
    for (auto& [name, cost] : p.costs)
        cost = IsoelasticCost({.price = cost.unit_price(1.0) / (1.0 + eta),
                               .reference = 1.0,
                               .inverse_elasticity = eta,
                               .buyer = Buyer::monopsonist});
    return Firm(p);
}

}  // namespace

TEST_CASE("revenue that outruns returns but not rising supply has a peak in closed form") {
    // O = y^{1.5}/1.5 and R = 2 y^{1.2}: 2.4 y^{0.2} = y^{0.5} at the peak.
    const auto r = maximize_profit(rising(flat(0.5), 0.5), {.value = 2.0, .exponent = 1.2});
    CHECK(r.status == Status::locally_optimal);
    CHECK(r.capability == doctest::Approx(std::pow(2.4, 1.0 / 0.3)).epsilon(1e-11));
}

TEST_CASE("of several peaks the best is chosen") {
    // Cheap tiers make one peak, the caps behind a dear one another.
    auto p = lab(flat(0.5)).parameters();
    for (auto& [name, cost] : p.costs) {
        const double price = cost.unit_price(1.0);
        cost = TieredCost({{1.0, price}, {3.0, 4.0 * price}});
    }
    const Firm firm(p);
    for (const double value : {1.5, 2.0, 2.5, 3.0, 4.0}) {
        INFO("value ", value);
        const firm::Revenue revenue{.value = value, .exponent = 1.3};
        const auto r = maximize_profit(firm, revenue);
        REQUIRE(r.status == Status::locally_optimal);
        CHECK(r.profit >= best_of_grid(firm, revenue) - 1e-9);
    }
}

TEST_CASE("a nest's peak, too, is at least as good as a grid's") {
    const Firm firm = rising(nested(0.4, 1.8), 0.8);
    for (const double value : {0.2, 1.0, 5.0}) {
        const firm::Revenue revenue{.value = value, .exponent = 1.4};
        const auto r = maximize_profit(firm, revenue);
        REQUIRE(r.status == Status::locally_optimal);
        CHECK(r.profit >= best_of_grid(firm, revenue) - 1e-9);
    }
}

TEST_CASE("when every scale loses money a firm produces what its floors give, or nothing") {
    // Prices that do not rise: the smallest scale loses as the largest within the caps does.
    auto p = lab(flat(0.7)).parameters();
    for (const auto& [name, cost] : p.costs) p.caps[name] = 2.0;
    const firm::Revenue revenue{.value = 1e-9, .exponent = 1.2};
    const auto nothing = maximize_profit(Firm(p), revenue);
    CHECK(nothing.status == Status::locally_optimal);
    CHECK(nothing.capability == 0.0);
    CHECK(nothing.profit == 0.0);

    for (const auto& [name, cost] : p.costs) p.floors[name] = 0.1;
    const auto held = maximize_profit(Firm(p), revenue);
    CHECK(held.status == Status::locally_optimal);
    for (const double x : held.inputs.values()) CHECK(x == 0.1);
    for (const double price : held.floor_prices.values()) CHECK(price > 0.0);
}

}  // namespace nonconcave_profit_test
