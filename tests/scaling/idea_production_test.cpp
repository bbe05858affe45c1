#include "isocost/scaling/idea_production.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scaling/ideas.hpp"

namespace idea_production_test {

using namespace isocost;
using namespace isocost::scaling;
using scaling::tests::at_benchmark;
using scaling::tests::elsewhere;
using scaling::tests::ideas;

namespace {

/// dA/dt by the formula as it is printed, 0 < σ < ∞, σ ≠ 1.
double written_out(const IdeaProduction& p, const ResearchInputs& inputs, double quality) {
    const double rho = (p.sigma - 1.0) / p.sigma;
    const double k = std::pow(quality, p.experiment_gain) * inputs.compute_flop_per_year /
                     p.benchmark_compute_flop_per_year;
    const double l =
        std::pow(quality, p.researcher_gain) * inputs.researchers_fte / p.benchmark_researchers_fte;
    const double f = std::pow(
        p.compute_share * std::pow(k, rho) + (1.0 - p.compute_share) * std::pow(l, rho), 1.0 / rho);
    return p.growth_per_year * std::pow(quality, p.progress_exponent) *
           std::pow(f, p.input_exponent);
}

}  // namespace

TEST_CASE("growth is the formula's, and g0 at the benchmark") {
    for (const double sigma : {0.0, 0.3, 0.999, 1.0, 2.583, core::infinity})
        CHECK(idea_growth_per_year(ideas(sigma), at_benchmark, 0.0) ==
              doctest::Approx(1.2).epsilon(1e-15));
    for (const double sigma : {0.3, 0.9, 1.2, 2.583, 40.0})
        for (const double quality : {0.1, 1.0, 7.0, 1e4})
            CHECK(quality * idea_growth_per_year(ideas(sigma), elsewhere, std::log(quality)) ==
                  doctest::Approx(written_out(ideas(sigma), elsewhere, quality)).epsilon(1e-12));
}

TEST_CASE("the limits in σ are reached, from either side") {
    const auto growth = [](double sigma) {
        return idea_growth_per_year(ideas(sigma), elsewhere, 1.5);
    };
    // ln F differs by ρ/2 times the variance of the logarithms of the inputs, of order 1.
    for (const double off : {-1e-9, 1e-9})
        CHECK(growth(1.0 + off) == doctest::Approx(growth(1.0)).epsilon(1e-8));
    CHECK(growth(1.0) == doctest::Approx(1.2 * std::exp(-0.6 * 1.5) * std::pow(3.0, 0.8 * 0.35) *
                                         std::pow(0.625 * std::exp(1.5), 0.8 * 0.65))
                             .epsilon(1e-14));
    // Researchers are 2.8 times their benchmark by then and experiments 3: researchers limit.
    CHECK(growth(0.0) ==
          doctest::Approx(1.2 * std::exp(-0.6 * 1.5) * std::pow(0.625 * std::exp(1.5), 0.8))
              .epsilon(1e-14));
    // With σ = 1e-9 the mean is above the minimum by a factor of (1 − γ)^{−1e-9}.
    CHECK(growth(1e-9) == doctest::Approx(growth(0.0)).epsilon(1e-8));
    CHECK(growth(1e9) == doctest::Approx(growth(core::infinity)).epsilon(1e-8));
}

TEST_CASE("the local exponent is the slope of ln dA/dt and goes to the asymptotic one") {
    for (const double sigma : {0.2, 0.8, 1.0, 1.5, 2.583, core::infinity}) {
        const auto log_growth = [&](double a) {
            return a + std::log(idea_growth_per_year(ideas(sigma), elsewhere, a));
        };
        for (const double a : {-1.0, 0.0, 2.0}) {
            // Central difference over ± 1e-5: third derivatives up to κ² = 16 and roundings, 1e-9.
            const double slope = (log_growth(a + 1e-5) - log_growth(a - 1e-5)) / 2e-5;
            CHECK(local_exponent(ideas(sigma), elsewhere, a) ==
                  doctest::Approx(slope).epsilon(1e-8));
        }
        // The other input's share falls as e^{−κ a}, κ ≥ 0.25 here: below 1e-16 at a = 200.
        CHECK(local_exponent(ideas(sigma), elsewhere, 200.0) ==
              doctest::Approx(asymptotic_exponent(ideas(sigma))).epsilon(1e-14));
    }
    CHECK(local_exponent(ideas(0.0), elsewhere, 1.0) == doctest::Approx(1.2).epsilon(1e-15));
    CHECK(local_exponent(ideas(0.0), elsewhere, 2.0) == doctest::Approx(0.4).epsilon(1e-15));
}

TEST_CASE("which input grows is what counts: people, AI, and experiments on effective compute") {
    auto people = ideas(2.0);
    people.researcher_gain = 0.0;
    CHECK(asymptotic_exponent(people) == 0.4);
    auto both = ideas(0.2);
    both.experiment_gain = 1.0;
    CHECK(asymptotic_exponent(both) == doctest::Approx(1.2).epsilon(1e-15));
    CHECK(asymptotic_exponent(ideas(0.2)) == 0.4);
    CHECK(asymptotic_exponent(ideas(1.0)) == doctest::Approx(0.4 + 0.8 * 0.65).epsilon(1e-15));
    CHECK(asymptotic_exponent(ideas(2.0)) == doctest::Approx(1.2).epsilon(1e-15));
}

TEST_CASE("units of compute and researchers do not matter, units of time scale growth") {
    for (const double sigma : {0.0, 0.5, 1.0, 2.583}) {
        auto production = ideas(sigma);
        auto inputs = elsewhere;
        production.benchmark_compute_flop_per_year *= 1e-18;
        inputs.compute_flop_per_year *= 1e-18;
        production.benchmark_researchers_fte *= 12.0;
        inputs.researchers_fte *= 12.0;
        production.growth_per_year /= 12.0;
        CHECK(12.0 * idea_growth_per_year(production, inputs, 0.7) ==
              doctest::Approx(idea_growth_per_year(ideas(sigma), elsewhere, 0.7)).epsilon(1e-14));
    }
}

TEST_CASE("parameters outside their domain are refused") {
    auto production = ideas(1.0);
    production.compute_share = 1.0;
    CHECK_THROWS_WITH(asymptotic_exponent(production),
                      "IdeaProduction.compute_share = 1: must be above 0 and below 1 (γ, share of "
                      "experiment compute at the benchmark)");
    CHECK_THROWS_AS(idea_growth_per_year(ideas(-0.103), at_benchmark, 0.0), core::InvalidParameter);
    CHECK_THROWS_AS(idea_growth_per_year(ideas(1.0), {.compute_flop_per_year = 0.0}, 0.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(local_exponent(ideas(1.0), at_benchmark, core::infinity),
                    core::InvalidParameter);
}

}  // namespace idea_production_test
