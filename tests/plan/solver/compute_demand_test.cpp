#include "isocost/plan/solver/compute_demand.hpp"

#include <doctest/doctest.h>

namespace compute_demand_test {

using namespace isocost;
using plan::ComputeDemand;

namespace {

ComputeDemand demand(double sigma) {
    return {0.4, sigma, std::log(3.0), std::log(1.7), std::log(2.0)};
}

/// Least cost at a price, by the definition of the unit cost.
double least_cost(const ComputeDemand& d, double price) {
    const std::array shares{d.share, 1.0 - d.share};
    const std::array logs{std::log(price) + d.log_scale - std::log(d.share), d.log_others};
    return std::exp(d.log_needed + core::log_power_mean(shares, logs, 2, 1.0 - d.sigma));
}

}  // namespace

TEST_CASE("demand is the derivative of the least cost, and its slope the second one") {
    for (const double sigma : {0.1, 0.7, 1.0, 1.4, 5.0}) {
        for (const double price : {0.05, 0.3, 2.0}) {
            const auto d = demand(sigma);
            const double h = 1e-5 * price;
            const auto at = plan::demanded_flop(d, price);
            const double slope = (least_cost(d, price + h) - least_cost(d, price - h)) / (2 * h);
            // Central differences: h² and rounding/h, both 1e-10.
            CHECK(at.flop == doctest::Approx(slope).epsilon(1e-8));
            const double second =
                (plan::demanded_flop(d, price + h).flop - plan::demanded_flop(d, price - h).flop) /
                (2 * h);
            CHECK(at.slope == doctest::Approx(second).epsilon(1e-7));
        }
    }
}

TEST_CASE("the price of an amount is the inverse of demand, the others go with both") {
    for (const double sigma : {0.1, 0.7, 1.0, 1.4, 5.0}) {
        for (const double price : {0.05, 0.3, 2.0}) {
            const auto d = demand(sigma);
            const double flop = plan::demanded_flop(d, price).flop;
            const auto back = plan::price_of_flop(d, flop);
            // σ = 5 loses digits where the others are few: 1e-16 over their share of 1e-4.
            CHECK(back.price == doctest::Approx(price).epsilon(1e-11));
            CHECK(back.slope * plan::demanded_flop(d, price).slope ==
                  doctest::Approx(1.0).epsilon(1e-10));
            CHECK(plan::log_others_needed(d, flop) ==
                  doctest::Approx(plan::log_others_at_price(d, price)).epsilon(1e-11));
        }
    }
}

TEST_CASE("kinds of demand and compute alone") {
    CHECK(plan::fixed(demand(0.0)));
    CHECK(plan::fixed({1.0, 2.0, 0.0, 0.0, 0.0}));
    CHECK(plan::linear(demand(core::infinity)));
    CHECK(plan::flop_alone(demand(0.0)) == doctest::Approx(5.1).epsilon(1e-15));
    CHECK(plan::flop_alone(demand(1.0)) == 0.0);
    CHECK(plan::flop_alone(demand(core::infinity)) == doctest::Approx(5.1 / 0.4).epsilon(1e-15));
    // σ = 1/2, ρ = −1: Y θ.
    CHECK(plan::flop_alone(demand(0.5)) == doctest::Approx(5.1 * 0.4).epsilon(1e-15));
    CHECK(std::isnan(plan::log_others_needed(demand(0.5), 5.1 * 0.39)));
    CHECK(plan::log_others_needed(demand(2.0), 5.1 / 0.15) == -core::infinity);
    CHECK(plan::price_of_flop(demand(2.0), 5.1 / 0.15).price == 0.0);
    CHECK(plan::log_others_needed(demand(0.0), 9.0) == std::log(1.7));
    // Perfect substitutes cost the same per unit at 0.4 · 2/3.
    CHECK(plan::switch_price(demand(core::infinity)) == doctest::Approx(0.8 / 3.0).epsilon(1e-15));
}

}  // namespace compute_demand_test
