#include "isocost/production/unit_cost.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/production/ces.hpp"
#include "laws/closeness.hpp"
#include "laws/exact_technology.hpp"

namespace unit_cost_test {

namespace core = isocost::core;
namespace exact = isocost::laws::exact;
using namespace isocost::production;
using isocost::laws::relative_error;

namespace {

constexpr double rounding = 1e-15;  // a logarithm and an exponential

CES pair(double sigma) { return CES({.shares = {{"a", 0.25}, {"b", 0.75}}, .sigma = sigma}); }

double unit_cost(const Tree& tree, double a, double b) {
    return std::exp(log_unit_cost(tree, {std::log(a), std::log(b)}));
}

}  // namespace

TEST_CASE("at its benchmark's prices a unit costs 1, at every elasticity") {
    // θ_i are the cost shares where every input is 1.
    for (const double sigma : {0.0, 0.4, 1.0 - 1e-15, 1.0, 1.0 + 1e-15, 3.0, core::infinity})
        CHECK(relative_error(unit_cost(pair(sigma).tree(), 0.25, 0.75), 1.0) <= rounding);
}

TEST_CASE("Leontief buys everything, Cobb–Douglas by shares, linear the cheapest") {
    CHECK(relative_error(unit_cost(pair(0.0).tree(), 2.0, 3.0), 5.0) <= rounding);
    CHECK(relative_error(unit_cost(pair(1.0).tree(), 2.0, 3.0),
                         std::pow(8.0, 0.25) * std::pow(4.0, 0.75)) <= rounding);
    CHECK(relative_error(unit_cost(pair(core::infinity).tree(), 2.0, 3.0), 4.0) <= rounding);
}

TEST_CASE("unit costs near σ = 1 agree with 100 digits, also at shares of 1e-12") {
    for (const double share : {0.3, 1e-12})
        for (const double sigma : exact::sigmas_around_one())
            for (const double ratio : {1e-30, 0.2, 7.0, 1e30}) {
                CAPTURE(sigma);
                CAPTURE(ratio);
                const CES ces({.shares = {{"a", share}, {"b", 1.0 - share}}, .sigma = sigma});
                const auto known = exact::expenditure(exact::data(ces), {ratio, 2.0}, 1);
                // Prices of 1e±30 have logarithms of 69, with roundings of 1.4e-14.
                CHECK(exact::error(expenditure(ces.tree(), {ratio, 2.0}, 1.0), known) <= 1e-13);
            }
}

TEST_CASE("an input that is free makes the output free unless it is one of many needed") {
    CHECK(unit_cost(pair(0.0).tree(), 0.0, 3.0) == doctest::Approx(3.0).epsilon(rounding));
    CHECK(unit_cost(pair(0.5).tree(), 0.0, 3.0) > 0.0);
    CHECK(unit_cost(pair(1.0).tree(), 0.0, 3.0) == 0.0);
    CHECK(unit_cost(pair(2.0).tree(), 0.0, 3.0) == 0.0);
    CHECK(unit_cost(pair(core::infinity).tree(), 0.0, 3.0) == 0.0);
}

TEST_CASE("an input that cannot be had is fatal only where it is essential") {
    for (const double sigma : {0.0, 0.5, 1.0})
        CHECK(unit_cost(pair(sigma).tree(), core::infinity, 3.0) == core::infinity);
    CHECK(unit_cost(pair(core::infinity).tree(), core::infinity, 3.0) ==
          doctest::Approx(4.0).epsilon(rounding));
    // [θ^σ p^{1−σ}]^{1/(1−σ)} of b alone: 3/θ² at σ = 2.
    CHECK(relative_error(unit_cost(pair(2.0).tree(), core::infinity, 3.0), 3.0 / 0.5625) <=
          rounding);
    CHECK(unit_cost(pair(2.0).tree(), core::infinity, core::infinity) == core::infinity);
}

TEST_CASE("free and unobtainable at once: the essential one decides") {
    CHECK(unit_cost(pair(1.0).tree(), 0.0, core::infinity) == core::infinity);
    CHECK(unit_cost(pair(2.0).tree(), 0.0, core::infinity) == 0.0);
}

TEST_CASE("the cost of a nest is the cost of its nests") {
    const Nest engine({.sigma = 0.5, .children = {{"compute", 0.6}, {"talent", 0.4}}});
    const Nest lab({.sigma = core::infinity, .children = {{"data", 0.3}, {"engine", 0.7, engine}}});
    const std::vector<double> log_prices{std::log(9.0), std::log(2.0), std::log(1.0)};
    const auto costs = log_unit_costs(lab.tree(), log_prices);
    const double inner = std::exp(log_unit_cost(engine.tree(), {log_prices[1], log_prices[2]}));
    CHECK(relative_error(std::exp(costs[0]), std::min(9.0 / 0.3, inner / 0.7)) <= 2 * rounding);
}

TEST_CASE("more capability costs in proportion to its returns, and none costs nothing") {
    const CES ces({.shares = {{"a", 0.25}, {"b", 0.75}},
                   .sigma = 0.7,
                   .returns = 0.5,
                   .output = 2.0,
                   .benchmark = {{"a", 10.0}},
                   .efficiency = {{"b", 4.0}}});
    const std::vector<double> prices{0.025, 3.0};  // benchmark values 1/4 and 3/4
    CHECK(relative_error(expenditure(ces.tree(), prices, 2.0), 1.0) <= rounding);
    CHECK(relative_error(expenditure(ces.tree(), prices, 6.0), 9.0) <= 4 * rounding);
    CHECK(expenditure(ces.tree(), prices, 0.0) == 0.0);
}

}  // namespace unit_cost_test
