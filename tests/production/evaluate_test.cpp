#include "isocost/production/evaluate.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/production/ces.hpp"
#include "laws/closeness.hpp"
#include "laws/technology.hpp"

namespace evaluate_test {

namespace core = isocost::core;
using namespace isocost::production;
using isocost::laws::relative_error;

namespace {

constexpr double rounding = 1e-15;  // a logarithm and an exponential

CES pair(double sigma, double returns = 1.0) {
    return CES({.shares = {{"a", 0.25}, {"b", 0.75}}, .sigma = sigma, .returns = returns});
}

/// Three levels with an elasticity each.
Nest deep(double outer, double middle, double inner) {
    const Nest machines({.sigma = inner, .children = {{"chips", 0.7}, {"power", 0.3}}});
    const Nest engine(
        {.sigma = middle, .children = {{"machines", 0.6, machines}, {"talent", 0.4}}});
    return Nest({.sigma = outer,
                 .children = {{"data", 0.1}, {"engine", 0.9, engine}},
                 .returns = 0.9,
                 .output = 2.0,
                 .benchmark = {{"chips", 3.0}, {"data", 0.2}},
                 .efficiency = {{"talent", 1.4}, {"power", 0.3}}});
}

}  // namespace

TEST_CASE("a tree of three levels is a technology at every mix of elasticities") {
    const std::vector<double> all{0.0, 0.3, 1.0 - 1e-10, 1.0, 1.0 + 1e-10, 2.5, core::infinity};
    for (const double outer : all)
        for (const double middle : all)
            for (const double inner : {0.0, 0.6, 1.0, 1.7, core::infinity}) {
                CAPTURE(outer);
                CAPTURE(middle);
                CAPTURE(inner);
                isocost::laws::check_technology(deep(outer, middle, inner), {0.3, 2.1, 0.8, 1.3});
            }
}

TEST_CASE("Leontief is the scarcest input, linear the weighted sum") {
    CHECK(relative_error(output(pair(0.0).tree(), {2.0, 5.0}), 2.0) <= rounding);
    CHECK(relative_error(output(pair(core::infinity).tree(), {2.0, 6.0}), 5.0) <= rounding);
    CHECK(relative_error(output(pair(0.0, 2.0).tree(), {3.0, 5.0}), 9.0) <= rounding);
}

TEST_CASE("at σ = 0 only the scarcest input is worth anything, and ties share by θ") {
    CHECK(marginal_products(pair(0.0).tree(), {2.0, 5.0}) == std::vector{1.0, 0.0});
    const auto tied = marginal_products(pair(0.0).tree(), {3.0, 3.0});
    CHECK(relative_error(tied[0], 0.25) <= rounding);
    CHECK(relative_error(tied[1], 0.75) <= rounding);
}

TEST_CASE("without an essential input there is no output, and no other input is worth anything") {
    for (const double sigma : {0.0, 0.4, 1.0})
        for (const double returns : {0.7, 1.0, 1.4}) {
            CAPTURE(sigma);
            CAPTURE(returns);
            const CES ces = pair(sigma, returns);
            CHECK(output(ces.tree(), {0.0, 5.0}) == 0.0);
            CHECK(marginal_products(ces.tree(), {0.0, 5.0})[1] == 0.0);
        }
}

TEST_CASE("an input that stops its nest has no marginal product of its own, but Leontief's has") {
    for (const double sigma : {0.4, 1.0})
        CHECK(std::isnan(marginal_products(pair(sigma).tree(), {0.0, 5.0})[0]));
    CHECK(marginal_products(pair(0.0).tree(), {0.0, 5.0})[0] == 1.0);
}

TEST_CASE("from nothing at all, only perfect substitutes are worth what they always are") {
    CHECK(relative_error(marginal_products(pair(core::infinity).tree(), {0.0, 0.0})[1], 0.75) <=
          rounding);
    CHECK(output(pair(core::infinity).tree(), {0.0, 0.0}) == 0.0);
    CHECK(output(pair(2.0).tree(), {0.0, 0.0}) == 0.0);
}

TEST_CASE("an input of a nest that a missing neighbor stops is worth nothing, though others work") {
    const Nest nest = deep(3.0, 0.5, 1.2);  // the engine needs talent; data works alone
    const auto worth = marginal_products(nest.tree(), {0.3, 2.1, 0.8, 0.0});
    CHECK(worth[0] > 0.0);
    CHECK(worth[1] == 0.0);
    CHECK(worth[2] == 0.0);
    CHECK(std::isnan(worth[3]));
}

TEST_CASE("an input that others can replace may be missing, and its first unit is worth most") {
    const CES ces = pair(2.0);  // (a/4 + 3b/4 of the roots)²
    CHECK(relative_error(output(ces.tree(), {0.0, 4.0}), 0.75 * 0.75 * 4.0) <= rounding);
    CHECK(marginal_products(ces.tree(), {0.0, 4.0})[0] == core::infinity);
    CHECK(relative_error(marginal_products(ces.tree(), {0.0, 4.0})[1], 0.5625) <= rounding);
    CHECK(marginal_products(pair(core::infinity).tree(), {0.0, 4.0})[0] == 0.25);
}

TEST_CASE("a missing nest that can be replaced leaves the rest at work") {
    const Nest nest = deep(3.0, 0.5, 1.2);
    const double alone = output(nest.tree(), {0.3, 0.0, 0.0, 0.0});
    CHECK(relative_error(alone, 2.0 * std::pow(std::pow(0.1, 1.5) * 0.3 / 0.2, 0.9)) <=
          4 * rounding);
    CHECK(output(deep(0.5, 0.5, 1.2).tree(), {0.3, 1.0, 1.0, 0.0}) == 0.0);
}

TEST_CASE("outputs and inputs beyond the range of doubles have logarithms") {
    const CES ces = pair(0.5);
    const std::vector<double> log_x{-2000.0, -1999.0};
    const double log_y = log_output(ces.tree(), log_x);
    CHECK(log_y > -2000.0);
    CHECK(log_y < -1999.0);
    const auto slopes = log_marginal_products(ces.tree(), log_x);
    // Euler, without leaving logarithms; a rounding of 2000 is 4.5e-13.
    CHECK(std::abs(std::exp(slopes[0] + log_x[0] - log_y) + std::exp(slopes[1] + log_x[1] - log_y) -
                   1.0) <= 1e-12);
}

TEST_CASE("the nodes' quantities are those of the nests") {
    const Nest nest = deep(1.0, 0.0, core::infinity);
    const auto u = log_quantities(nest.tree(), {std::log(0.3), std::log(2.1), std::log(0.8), 0.0});
    CHECK(u.size() == nest.tree().nodes.size());
    const double machines = 0.7 * 2.1 / 3.0 + 0.3 * 0.3 * 0.8;
    const double engine = std::min(machines, 1.4);
    CHECK(relative_error(std::exp(u[0]), std::pow(0.3 / 0.2, 0.1) * std::pow(engine, 0.9)) <=
          rounding);
}

}  // namespace evaluate_test
