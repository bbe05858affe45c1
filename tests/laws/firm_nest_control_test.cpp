#include <doctest/doctest.h>

#include <cmath>

#include "isocost/firm/derivatives.hpp"
#include "laws/random_problems.hpp"

namespace firm_nest_control_test {

using namespace isocost;
using namespace isocost::laws;

// Does a binding cap on compute raise the demand for talent in a nest (data, (compute,
// talent)_inner)_outer? Three conditions, each the sign of ∂L/∂cap, on random firms.

namespace {

struct Control {
    double outer;
    double inner;
    Firm free;
};

Control random_control(Draw& draw) {
    const double outer = draw.log_between(0.1, 8.0);
    const double inner = draw.log_between(0.1, 8.0);
    const double core = draw.between(0.2, 0.9);
    const double compute = draw.between(0.2, 0.8);
    const Nest nest(
        {.sigma = inner, .children = {{"compute", compute}, {"talent", 1.0 - compute}}});
    return {outer, inner,
            Firm({.technology = Nest({.sigma = outer,
                                      .children = {{"data", 1.0 - core}, {"core", core, nest}},
                                      .returns = draw.between(0.6, 1.3)}),
                  .costs = {{"compute", LinearCost({.price = draw.log_between(0.4, 2.5)})},
                            {"talent", LinearCost({.price = draw.log_between(0.4, 2.5)})},
                            {"data", LinearCost({.price = draw.log_between(0.4, 2.5)})}}})};
}

Firm capped(const firm::Result& free, double share) {
    auto p = free.firm->parameters();
    p.caps = {{"compute", share * free.inputs["compute"]}};
    return Firm(p);
}

double value(const firm::Result& r, const char* input) {
    return r.virtual_prices[input] * r.inputs[input];
}

/// Share of the (compute, talent) nest in the whole, at shadow prices.
double core_share(const firm::Result& r) {
    const double core = value(r, "compute") + value(r, "talent");
    return core / (core + value(r, "data"));
}

/// How often the sign of −∂L/∂cap is that of the condition's margin; too close to call, below 1e-9,
/// is left out.
struct Count {
    int right = 0;
    int wrong = 0;

    void add(const firm::Result& r, double margin) {
        if (!r.solved() || !(r.shadow_prices["compute"] > 0.0) || std::abs(margin) < 1e-9) return;
        const double rise = -firm::derivatives(r)("inputs.talent", "caps.compute");
        ++(std::signbit(rise) == std::signbit(margin) ? right : wrong);
    }
};

}  // namespace

TEST_CASE(
    "in a nest, with capability held, a tighter cap raises talent iff inner sigma > outer sigma (1 "
    "- s_core)") {
    Draw draw(41);
    Count count;
    for (int k = 0; k < 500; ++k) {
        const auto control = random_control(draw);
        const auto free = minimize_opex(control.free, {.capability = 1.0});
        const auto r = minimize_opex(capped(free, draw.between(0.4, 0.98)), {.capability = 1.0});
        count.add(r, control.inner - control.outer * (1.0 - core_share(r)));
    }
    CHECK(count.wrong == 0);
    CHECK(count.right > 300);
}

TEST_CASE(
    "in a nest, with a budget spent, a tighter cap raises talent iff (outer/inner - 1) k_C < "
    "b_C/b_D") {
    Draw draw(42);
    Count count;
    for (int k = 0; k < 500; ++k) {
        const auto control = random_control(draw);
        const auto free = maximize_capability(control.free, {.budget = 2.0});
        const auto r = maximize_capability(capped(free, draw.between(0.4, 0.98)), {.budget = 2.0});
        const double compute_in_core =
            value(r, "compute") / (value(r, "compute") + value(r, "talent"));
        count.add(r, r.costs["compute"] / r.costs["data"] -
                         (control.outer / control.inner - 1.0) * compute_in_core);
    }
    CHECK(count.wrong == 0);
    CHECK(count.right > 300);
}

TEST_CASE(
    "in a nest, for profit, a tighter cap raises talent iff inner > outer (1 - s) + s/(1 - gamma "
    "returns)") {
    Draw draw(43);
    Count count;
    for (int k = 0; k < 500; ++k) {
        const auto control = random_control(draw);
        const double power = draw.between(0.1, 0.9);  // γυ
        const firm::Revenue revenue{.value = 3.0, .exponent = power / control.free.tree()->returns};
        const auto free = maximize_profit(control.free, revenue);
        const auto r = maximize_profit(capped(free, draw.between(0.4, 0.98)), revenue);
        const double s = core_share(r);
        count.add(r, control.inner - control.outer * (1.0 - s) - s / (1.0 - power));
    }
    CHECK(count.wrong == 0);
    CHECK(count.right > 300);
}

TEST_CASE(
    "at gamma returns of 1 or more a profit seeker that a cap bounds needs less talent under a "
    "tighter one") {
    // All other inputs rise in price, so that there is a peak to compare.
    const auto at = [](double sigma, double power, double cap) {
        const IsoelasticCost talent({.price = 1.0,
                                     .reference = 1.0,
                                     .inverse_elasticity = 1.5,
                                     .buyer = Buyer::monopsonist});
        return maximize_profit(
            Firm(
                {.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = sigma}),
                 .costs = {{"compute", LinearCost({.price = 0.1})}, {"talent", talent}},
                 .caps = {{"compute", cap}}}),
            {.value = 6.0, .exponent = power});
    };
    for (const double sigma : {0.5, 1.0, 3.0})
        for (const double power : {1.0, 1.2}) {
            INFO("sigma ", sigma, " gamma ", power);
            const auto loose = at(sigma, power, 0.6);
            const auto tight = at(sigma, power, 0.5);
            REQUIRE(loose.solved());
            REQUIRE(tight.solved());
            CHECK(loose.shadow_prices["compute"] > 0.0);
            CHECK(tight.inputs["talent"] < loose.inputs["talent"]);
        }
}

TEST_CASE("data replaces the whole bundle of compute and talent when the two need each other") {
    // (D, (C, L)_{0.1})_{5} with equal shares at both levels, compute cheap: the cap alone limits
    // it.
    const Nest core({.sigma = 0.1, .children = {{"compute", 0.5}, {"talent", 0.5}}});
    const auto talent = [&](double cap) {
        const Firm firm(
            {.technology = Nest({.sigma = 5.0, .children = {{"data", 0.5}, {"core", 0.5, core}}}),
             .costs = {{"compute", LinearCost({.price = 0.1})},
                       {"talent", LinearCost({.price = 1.0})},
                       {"data", LinearCost({.price = 1.0})}},
             .caps = {{"compute", cap}}});
        return minimize_opex(firm, {.capability = 1.0}).inputs["talent"];
    };
    // Two printed decimals.
    CHECK(std::abs(talent(1.0) - 0.80) <= 5e-3);
    CHECK(std::abs(talent(0.5) - 0.44) <= 5e-3);
}

}  // namespace firm_nest_control_test
