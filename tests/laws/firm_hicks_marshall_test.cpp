#include <doctest/doctest.h>

#include <cmath>

#include "isocost/firm/derivatives.hpp"
#include "isocost/firm/elasticities.hpp"
#include "laws/random_problems.hpp"

namespace firm_hicks_marshall_test {

using namespace isocost;

// The demand for talent of a firm that sells with R = v y^γ, so that the elasticity of its demand
// is η = 1/(1 − γ): Marshall's rules in Hicks's form, with compute at a fixed price and capped.

namespace {

/// Two closed forms from the same rounded shares: hundreds of roundings.
constexpr double exact = 1e-11;

Firm lab(double sigma, const production::Values& caps) {
    return Firm(
        {.technology = CES({.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = sigma}),
         .costs = {{"compute", LinearCost({.price = 1.0})}, {"talent", LinearCost({.price = 1.0})}},
         .caps = caps});
}

/// ∂ln L/∂ln w.
double own_wage_elasticity(const firm::Result& r) {
    const auto& wage = std::get<LinearCost>(r.firm->parameters().costs.at("talent").curve());
    return firm::derivatives(r)("inputs.talent", "costs.talent.price") * wage.parameters().price /
           r.inputs["talent"];
}

/// The share of talent at shadow prices.
double talent_share(const firm::Result& r) {
    const double talent = r.virtual_prices["talent"] * r.inputs["talent"];
    return talent / (talent + r.virtual_prices["compute"] * r.inputs["compute"]);
}

/// Benchmark firms use one unit of each input: v γ = 2.
firm::Revenue benchmark_revenue(double gamma) { return {.value = 2.0 / gamma, .exponent = gamma}; }

}  // namespace

TEST_CASE("Hicks and Marshall: own-wage elasticity with compute at a fixed price") {
    const auto poor = maximize_profit(lab(0.5, {}), benchmark_revenue(0.5));
    CHECK(own_wage_elasticity(poor) == doctest::Approx(-1.25).epsilon(exact));
    const auto rich = maximize_profit(lab(3.0, {}), benchmark_revenue(0.5));
    CHECK(own_wage_elasticity(rich) == doctest::Approx(-2.5).epsilon(exact));
}

TEST_CASE("Hicks and Marshall: own-wage elasticity with compute capped") {
    const auto r = maximize_profit(lab(0.5, {{"compute", 0.6}}), benchmark_revenue(0.5));
    CHECK(r.shadow_prices["compute"] > 0.0);
    CHECK(own_wage_elasticity(r) ==
          doctest::Approx(-0.7552).epsilon(5e-5 / 0.7552));  // four digits printed
}

TEST_CASE("Hicks and Marshall: both formulas for random firms") {
    laws::Draw draw(7);
    for (int k = 0; k < 200; ++k) {
        const double sigma = draw.log_between(0.05, 20.0);
        const double gamma = draw.between(0.05, 0.95);
        const double eta = 1.0 / (1.0 - gamma);
        const firm::Revenue revenue{.value = draw.log_between(0.5, 5.0), .exponent = gamma};
        const auto free = maximize_profit(lab(sigma, {}), revenue);
        const double share = talent_share(free);
        INFO("sigma ", sigma, " gamma ", gamma);
        CHECK(own_wage_elasticity(free) ==
              doctest::Approx(-((1.0 - share) * sigma + share * eta)).epsilon(exact));
        const double cap = draw.between(0.3, 0.95) * free.inputs["compute"];
        const auto capped = maximize_profit(lab(sigma, {{"compute", cap}}), revenue);
        const double held = talent_share(capped);
        CHECK(own_wage_elasticity(capped) ==
              doctest::Approx(-sigma * eta / ((1.0 - held) * eta + held * sigma)).epsilon(exact));
    }
}

}  // namespace firm_hicks_marshall_test
