#include "isocost/scaling/capability.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/isocost.hpp"
#include "isocost/scaling/scaling_laws.hpp"
#include "isocost/scaling/training_plan.hpp"

namespace capability_test {

using namespace isocost;
using scaling::CapabilityFromLoss;
using scaling::ScalingTechnology;

namespace {

const auto law = scaling::scaling_law("besiroglu_2024");
const CapabilityFromLoss map{.benchmark_loss = 2.0, .exponent = 3.0};
constexpr double flop_unit = 1e23;
constexpr double token_unit = 1e12;
const ScalingTechnology technology(
    {.law = law, .map = map, .flop_unit = flop_unit, .token_unit = token_unit});
const scaling::TrainingCost prices{.usd_per_flop = 2e-18, .usd_per_token = 1e-7};

Firm lab(production::Values caps) {
    return Firm({.technology = technology,
                 .costs = {{"compute", LinearCost({.price = prices.usd_per_flop * flop_unit})},
                           {"data", LinearCost({.price = prices.usd_per_token * token_unit})}},
                 .caps = std::move(caps)});
}

}  // namespace
static_assert(production::Technology<ScalingTechnology>);

TEST_CASE("capability and loss are inverse, 1 at the benchmark") {
    CHECK(scaling::capability(law, map, 2.0) == 1.0);
    for (const double y : {0.2, 1.0, 7.0})
        CHECK(scaling::capability(law, map, scaling::loss_of_capability(law, map, y)) ==
              doctest::Approx(y).epsilon(1e-13));  // ℓ − E loses a digit
    CHECK(scaling::capability(law, map, 1.9) > 1.0);
}

TEST_CASE("along the optimum capability is a power of compute, with exactly these returns") {
    const double returns = scaling::returns_to_compute(law, map);
    CHECK(returns == doctest::Approx(3.0 * 0.3478 * 0.3658 / (0.3478 + 0.3658)).epsilon(1e-14));
    const auto of = [&](double flop) {
        return scaling::capability(law, map, scaling::compute_optimal(law, flop).loss);
    };
    for (const double factor : {1e-3, 0.5, 10.0, 1e4})
        CHECK(of(1e24 * factor) / of(1e24) ==
              doctest::Approx(std::pow(factor, returns)).epsilon(1e-12));
    CHECK(technology.returns_to_scale() == returns);
}

TEST_CASE("marginal products are derivatives, data beyond the optimum are worth nothing") {
    for (const std::vector<double>& x : {std::vector{1.0, 0.3}, {4.0, 0.6}, {0.2, 0.01}}) {
        const auto gradient = technology.marginal_products(x);
        for (std::size_t i = 0; i < 2; ++i) {
            auto more = x;
            auto less = x;
            more[i] *= 1.0 + 1e-5;
            less[i] *= 1.0 - 1e-5;
            // Central difference: second order, 1e-10.
            CHECK((technology.output(more) - technology.output(less)) / (2e-5 * x[i]) ==
                  doctest::Approx(gradient[i]).epsilon(1e-7));
        }
    }
    CHECK(technology.marginal_products({1.0, 1e3})[1] == 0.0);
    CHECK(technology.output({1.0, 1e3}) == technology.output({1.0, 1e4}));
    CHECK(technology.output({0.0, 1.0}) == 0.0);
    CHECK(technology.marginal_products({0.0, 1.0}) == std::vector{0.0, 0.0});
}

TEST_CASE("the elasticity of scale is between the returns and omega beta, by Euler's sum") {
    for (const std::vector<double>& x : {std::vector{1.0, 0.3}, {4.0, 0.01}, {100.0, 1e-4}}) {
        const auto gradient = technology.marginal_products(x);
        const double scale = (gradient[0] * x[0] + gradient[1] * x[1]) / technology.output(x);
        const auto run = technology.best_run(x);
        CHECK(scale == doctest::Approx(map.exponent * law.token_exponent * law.token_coefficient *
                                       std::pow(run.tokens, -law.token_exponent) /
                                       (run.loss - law.irreducible_loss))
                           .epsilon(1e-13));
        CHECK(scale > technology.returns_to_scale());
        CHECK(scale < map.exponent * law.token_exponent);
    }
}

TEST_CASE("in logarithms capability is concave") {
    const auto log_output = [&](double c, double d) {
        return std::log(technology.output({std::exp(c), std::exp(d)}));
    };
    for (double c = -3.0; c < 3.0; c += 1.0)
        for (double d = -3.0; d < 3.0; d += 1.0)
            for (const double e : {-2.0, 0.7, 1.9})
                CHECK(log_output(c + 0.5, d + 0.5 * e) >=
                      0.5 * (log_output(c, d) + log_output(c + 1.0, d + e)) - 1e-13);
}

TEST_CASE("a firm with the scaling law trains what the training plan trains") {
    for (const double target : {0.6, 1.0, 1.4}) {
        const double loss = scaling::loss_of_capability(law, map, target);
        const auto plan = scaling::minimize_training_cost(law, prices, {.loss = loss});
        const auto firm = minimize_opex(lab({}), {.capability = target});
        REQUIRE(firm.status == core::Status::optimal);
        CHECK(firm.opex == doctest::Approx(plan.cost_usd).epsilon(1e-10));
        // Along an isocost inputs are only as exact as the firm's first-order conditions, 1e-9.
        CHECK(firm.inputs["compute"] * flop_unit == doctest::Approx(plan.flop).epsilon(1e-7));
        CHECK(firm.inputs["data"] * token_unit == doctest::Approx(plan.tokens).epsilon(1e-7));
    }
}

TEST_CASE("caps of the firm are caps of the plan, with the same shadow prices") {
    const double loss = scaling::loss_of_capability(law, map, 1.0);
    const auto free = scaling::minimize_training_cost(law, prices, {.loss = loss});
    const double flop_cap = 0.5 * (free.flop + scaling::compute_optimal_for_loss(law, loss).flop);
    const auto plan =
        scaling::minimize_training_cost(law, prices, {.loss = loss, .flop_cap = flop_cap});
    REQUIRE(plan.solved());
    REQUIRE(plan.flop_shadow_price > 0.0);
    const auto firm = minimize_opex(lab({{"compute", flop_cap / flop_unit}}), {.capability = 1.0});
    REQUIRE(firm.status == core::Status::optimal);
    CHECK(firm.opex == doctest::Approx(plan.cost_usd).epsilon(1e-8));
    CHECK(firm.shadow_prices["compute"] / flop_unit ==
          doctest::Approx(plan.flop_shadow_price).epsilon(1e-6));
    const double token_cap = 0.8 * free.tokens;
    const auto scarce =
        scaling::minimize_training_cost(law, prices, {.loss = loss, .token_cap = token_cap});
    const auto short_of =
        minimize_opex(lab({{"data", token_cap / token_unit}}), {.capability = 1.0});
    REQUIRE(short_of.status == core::Status::optimal);
    CHECK(short_of.opex == doctest::Approx(scarce.cost_usd).epsilon(1e-8));
    CHECK(short_of.shadow_prices["data"] / token_unit ==
          doctest::Approx(scarce.token_shadow_price).epsilon(1e-6));
}

TEST_CASE("a CES of compute with the law's returns stands for it where data are free") {
    const auto benchmark = scaling::compute_optimal_for_loss(law, map.benchmark_loss);
    const CES stand_in({.shares = {{"compute", 1.0}},
                        .sigma = 1.0,
                        .returns = scaling::returns_to_compute(law, map),
                        .benchmark = {{"compute", benchmark.flop}}});
    const Firm firm({.technology = stand_in, .costs = {{"compute", LinearCost({.price = 2e-18})}}});
    for (const double target : {0.5, 1.0, 3.0}) {
        const double loss = scaling::loss_of_capability(law, map, target);
        const auto plan = scaling::minimize_training_cost(law, {.usd_per_flop = 2e-18}, {loss});
        // Returns of 0.53 double the rounding of the target, ℓ/(ℓ − E) and 1/0.18 that of the loss.
        CHECK(minimize_opex(firm, {.capability = target}).opex ==
              doctest::Approx(plan.cost_usd).epsilon(1e-12));
    }
}

TEST_CASE("a budget of the firm is a budget of the plan") {
    const auto plan = scaling::minimize_loss(law, prices, {.budget_usd = 3e5});
    const auto firm = maximize_capability(lab({}), {.budget = 3e5});
    REQUIRE(firm.status == core::Status::optimal);
    CHECK(firm.capability ==
          doctest::Approx(scaling::capability(law, map, plan.loss)).epsilon(1e-9));
}

TEST_CASE("maps and technologies outside their domain are refused by name") {
    CHECK_THROWS_WITH(scaling::capability(law, {.benchmark_loss = 1.5, .exponent = 1.0}, 2.0),
                      "CapabilityFromLoss.benchmark_loss = 1.5: must be above the irreducible loss "
                      "of 1.8172");
    CHECK_THROWS_WITH(scaling::capability(law, map, 1.8),
                      "capability.loss = 1.8: must be above the irreducible loss of 1.8172");
    CHECK_THROWS_AS(scaling::loss_of_capability(law, map, 0.0), core::InvalidParameter);
    CHECK_THROWS_AS(ScalingTechnology({.law = law, .map = map, .flop_unit = 0.0, .token_unit = 1}),
                    core::InvalidParameter);
    CHECK_THROWS_AS(ScalingTechnology({.law = law, .map = map, .flop_unit = 1e23}),
                    core::InvalidParameter);
}

}  // namespace capability_test
