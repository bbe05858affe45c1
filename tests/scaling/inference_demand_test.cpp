#include "isocost/scaling/inference_demand.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scaling/scaling_laws.hpp"

namespace inference_demand_test {

using namespace isocost;
using scaling::InferenceDemand;
using scaling::TrainingCost;

namespace {

const auto law = scaling::scaling_law("sardana_2024");

/// Cost in FLOP: a FLOP costs 1, serving 2 FLOP per parameter and token (all chips at their peak).
TrainingCost in_flop(double tokens) {
    return {.usd_per_flop = 1.0,
            .serving_usd_per_parameter =
                scaling::serving_usd_per_parameter({.input_tokens = tokens,
                                                    .output_tokens = 0.0,
                                                    .prefill_utilization = 1.0,
                                                    .decode_utilization = 1.0,
                                                    .usd_per_peak_flop = 1.0})};
}

/// D by bisection on the equation of the model, independent of the plan's solver.
double tokens_by_bisection(const TrainingCost& cost, double loss) {
    double low = 1e6;
    double high = 1e18;
    for (int i = 0; i < 200; ++i) {
        const double middle = std::sqrt(low * high);
        (scaling::inference_residual(law, cost, loss, middle) > 0.0 ? low : high) = middle;
    }
    return low;
}

}  // namespace

TEST_CASE("without demand the plan is Sardana's worked example") {
    const auto plan = scaling::minimize_training_cost(law, in_flop(0.0), {.loss = 1.947});
    CHECK(plan.parameters == doctest::Approx(3.408e10).epsilon(5e-4));
    CHECK(plan.tokens == doctest::Approx(1.810e12).epsilon(5e-4));
}

TEST_CASE("the plan solves the equation of Sardana et al. for every demand") {
    double last = core::infinity;
    for (const double demand : {1e10, 1e12, 2e13, 1e15}) {
        const auto cost = in_flop(demand);
        const auto plan = scaling::minimize_training_cost(law, cost, {.loss = 1.947});
        REQUIRE(plan.solved());
        CHECK(plan.certificate.holds(1e-12));
        // The equation is ill-conditioned by (ℓ)/(ℓ − E), 8.
        CHECK(plan.tokens == doctest::Approx(tokens_by_bisection(cost, 1.947)).epsilon(1e-12));
        const double wedge = law.parameter_exponent * law.parameter_coefficient *
                             std::pow(plan.parameters, -law.parameter_exponent) /
                             (law.token_exponent * law.token_coefficient *
                              std::pow(plan.tokens, -law.token_exponent));
        CHECK(wedge == doctest::Approx(1.0 + demand / (3.0 * plan.tokens)).epsilon(1e-12));
        CHECK(wedge == doctest::Approx(scaling::inference_wedge(cost, plan.tokens)).epsilon(1e-12));
        CHECK(plan.parameters < last);  // more demand, smaller models
        last = plan.parameters;
    }
}

TEST_CASE("what a parameter costs to serve, in USD, with chips that writing does not fill") {
    // 2 USD an hour and 989 TFLOP/s.
    const double price = scaling::usd_per_peak_flop(2.0, 989e12);
    CHECK(price == doctest::Approx(2.0 / 3600.0 / 989e12).epsilon(1e-15));
    const InferenceDemand demand{.input_tokens = 4e12,
                                 .output_tokens = 1e12,
                                 .prefill_utilization = 0.5,
                                 .decode_utilization = 0.01,
                                 .usd_per_peak_flop = price};
    CHECK(scaling::serving_usd_per_parameter(demand) ==
          doctest::Approx(2.0 * price * (8e12 + 1e14)).epsilon(1e-15));
}

TEST_CASE("demand outside its domain is refused by name") {
    CHECK_THROWS_WITH(scaling::serving_usd_per_parameter({1e12, 1e12, 1.5, 0.1, 1e-18}),
                      "InferenceDemand.prefill_utilization = 1.5: must be above 0 and at most 1 "
                      "(achieved share of the peak when reading)");
    CHECK_THROWS_AS(scaling::serving_usd_per_parameter(InferenceDemand{}), core::InvalidParameter);
    CHECK_THROWS_AS(scaling::usd_per_peak_flop(0.0, 1e15), core::InvalidParameter);
    CHECK_THROWS_AS(scaling::inference_wedge(in_flop(1e12), 0.0), core::InvalidParameter);
}

}  // namespace inference_demand_test
