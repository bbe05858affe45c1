#include "isocost/scaling/idea_path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "isocost/scaling/explosion.hpp"
#include "scaling/ideas.hpp"

namespace idea_path_test {

using namespace isocost;
using namespace isocost::scaling;
using core::Status;
using scaling::tests::at_benchmark;
using scaling::tests::elsewhere;
using scaling::tests::ideas;
using scaling::tests::RandomIdeas;

namespace {

enum class Regime { complements, cobb_douglas, substitutes };

/// The left-hand side of the paper's condition, as it is printed there.
double condition(Regime regime, const IdeaProduction& p) {
    const double phi = p.progress_exponent, lambda = p.input_exponent, gamma = p.compute_share;
    if (regime == Regime::complements) return phi;
    return regime == Regime::cobb_douglas ? phi + lambda * (1.0 - gamma) : phi + lambda;
}

/// Every parameter by itself: nothing aims at a side of the condition. σ stays away from 1, so that
/// the input that does not count in the end is a rounding at ln A = 200: e^{−200 |ρ|}, |ρ| > 0.2.
IdeaProduction any(Regime regime, RandomIdeas& random) {
    auto p = ideas(1.0, random.uniform(-0.5, 1.6), random.uniform(0.2, 1.5));
    if (regime == Regime::complements) p.sigma = random.uniform(0.1, 0.8);
    if (regime == Regime::substitutes) p.sigma = random.uniform(1.3, 5.0);
    p.growth_per_year = random.uniform(0.2, 2.0);
    p.compute_share = random.uniform(0.05, 0.95);
    return p;
}

/// The equation once more, straight from the paper, ε_K = 0 and ε_L = 1.
double growth(const IdeaProduction& p, const ResearchInputs& inputs, double log_quality) {
    const double k = inputs.compute_flop_per_year / p.benchmark_compute_flop_per_year;
    const double l = std::exp(log_quality) * inputs.researchers_fte / p.benchmark_researchers_fte;
    const double rho = (p.sigma - 1.0) / p.sigma, gamma = p.compute_share;
    const double both =
        p.sigma == 1.0
            ? std::pow(k, gamma) * std::pow(l, 1.0 - gamma)
            : std::pow(gamma * std::pow(k, rho) + (1.0 - gamma) * std::pow(l, rho), 1.0 / rho);
    return p.growth_per_year * std::exp((p.progress_exponent - 1.0) * log_quality) *
           std::pow(both, p.input_exponent);
}

/// Years in which ln A goes from one level to the next, in small steps of ln A.
double simulated_years(const IdeaProduction& p, const ResearchInputs& inputs, double from,
                       double to) {
    constexpr int steps = 100;
    const double step = (to - from) / steps;
    double years = 0.0;
    for (int n = 0; n < steps; ++n) years += step / growth(p, inputs, from + (n + 0.5) * step);
    return years;
}

/// Times that are the shorter the further ln A is have an end, ones that are the longer have none.
bool simulated_explosion(const IdeaProduction& p, const ResearchInputs& inputs) {
    return simulated_years(p, inputs, 201.0, 202.0) < simulated_years(p, inputs, 200.0, 201.0);
}

void check_path_that_explodes(const IdeaProduction& p, const ResearchInputs& inputs) {
    const double end = years_to_explosion(p, inputs);
    const auto path = idea_path(p, inputs, {0.9 * end, end * (1.0 - 1e-4), 1.01 * end});
    CHECK(path.status == Status::unbounded);
    REQUIRE(path.years.size() == 2);
    CHECK(path.growth_per_year[1] > path.growth_per_year[0]);
    CHECK(path.residual < 1e-6);  // a thousand steps of 1e-9
}

void check_path_that_stays_finite(const IdeaProduction& p, const ResearchInputs& inputs) {
    CHECK(years_to_explosion(p, inputs) == core::infinity);
    const double far = simulated_years(p, inputs, 0.0, 40.0);
    const auto path = idea_path(p, inputs, {far, 3.0 * far, 1e3 * far});
    REQUIRE(path.status == Status::optimal);
    CHECK(path.growth_per_year[1] < path.growth_per_year[0]);
    CHECK(path.growth_per_year[2] < 0.1 * path.growth_per_year[1]);
}

}  // namespace

TEST_CASE("at any parameters the simulated growth explodes just where the paper's condition says") {
    RandomIdeas random(2507);
    for (const auto regime : {Regime::complements, Regime::cobb_douglas, Regime::substitutes}) {
        int over = 0, under = 0;
        while (std::min(over, under) < 60) {
            const auto production = any(regime, random);
            const auto inputs = random.inputs();
            const double margin = condition(regime, production) - 1.0;
            // Nearer to equality 100 steps do not tell growth that speeds up from growth that does
            // not, and paths take longer than double numbers.
            if (std::abs(margin) < 0.05) continue;
            const bool explodes = margin > 0.0;
            ++(explodes ? over : under);
            CHECK(explosion(production).explodes == explodes);
            CHECK(simulated_explosion(production, inputs) == explodes);
            if (explodes)
                check_path_that_explodes(production, inputs);
            else
                check_path_that_stays_finite(production, inputs);
        }
    }
}

TEST_CASE("with Cobb-Douglas the path is −ln(1 − m h t)/m") {
    for (const double margin : {-0.5, 0.02, 0.6}) {
        auto production = ideas(1.0);
        production.progress_exponent = 1.0 + margin - 0.8 * 0.65;
        const double h = idea_growth_per_year(production, elsewhere, 0.0);
        const std::vector<double> years{0.0, 0.01, 0.3, 0.8, 1.1};
        const auto path = idea_path(production, elsewhere, years);
        REQUIRE(path.status == Status::optimal);
        for (std::size_t k = 0; k < years.size(); ++k) {
            // A tolerance of 1e-9 per step, a hundred steps.
            CHECK(path.log_quality[k] ==
                  doctest::Approx(-std::log1p(-margin * h * years[k]) / margin).epsilon(1e-7));
            CHECK(path.growth_per_year[k] ==
                  doctest::Approx(h / (1.0 - margin * h * years[k])).epsilon(1e-7));
        }
    }
}

TEST_CASE("simulated growth speeds up without end over the condition and dies down under it") {
    RandomIdeas random(31);
    for (const double sigma : {0.0, 0.3, 0.8, 1.0, 1.3, 2.583, core::infinity})
        for (int draw = 0; draw < 20; ++draw) {
            const double margin = random.uniform(0.1, 0.8);
            const auto inputs = random.inputs();
            const auto over = random.with_margin(sigma, margin);
            const double end = years_to_explosion(over, inputs);
            // Late enough that the fading input does not matter: growth ∝ 1/(T − t).
            const auto late =
                idea_path(over, inputs, {end * (1.0 - 1e-4), end * (1.0 - 1e-5), 1.1 * end});
            CHECK(late.status == Status::unbounded);
            REQUIRE(late.years.size() == 2);
            CHECK(late.growth_per_year[1] > 5.0 * late.growth_per_year[0]);
            CHECK(late.residual < 1e-6);

            const auto under = random.with_margin(sigma, -margin);
            const double far = years_to_quality(under, inputs, 10.0 / margin + 40.0);
            REQUIRE(far < 1e200);
            const auto slow = idea_path(under, inputs, {far, 2.0 * far, 1e6 * far});
            REQUIRE(slow.status == Status::optimal);
            CHECK(slow.growth_per_year[1] < slow.growth_per_year[0]);
            CHECK(slow.growth_per_year[2] < 1e-3 * slow.growth_per_year[1]);
        }
}

TEST_CASE("the path stays with the quadrature until close to the explosion") {
    const auto production = ideas(2.583);
    const double end = years_to_explosion(production, elsewhere);
    const auto path = idea_path(production, elsewhere, {0.5 * end, 0.999 * end, end * (1 - 1e-8)},
                                {.tolerance = 1e-12});
    REQUIRE(path.status == Status::optimal);
    CHECK(path.years_to_explosion == end);
    CHECK(path.residual < 1e-10);  // a hundred steps
    // A ∝ (T − t)^{−1/m}: from 1e-3 to 1e-8 of T it rises by 5 ln 10/m, m = 0.2.
    CHECK(path.log_quality[2] - path.log_quality[1] ==
          doctest::Approx(5.0 * std::log(10.0) / 0.2).epsilon(0.02));
}

TEST_CASE("inputs far from the benchmark's take the same path on another clock") {
    // With both inputs m times as large F is m times as large at every A, and time runs m^λ as
    // fast.
    const auto production = ideas(2.583, 0.6, 2.0);
    const double end = years_to_explosion(production, at_benchmark);
    const auto path = idea_path(production, at_benchmark, {0.3 * end, 0.9 * end});
    for (const double m : {1e-6, 1e3, 1e6, 1e30}) {
        auto inputs = at_benchmark;
        inputs.compute_flop_per_year *= m;
        inputs.researchers_fte *= m;
        const double pace = std::pow(m, 2.0);
        const auto far = idea_path(production, inputs, {0.3 * end / pace, 0.9 * end / pace});
        CAPTURE(m);
        REQUIRE(far.status == Status::optimal);
        for (std::size_t k = 0; k < 2; ++k)  // 1e-9 a step, a few tens of steps
            CHECK(far.log_quality[k] == doctest::Approx(path.log_quality[k]).epsilon(1e-7));
    }
}

TEST_CASE("units do not matter: months give the same path as years") {
    auto monthly = ideas(0.5);
    monthly.growth_per_year /= 12.0;
    auto inputs = elsewhere;
    inputs.compute_flop_per_year *= 1e-15;
    monthly.benchmark_compute_flop_per_year *= 1e-15;
    const auto years = idea_path(ideas(0.5), elsewhere, {1.0, 10.0, 100.0});
    const auto months = idea_path(monthly, inputs, {12.0, 120.0, 1200.0});
    REQUIRE(years.status == Status::optimal);
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(months.log_quality[k] == doctest::Approx(years.log_quality[k]).epsilon(1e-12));
}

TEST_CASE("too many steps, a time after the explosion and times that go back") {
    const auto few = idea_path(ideas(0.5), elsewhere, {0.01, 1e4}, {.steps_per_time = 5});
    CHECK(few.status == Status::iteration_limit);
    CHECK(few.years.size() == 1);
    const auto late = idea_path(ideas(1.0, 0.6), at_benchmark, {1.0, 7.0});
    CHECK(late.status == Status::unbounded);
    CHECK(late.reason == "A is infinite after 6.94444 years");  // 1/(1.2 · 0.12)
    CHECK(late.years == std::vector<double>{1.0});
    CHECK_THROWS_WITH(idea_path(ideas(2.0), elsewhere, {2.0, 1.0}),
                      "years = 1: must be 0 or more, finite and ascending");
    CHECK_THROWS_AS(idea_path(ideas(2.0), elsewhere, {1.0}, {.tolerance = 0.0}),
                    core::InvalidParameter);
}

}  // namespace idea_path_test
