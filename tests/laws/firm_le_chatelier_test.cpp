#include <doctest/doctest.h>

#include "isocost/firm/derivatives.hpp"
#include "isocost/firm/elasticities.hpp"
#include "laws/random_problems.hpp"

namespace firm_le_chatelier_test {

using namespace isocost;
using namespace isocost::laws;

// Samuelson's Le Chatelier principle: an input reacts less to its price when another is held. A law
// of P1 and P3 where the cap just binds, no law of P2.

namespace {

/// A cap 1e-9 below the free demand moves elasticities by 1e-9 times themselves at most a few tens.
constexpr double just = 1e-9;
constexpr double near = 1e-7;

double elasticity(const firm::Result& r, const std::string& input) {
    const auto& cost = std::get<LinearCost>(r.firm->parameters().costs.at(input).curve());
    return firm::derivatives(r)("inputs." + input, "costs." + input + ".price") *
           cost.parameters().price / r.inputs[input];
}

Firm just_capped(const firm::Result& free, const std::string& input) {
    auto p = free.firm->parameters();
    p.caps = {{input, free.inputs[input] * (1.0 - just)}};
    return Firm(p);
}

/// A nest (data, (compute, talent)) or a flat CES with random shares and elasticities, prices at
/// which all inputs are used.
Firm random_firm(Draw& draw, double sigma, double inner) {
    const double core = draw.between(0.2, 0.9);
    const double compute = draw.between(0.2, 0.8);
    const Nest nest(
        {.sigma = inner, .children = {{"compute", compute}, {"talent", 1.0 - compute}}});
    return Firm({.technology = Nest({.sigma = sigma,
                                     .children = {{"data", 1.0 - core}, {"core", core, nest}},
                                     .returns = draw.between(0.6, 1.3)}),
                 .costs = {{"compute", LinearCost({.price = draw.log_between(0.3, 3.0)})},
                           {"talent", LinearCost({.price = draw.log_between(0.3, 3.0)})},
                           {"data", LinearCost({.price = draw.log_between(0.3, 3.0)})}}});
}

}  // namespace

TEST_CASE(
    "Le Chatelier holds with capability held and for the greatest profit where the cap just "
    "binds") {
    Draw draw(11);
    for (int k = 0; k < 200; ++k) {
        const Firm firm =
            random_firm(draw, draw.log_between(0.05, 5.0), draw.log_between(0.05, 5.0));
        const firm::CapabilityTarget target{.capability = draw.log_between(0.5, 2.0)};
        const firm::Revenue revenue{.value = 2.0, .exponent = 0.7 / firm.tree()->returns};
        const auto free = minimize_opex(firm, target);
        const auto capped = minimize_opex(just_capped(free, "compute"), target);
        CHECK(capped.shadow_prices["compute"] > 0.0);
        CHECK(-elasticity(capped, "talent") <= -elasticity(free, "talent") * (1.0 + near));
        const auto rich = maximize_profit(firm, revenue);
        const auto held = maximize_profit(just_capped(rich, "compute"), revenue);
        CHECK(-elasticity(held, "talent") <= -elasticity(rich, "talent") * (1.0 + near));
    }
}

TEST_CASE("elasticities: binding ones are no larger than free ones in their own price") {
    Draw draw(12);
    for (int k = 0; k < 200; ++k) {
        const Firm firm =
            random_firm(draw, draw.log_between(0.05, 5.0), draw.log_between(0.05, 5.0));
        const auto free = minimize_opex(firm, {.capability = 1.0});
        const auto e =
            firm::elasticities(minimize_opex(just_capped(free, "compute"), {.capability = 1.0}));
        CHECK(e.price.binding("compute", "compute") == 0.0);
        for (const std::string input : {"talent", "data"})
            CHECK(-e.price.binding(input, input) <= -e.price.free(input, input) * (1.0 + near));
    }
}

TEST_CASE("Le Chatelier fails for a budget when inputs are hard to replace") {
    const Firm firm(
        {.technology = CES(
             {.shares = {{"compute", 0.3607}, {"talent", 0.3633}, {"data", 0.276}}, .sigma = 0.4}),
         .costs = {{"compute", LinearCost({.price = 0.3607})},
                   {"talent", LinearCost({.price = 0.3633})},
                   {"data", LinearCost({.price = 0.276})}}});
    const auto free = maximize_capability(firm, {.budget = 1.0});
    const auto capped = maximize_capability(just_capped(free, "compute"), {.budget = 1.0});
    // Three printed digits of the two elasticities.
    CHECK(elasticity(free, "talent") == doctest::Approx(-0.618).epsilon(5e-4 / 0.618));
    CHECK(elasticity(capped, "talent") == doctest::Approx(-0.741).epsilon(5e-4 / 0.741));
}

TEST_CASE("a budget's own elasticities in a flat CES, free and where a cap just binds") {
    Draw draw(13);
    for (int k = 0; k < 100; ++k) {
        const double sigma = draw.log_between(0.05, 20.0);
        const Firm firm = random_firm(draw, sigma, sigma);  // one σ everywhere: a flat CES
        const auto free = maximize_capability(firm, {.budget = 1.5});
        const auto capped = maximize_capability(just_capped(free, "compute"), {.budget = 1.5});
        const double s = free.shares["talent"];
        const double s_held = s / (1.0 - free.shares["compute"]);
        CHECK(elasticity(free, "talent") ==
              doctest::Approx(-(sigma + s * (1.0 - sigma))).epsilon(1e-11));
        CHECK(elasticity(capped, "talent") ==
              doctest::Approx(-(sigma + s_held * (1.0 - sigma))).epsilon(near));
        const bool holds = -elasticity(capped, "talent") <= -elasticity(free, "talent");
        CHECK(holds == (sigma > 1.0));
    }
}

}  // namespace firm_le_chatelier_test
