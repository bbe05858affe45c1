#include "isocost/scaling/idea_time.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scaling/ideas.hpp"

namespace idea_time_test {

using namespace isocost;
using namespace isocost::scaling;
using scaling::tests::at_benchmark;
using scaling::tests::elsewhere;
using scaling::tests::ideas;

TEST_CASE("with Cobb-Douglas growth changes at a constant exponent and time is closed") {
    // m = φ − 1 + λ (1 − γ): (1 − e^{−m a})/(h m) years, h the growth at the start.
    for (const double margin : {-0.9, -0.08, 1e-9, 0.4}) {
        auto production = ideas(1.0);
        production.progress_exponent = 1.0 + margin - 0.8 * 0.65;
        const double start = idea_growth_per_year(production, elsewhere, 0.0);
        for (const double a : {1e-6, 0.5, 10.0, 60.0})
            CHECK(years_to_quality(production, elsewhere, a) ==
                  doctest::Approx(-std::expm1(-margin * a) / (start * margin)).epsilon(1e-12));
    }
}

TEST_CASE("with Leontief researchers limit first and experiments from the kink on") {
    // Growth ∝ A^{φ−1} (0.625 A)^λ up to A = 4.8, ∝ A^{φ−1} 3^λ after it.
    const double kink = std::log(4.8), up = 0.4 - 1.0 + 0.8, down = 0.4 - 1.0;
    const double first = -std::expm1(-up * kink) / (up * 1.2 * std::pow(0.625, 0.8));
    const double second =
        (std::exp(-down * 6.0) - std::exp(-down * kink)) / (-down * 1.2 * std::pow(3.0, 0.8));
    CHECK(years_to_quality(ideas(0.0), elsewhere, kink) == doctest::Approx(first).epsilon(1e-13));
    CHECK(years_to_quality(ideas(0.0), elsewhere, 6.0) ==
          doctest::Approx(first + second).epsilon(1e-13));
    // ln F is below its limit by at most ln(1/γ)/|ρ| = 1e-6 and only near the kink.
    CHECK(years_to_quality(ideas(1e-6), elsewhere, 6.0) ==
          doctest::Approx(first + second).epsilon(1e-6));
}

TEST_CASE("the narrow way from one limiting input to the other is not missed") {
    for (const double sigma : {0.0003, 0.01, 0.1}) {
        // Simpson's rule, 400 000 intervals of 1.5e-5: κ = 3332 at most, and the way adds 1e-7.
        constexpr int intervals = 400'000;
        double sum = 0.0;
        const IdeaGrowth growth(ideas(sigma), elsewhere);
        for (int n = 0; n <= intervals; ++n) {
            const double weight = n == 0 || n == intervals ? 1.0 : n % 2 == 1 ? 4.0 : 2.0;
            sum += weight * std::exp(-growth.log_relative_growth(6.0 * n / intervals));
        }
        CHECK(years_to_quality(ideas(sigma), elsewhere, 6.0) ==
              doctest::Approx(sum * 2.0 / intervals / 1.2).epsilon(1e-10));
    }
}

TEST_CASE("the rate of time is one over growth, at every σ") {
    for (const double sigma : {0.05, 0.3, 0.99, 1.01, 2.583, core::infinity})
        for (const double a : {0.4, 3.0, 12.0}) {
            const auto years = [&](double quality) {
                return years_to_quality(ideas(sigma), elsewhere, quality);
            };
            // Central difference over ± 1e-4: third order (κ = 19 at most) 6e-7.
            const double rate = (years(a + 1e-4) - years(a - 1e-4)) / 2e-4;
            CHECK(rate * idea_growth_per_year(ideas(sigma), elsewhere, a) ==
                  doctest::Approx(1.0).epsilon(1e-6));
        }
}

TEST_CASE("a residual is the error of the clock, whatever the units of time") {
    const auto production = ideas(2.583);
    const double years = years_to_quality(production, at_benchmark, 3.0);
    CHECK(path_residual(production, at_benchmark, years, 3.0) == 0.0);
    CHECK(path_residual(production, at_benchmark, 1.001 * years, 3.0) ==
          doctest::Approx(0.001 / 1.001).epsilon(1e-12));
    auto monthly = production;
    monthly.growth_per_year /= 12.0;
    CHECK(path_residual(monthly, at_benchmark, 12.012 * years, 3.0) ==
          doctest::Approx(0.001 / 1.001).epsilon(1e-12));
    CHECK(path_residual(production, at_benchmark, 0.0, 0.0) == 0.0);
    CHECK(path_residual(production, at_benchmark, 0.0, 0.1) == core::infinity);
    CHECK(std::isnan(path_residual(production, at_benchmark, 1.0, core::nan)));
}

TEST_CASE("times beyond double numbers are infinite, and A that falls is refused") {
    CHECK(years_to_quality(ideas(0.5), at_benchmark, 2000.0) == core::infinity);
    CHECK_THROWS_WITH(years_to_quality(ideas(0.5), at_benchmark, -1.0),
                      "years_to_quality.log_quality = -1: must be 0 or more and finite (A does not "
                      "fall)");
}

}  // namespace idea_time_test
