#include "isocost/firm/node_prices.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace node_prices_test {

using namespace isocost;
using namespace isocost::test;

namespace {

firm::Point solved(const Firm& firm) { return minimize_opex(firm, {.capability = 1.0}).point; }
double residual(const Firm& firm, const firm::Point& point) {
    return firm::NodePrices(firm, point).residual();
}

/// A dozen roundings.
constexpr double rounding = 1e-13;

}  // namespace

TEST_CASE("the prices of nodes agree up the tree at an optimum, at every sigma") {
    for (const double outer : {0.0, 0.3, 1.0, 5.0, infinity})
        for (const double inner : {0.0, 0.7, 1.0, 3.0, infinity}) {
            INFO(outer, " ", inner);
            const Firm firm = lab(nested(outer, inner), {{"compute", 1.05}});
            CHECK(residual(firm, solved(firm)) <= rounding);
        }
}

TEST_CASE("an input's price that its nest does not support shows in full") {
    const Firm firm = lab(nested(0.5, 1.2));
    auto point = solved(firm);
    point.virtual_prices[1] *= 1.25;
    CHECK(residual(firm, point) == doctest::Approx(0.2).epsilon(1e-9));
}

TEST_CASE("Leontief: any split of the prices will do that adds up to the nest's") {
    const Firm firm = lab(flat(0.0));
    auto point = solved(firm);
    point.virtual_prices = {0.2, 0.6, 0.2};
    CHECK(residual(firm, point) <= rounding);
    point.virtual_prices = {0.2, 0.6, 0.3};
    // Relative to the larger of price and marginal cost of each: 0.5 + 0.6 + 0.3.
    CHECK(residual(firm, point) == doctest::Approx(0.1 / 1.4).epsilon(1e-9));
}

TEST_CASE("Leontief: what is held in excess must be worth nothing") {
    const Firm firm = lab(flat(0.0), {}, {{"talent", 2.0}});
    auto point = solved(firm);
    CHECK(point.virtual_prices[1] == 0.0);
    CHECK(residual(firm, point) <= rounding);
    point.virtual_prices = {0.4, 0.1, 0.2};
    CHECK(residual(firm, point) > 0.01);
}

TEST_CASE("perfect substitutes: one that is not used must not be cheaper than it is worth") {
    auto p = lab(flat(infinity)).parameters();
    p.costs.at("compute") = LinearCost({.price = 0.4});
    const Firm firm(p);
    auto point = solved(firm);
    CHECK(residual(firm, point) <= rounding);
    point.marginal_cost *= 2.0;
    CHECK(residual(firm, point) > 0.1);
}

}  // namespace node_prices_test
