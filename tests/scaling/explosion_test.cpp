#include "isocost/scaling/explosion.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scaling/ideas.hpp"

namespace explosion_test {

using namespace isocost;
using namespace isocost::scaling;
using scaling::tests::at_benchmark;
using scaling::tests::elsewhere;
using scaling::tests::ideas;
using scaling::tests::RandomIdeas;

namespace {

/// ₂F₁(a, 1; c; z), 0 ≤ z < 1, by its series until a term is below a rounding of the sum.
double hypergeometric(double a, double c, double z) {
    double sum = 0.0, term = 1.0;
    for (int n = 0; n < 100'000 && std::abs(term) > 1e-17 * std::abs(sum); ++n) {
        sum += term;
        term *= z * (a + n) / (c + n);
    }
    return sum;
}

/// The closed form of `years_to_explosion` for ε_K = 0, ε_L = 1 and σ other than 0, 1 and ∞.
double closed_form(const IdeaProduction& p, const ResearchInputs& inputs) {
    const double rho = (p.sigma - 1.0) / p.sigma;
    const double compute = IdeaGrowth(p, inputs).compute_share(0.0);
    const double margin = explosion(p).margin;
    return hypergeometric(p.input_exponent / rho, 1.0 + margin / std::abs(rho),
                          rho > 0.0 ? compute : 1.0 - compute) /
           (margin * idea_growth_per_year(p, inputs, 0.0));
}

}  // namespace

TEST_CASE("the paper's conditions: φ, φ + λ(1 − γ), φ + λ against 1") {
    CHECK(explosion(ideas(0.5, 1.01)).explodes);
    CHECK_FALSE(explosion(ideas(0.5, 0.99)).explodes);
    CHECK(explosion(ideas(1.0, 0.49)).explodes);  // 0.49 + 0.8 · 0.65 = 1.01
    CHECK_FALSE(explosion(ideas(1.0, 0.47)).explodes);
    CHECK(explosion(ideas(2.0, 0.21)).explodes);
    CHECK_FALSE(explosion(ideas(2.0, 0.19)).explodes);
    CHECK(explosion(ideas(2.0, 0.21)).margin == doctest::Approx(0.01).epsilon(1e-13));
    CHECK(explosion(ideas(2.0)).condition == "σ > 1: φ + λ max(ε_K, ε_L) > 1");
    // At the estimate for compute, but not for frontier experiments, cut at 0 (the same paper).
    CHECK(explosion(ideas(2.583)).explodes);
    CHECK_FALSE(explosion(ideas(0.0)).explodes);
}

TEST_CASE("on one side of the condition the time to any quality is bounded, on the other not") {
    RandomIdeas random(20250723);
    for (const double sigma : {0.0, 0.2, 0.7, 0.95, 1.0, 1.05, 1.5, 2.583, core::infinity})
        for (int draw = 0; draw < 40; ++draw) {
            const double margin = random.uniform(0.03, 0.8);
            const auto over = random.with_margin(sigma, margin);
            const auto under = random.with_margin(sigma, -margin);
            const auto inputs = random.inputs();
            const double end = years_to_explosion(over, inputs);
            REQUIRE(std::isfinite(end));
            // What is left after ln A = 30/m and the other input's fading is below e^{−30} of it.
            const double far = 30.0 / margin + 2000.0;
            CHECK(years_to_quality(over, inputs, far) == doctest::Approx(end).epsilon(1e-12));
            CHECK(years_to_explosion(under, inputs) == core::infinity);
            // Time to e^a grows as e^{|m| a}: doubling a from 10/|m| on more than doubles it.
            const double near = 10.0 / margin + 300.0;
            const double once = years_to_quality(under, inputs, near);
            CHECK((once == core::infinity ||
                   years_to_quality(under, inputs, 2.0 * near) > 2.0 * once));
        }
}

TEST_CASE("the time of the explosion is the closed form's") {
    RandomIdeas random(7);
    for (const double sigma : {0.3, 0.6, 1.6, 2.583, 8.0})
        for (int draw = 0; draw < 40; ++draw) {
            const auto production = random.with_margin(sigma, random.uniform(0.1, 0.8));
            const auto inputs = random.inputs();
            // No term of the series is above twice the first: roundings of some 200 terms.
            CHECK(years_to_explosion(production, inputs) ==
                  doctest::Approx(closed_form(production, inputs)).epsilon(1e-12));
        }
    // Near Leontief, and near a Cobb-Douglas that does not explode: a long slow stretch first.
    CHECK(years_to_explosion(ideas(0.02, 1.5), at_benchmark) ==
          doctest::Approx(closed_form(ideas(0.02, 1.5), at_benchmark)).epsilon(1e-12));
    for (const double sigma : {1.1, 1.01, 1.001})  // σ − 1 in ρ: 1e-13 of λ/ρ in the exponent
        CHECK(years_to_explosion(ideas(sigma), at_benchmark) ==
              doctest::Approx(closed_form(ideas(sigma), at_benchmark)).epsilon(1e-9));
    const auto plain = ideas(1.0, 0.6);
    CHECK(years_to_explosion(plain, at_benchmark) ==
          doctest::Approx(1.0 / (1.2 * 0.12)).epsilon(1e-14));
    auto both = ideas(0.3, 0.5);
    both.experiment_gain = 1.0;
    CHECK(years_to_explosion(both, at_benchmark) ==
          doctest::Approx(1.0 / (1.2 * 0.3)).epsilon(1e-14));
    // Leontief, φ = 1.5: (1 − 4.8^{−1.3})/1.3 at 0.625^λ, then 4.8^{−0.5}/0.5 at 3^λ.
    CHECK(years_to_explosion(ideas(0.0, 1.5), elsewhere) ==
          doctest::Approx((1.0 - std::pow(4.8, -1.3)) / (1.3 * 1.2 * std::pow(0.625, 0.8)) +
                          std::pow(4.8, -0.5) / (0.5 * 1.2 * std::pow(3.0, 0.8)))
              .epsilon(1e-13));
}

TEST_CASE("at σ = 1 the time is continuous where both sides explode, the verdict is not") {
    const double at_one = years_to_explosion(ideas(1.0, 1.2), elsewhere);
    // dlnT/dσ is of order λ/m = 1.
    for (const double off : {-1e-8, 1e-8})
        CHECK(years_to_explosion(ideas(1.0 + off, 1.2), elsewhere) ==
              doctest::Approx(at_one).epsilon(1e-7));
    // With φ = 0.7 only σ ≥ 1 explodes; just below, A is e^100 as soon, and yet never infinite.
    CHECK(years_to_explosion(ideas(1.0 - 1e-8, 0.7), elsewhere) == core::infinity);
    CHECK(years_to_quality(ideas(1.0 - 1e-8, 0.7), elsewhere, 100.0) ==
          doctest::Approx(years_to_explosion(ideas(1.0, 0.7), elsewhere)).epsilon(1e-5));
    // Cobb-Douglas with φ = 0.4 does not explode: the smaller σ − 1, the later, and without end.
    CHECK(years_to_explosion(ideas(1.2), elsewhere) < years_to_explosion(ideas(1.1), elsewhere));
    CHECK(years_to_explosion(ideas(1.1), elsewhere) < 1e6);
    CHECK(years_to_explosion(ideas(1.01), elsewhere) < core::infinity);
    CHECK(years_to_explosion(ideas(1.0 + 1e-6), elsewhere) == core::infinity);
    CHECK(explosion(ideas(1.0 + 1e-6)).explodes);
}

TEST_CASE("growth slows down before it explodes where σ > 1, and the reverse where σ < 1") {
    for (const double sigma : {0.4, 1.3, 2.583}) {
        const double turn = turning_log_quality(ideas(sigma), elsewhere);
        CHECK(local_exponent(ideas(sigma), elsewhere, turn) == doctest::Approx(1.0).epsilon(1e-13));
        const bool later = local_exponent(ideas(sigma), elsewhere, turn + 1.0) > 1.0;
        CHECK(later == (sigma > 1.0));
    }
    CHECK(turning_log_quality(ideas(0.0), elsewhere) ==
          doctest::Approx(std::log(4.8)).epsilon(1e-14));
    CHECK(std::isnan(turning_log_quality(ideas(1.0), elsewhere)));
    CHECK(std::isnan(turning_log_quality(ideas(2.0, 1.5), elsewhere)));
}

TEST_CASE("units do not matter, and parameters outside their domain are refused") {
    auto production = ideas(1.6);
    auto inputs = elsewhere;
    production.benchmark_compute_flop_per_year *= 1e-18;
    inputs.compute_flop_per_year *= 1e-18;
    production.growth_per_year /= 12.0;
    CHECK(years_to_explosion(production, inputs) ==
          doctest::Approx(12.0 * years_to_explosion(ideas(1.6), elsewhere)).epsilon(1e-12));
    CHECK(explosion(production).margin == explosion(ideas(1.6)).margin);
    CHECK_THROWS_AS(explosion(ideas(1.0, core::nan)), core::InvalidParameter);
    CHECK_THROWS_AS(years_to_explosion(ideas(1.0), {.compute_flop_per_year = -1.0}),
                    core::InvalidParameter);
}

}  // namespace explosion_test
