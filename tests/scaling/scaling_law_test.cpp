#include "isocost/scaling/scaling_law.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "isocost/scaling/scaling_laws.hpp"

namespace scaling_law_test {

using namespace isocost;
using scaling::ScalingLaw;

namespace {

/// The optimum of C FLOP by bisection on what one more percent of either is worth.
double parameters_by_bisection(const ScalingLaw& law, double flop) {
    double low = 0.0;
    double high = std::log(flop);
    for (int i = 0; i < 200; ++i) {
        const double n = 0.5 * (low + high);
        const double d = std::log(flop / 6.0) - n;
        const double gain =
            law.parameter_exponent * law.parameter_coefficient *
                std::exp(-law.parameter_exponent * n) -
            law.token_exponent * law.token_coefficient * std::exp(-law.token_exponent * d);
        (gain > 0.0 ? low : high) = n;
    }
    return std::exp(0.5 * (low + high));
}

/// The least loss of C FLOP by golden section on the loss itself.
double least_loss(const ScalingLaw& law, double flop) {
    const auto at = [&](double n) {
        return scaling::loss(law, std::exp(n), flop / 6.0 / std::exp(n));
    };
    double low = 0.0;
    double high = std::log(flop);
    for (int i = 0; i < 200; ++i) {
        const double step = (high - low) / std::numbers::phi;
        (at(high - step) < at(low + step) ? high : low) =
            at(high - step) < at(low + step) ? low + step : high - step;
    }
    return at(0.5 * (low + high));
}

}  // namespace

TEST_CASE("the published optimum of Gopher's compute") {
    // Five figures as published; 5.88e23 FLOP is what Chinchilla took.
    const auto hoffmann = scaling::compute_optimal(scaling::scaling_law("hoffmann_2022"), 5.88e23);
    CHECK(hoffmann.parameters == doctest::Approx(4.0743e10).epsilon(5e-5));
    const auto besiroglu =
        scaling::compute_optimal(scaling::scaling_law("besiroglu_2024"), 5.88e23);
    CHECK(besiroglu.parameters == doctest::Approx(7.3016e10).epsilon(5e-5));
    CHECK(besiroglu.flop == doctest::Approx(5.88e23).epsilon(1e-13));
}

TEST_CASE("Sardana's worked example: the law's loss, and the least compute of another") {
    const auto law = scaling::scaling_law("sardana_2024");
    CHECK(scaling::loss(law, 70e9, 1e12) == doctest::Approx(1.94727).epsilon(5e-6));
    const auto run = scaling::compute_optimal_for_loss(law, 1.947);
    CHECK(run.parameters == doctest::Approx(3.408e10).epsilon(5e-4));
    CHECK(run.tokens == doctest::Approx(1.810e12).epsilon(5e-4));
    // The same loss by the two other laws.
    const auto parameters = [](const char* id) {
        return scaling::compute_optimal_for_loss(scaling::scaling_law(id), 1.947).parameters;
    };
    CHECK(parameters("hoffmann_2022") == doctest::Approx(2.837e10).epsilon(5e-4));
    CHECK(parameters("besiroglu_2024") == doctest::Approx(1.254e11).epsilon(5e-4));
}

TEST_CASE("closed forms are where bisection and golden section go") {
    for (const auto& [id, law, source] : scaling::scaling_laws())
        for (const double flop : {1e15, 5.88e23, 1e30}) {
            CAPTURE(id);
            const auto run = scaling::compute_optimal(law, flop);
            // Bisection ends at the rounding of logarithms near 70: 1e-14 relative.
            const double parameters = parameters_by_bisection(law, flop);
            CHECK(run.parameters == doctest::Approx(parameters).epsilon(1e-10));
            CHECK(run.tokens == doctest::Approx(flop / 6.0 / parameters).epsilon(1e-10));
            CHECK(run.loss == doctest::Approx(least_loss(law, flop)).epsilon(1e-10));
        }
}

TEST_CASE("least loss and least compute are inverse, and growth is shared by the exponents") {
    for (const auto& [id, law, source] : scaling::scaling_laws()) {
        CAPTURE(id);
        const auto run = scaling::compute_optimal(law, 1e24);
        const auto back = scaling::compute_optimal_for_loss(law, run.loss);
        // One rounding of the loss moves compute by ℓ/((ℓ − E) αβ/(α+β)), up to 60 of them.
        CHECK(back.flop == doctest::Approx(1e24).epsilon(1e-12));
        CHECK(back.parameters == doctest::Approx(run.parameters).epsilon(1e-12));
        const auto more = scaling::compute_optimal(law, 1e26);
        CHECK(std::log(more.parameters / run.parameters) / std::log(100.0) ==
              doctest::Approx(scaling::parameter_growth_share(law)).epsilon(1e-12));
        const double e = law.irreducible_loss;
        CHECK(std::log((run.loss - e) / (more.loss - e)) / std::log(100.0) ==
              doctest::Approx(scaling::compute_exponent(law)).epsilon(1e-12));
    }
}

TEST_CASE("an isoquant gives back its loss, and ends where data are not enough") {
    const auto law = scaling::scaling_law("hoffmann_2022");
    for (const double tokens : {5e11, 1e12, 1e13}) {
        const double parameters = scaling::needed_parameters(law, 1.98, tokens);
        CHECK(scaling::loss(law, parameters, tokens) == doctest::Approx(1.98).epsilon(1e-14));
    }
    CHECK(scaling::needed_parameters(law, 1.98, 1e10) == core::infinity);
    CHECK(scaling::needed_parameters(law, 1.0, 1e20) == core::infinity);
}

TEST_CASE("what cannot be is a status, not an exception") {
    const auto law = scaling::scaling_law("besiroglu_2024");
    const auto below = scaling::compute_optimal_for_loss(law, 1.8172);
    CHECK(below.status == core::Status::infeasible);
    CHECK(below.reason ==
          "No model gets to a loss of 1.8172: it must be above 1.8172, the irreducible loss.");
    CHECK(std::isnan(below.flop));
    // A law with a slow exponent needs more parameters than doubles count.
    auto slow = law;
    slow.parameter_exponent = 0.01;
    const auto far = scaling::compute_optimal_for_loss(slow, 1.82);
    CHECK(far.status == core::Status::out_of_range);
    CHECK(!far.reason.empty());
    CHECK(scaling::compute_optimal(law, 1e300).status == core::Status::optimal);
}

TEST_CASE("a parameter outside its domain is refused by name") {
    ScalingLaw law = scaling::scaling_law("besiroglu_2024");
    law.token_exponent = -0.3;
    CHECK_THROWS_WITH(scaling::compute_optimal(law, 1e24),
                      "ScalingLaw.token_exponent = -0.3: must be positive and finite "
                      "(β, percent of that lost less per percent of tokens)");
    CHECK_THROWS_AS(scaling::loss(ScalingLaw{}, 1e9, 1e9), core::InvalidParameter);
    CHECK_THROWS_AS(scaling::loss(scaling::scaling_law("sardana_2024"), 0.0, 1e9),
                    core::InvalidParameter);
    CHECK_THROWS_AS(scaling::compute_optimal(scaling::scaling_law("sardana_2024"), 0.0),
                    core::InvalidParameter);
}

}  // namespace scaling_law_test
