// Calibrated to a year, the firm's own optimum is that year: for every cost curve, flat and nested,
// at every elasticity, also where a cap bound in it.

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "isocost/firm/calibrate.hpp"
#include "isocost/isocost.hpp"
#include "laws/closeness.hpp"

namespace benchmark_replicates_test {

namespace {

using namespace isocost;
using isocost::laws::relative_error;

// Asked of the library: shares, offsets and the root round once each, and 1/σ = 20 multiplies.
constexpr double same = 1e-12;

const std::vector<double> elasticities{0.05, 0.24, 0.893, 1.0, 1.91, 3.25, 8.0};

const production::Values year{{"compute", 3e24}, {"talent", 420.0}, {"data", 1.5e13}};
constexpr double output = 7.0;

struct Style {
    std::string name;
    firm::Costs costs;
};

IsoelasticCost rising(double price, double reference, double eta, Buyer buyer) {
    return IsoelasticCost(
        {.price = price, .reference = reference, .inverse_elasticity = eta, .buyer = buyer});
}

/// Every cost curve on compute, others on talent and data. No input is a small part of Opex, lest
/// what it alone decides be known less well.
std::vector<Style> styles() {
    const LinearCost rent({.price = 2e-17});
    const LinearCost wage({.price = 9e5});
    const LinearCost token({.price = 1e-5});
    const TieredCost inside{{1e24, 1e-17}, {5e24, 2e-17}, {core::infinity, 4e-17}};
    const TieredCost kink{{1e24, 1e-17}, {2e24, 2e-17}, {core::infinity, 4e-17}};
    const auto taker = Buyer::price_taker;
    const auto seer = Buyer::monopsonist;
    return {{"linear", {{"compute", rent}, {"talent", wage}, {"data", token}}},
            {"price taker",
             {{"compute", rising(2e-17, 1e24, 0.3, taker)},
              {"talent", rising(8e5, 300.0, 0.8, taker)},
              {"data", token}}},
            {"monopsonist",
             {{"compute", rising(2e-17, 1e24, 0.3, seer)},
              {"talent", rising(8e5, 300.0, 0.8, seer)},
              {"data", rising(1e-5, 1e13, 0.0, seer)}}},
            {"inside a tier", {{"compute", inside}, {"talent", wage}, {"data", token}}},
            {"at a kink",
             {{"compute", kink}, {"talent", rising(8e5, 300.0, 0.5, seer)}, {"data", token}}},
            {"fixed",
             {{"compute", FixedCost(4e6, inside)},
              {"talent", FixedCost(1e6, rising(8e5, 300.0, 0.5, taker))},
              {"data", FixedCost(2e5, token)}}}};
}

CES flat(double sigma, double returns = 1.0) {
    return CES({.shares = {{"compute", 0.5}, {"talent", 0.4}, {"data", 0.1}},
                .sigma = sigma,
                .returns = returns});
}

Nest nested(double outer, double inner, double returns = 1.0) {
    const Nest engine({.sigma = inner, .children = {{"compute", 0.5}, {"talent", 0.5}}});
    return Nest(
        {.sigma = outer, .children = {{"data", 0.1}, {"engine", 0.9, engine}}, .returns = returns});
}

double opex_of_year(const firm::Costs& costs) {
    double sum = 0.0;
    for (const auto& [name, cost] : costs) sum += cost.outlay(year.at(name));
    return sum;
}

/// λ of the year by Euler: Σ(c' + μ)x = λυy.
double marginal_cost_of_year(const firm::Costs& costs, double returns, double cap_value = 0.0) {
    double sum = cap_value;
    for (const auto& [name, cost] : costs)
        sum += cost.marginal(year.at(name)).lower * year.at(name);
    return sum / (returns * output);
}

void check_inputs(const firm::Result& found) {
    for (const auto& [name, x] : year) {
        CAPTURE(name);
        CHECK(relative_error(found.inputs[name], x) <= same);
    }
}

template <class Technology>
Firm calibrated(const Technology& structure, const firm::Costs& costs) {
    return Firm({.technology = firm::calibrate(
                     structure, {.quantities = year, .costs = costs, .output = output}),
                 .costs = costs});
}

template <class Technology>
void check_replicates(const Technology& structure, const Style& style) {
    CAPTURE(style.name);
    const Firm firm = calibrated(structure, style.costs);
    const auto found = minimize_opex(firm, {.capability = output});
    CHECK(found.status == core::Status::optimal);
    check_inputs(found);
    const double opex = opex_of_year(style.costs);
    CHECK(relative_error(found.opex, opex) <= same);
    const auto spent = maximize_capability(firm, {.budget = opex});
    CHECK(spent.status == core::Status::optimal);
    CHECK(relative_error(spent.capability, output) <= same);
    check_inputs(spent);
}

/// λ is a number only where c' is.
template <class Technology>
void check_marginal_cost(const Technology& structure, const Style& style, double returns) {
    if (style.name == "at a kink") return;
    const auto found = minimize_opex(calibrated(structure, style.costs), {.capability = output});
    CHECK(relative_error(found.marginal_cost, marginal_cost_of_year(style.costs, returns)) <= same);
}

}  // namespace

TEST_CASE("a flat benchmark replicates for every cost curve") {
    for (const Style& style : styles())
        for (const double sigma : elasticities)
            for (const double returns : {0.7, 1.0, 1.4}) {
                CAPTURE(sigma);
                check_replicates(flat(sigma, returns), style);
                check_marginal_cost(flat(sigma, returns), style, returns);
            }
}

TEST_CASE("a nested benchmark replicates for every cost curve") {
    for (const Style& style : styles())
        for (const double outer : {0.0, 0.3, 1.0, 2.5})
            for (const double inner : {0.0, 0.7, 1.0, 1.8}) {
                CAPTURE(outer);
                CAPTURE(inner);
                check_replicates(nested(outer, inner, 0.9), style);
                check_marginal_cost(nested(outer, inner, 0.9), style, 0.9);
            }
}

// All inputs stand in proportion: they are unique, and so is λ where costs have slopes.
TEST_CASE("at σ = 0 the benchmark's bundle is the only one that gives its output") {
    for (const Style& style : styles()) {
        check_replicates(flat(0.0), style);
        check_marginal_cost(flat(0.0), style, 1.0);
    }
}

// Every input is worth its price per unit of output. Where prices are fixed any mix does as well:
// Opex, capability and λ are unique, the bundle is not. Where they rise so is the bundle.
TEST_CASE("at σ = ∞ the benchmark costs the least, and is the only bundle where prices rise") {
    for (const Style& style : styles()) {
        CAPTURE(style.name);
        const Firm firm = calibrated(flat(core::infinity), style.costs);
        const auto found = minimize_opex(firm, {.capability = output});
        CHECK(found.status == core::Status::optimal);
        CHECK(relative_error(found.opex, opex_of_year(style.costs)) <= same);
        CHECK(relative_error(found.capability, output) <= same);
    }
    firm::Costs all_rise = styles()[2].costs;
    all_rise.at("data") = rising(1e-5, 1e13, 0.4, Buyer::monopsonist);
    check_replicates(flat(core::infinity), {"all rise", all_rise});
    check_replicates(nested(core::infinity, 0.6), {"all rise", all_rise});
    check_replicates(nested(0.6, core::infinity), {"all rise", all_rise});
}

TEST_CASE("the benchmark replicates from prices and from amounts paid as from cost curves") {
    const firm::Costs costs = styles()[0].costs;
    const production::Values prices{{"compute", 2e-17}, {"talent", 9e5}, {"data", 1e-5}};
    production::Values amounts;
    for (const auto& [name, price] : prices) amounts[name] = price * year.at(name);
    for (const auto& given :
         {firm::Benchmark{.quantities = year, .prices = prices, .output = output},
          firm::Benchmark{.quantities = year, .amounts = amounts, .output = output}}) {
        const Firm firm({.technology = firm::calibrate(nested(0.4, 1.3), given), .costs = costs});
        const auto found = minimize_opex(firm, {.capability = output});
        check_inputs(found);
        CHECK(relative_error(found.opex, opex_of_year(costs)) <= same);
    }
}

namespace {

/// Compute is capped at what the year used, and one more unit was worth μ more than its price.
template <class Technology>
void check_capped(const Technology& structure, const Style& style, double returns) {
    CAPTURE(style.name);
    const double mu = 1.5e-17;
    const auto technology = firm::calibrate(structure, {.quantities = year,
                                                        .costs = style.costs,
                                                        .shadow_prices = {{"compute", mu}},
                                                        .output = output});
    const Firm firm({.technology = technology,
                     .costs = style.costs,
                     .caps = {{"compute", year.at("compute")}}});
    const auto found = minimize_opex(firm, {.capability = output});
    CHECK(found.status == core::Status::optimal);
    CHECK(found.inputs["compute"] == year.at("compute"));
    check_inputs(found);
    CHECK(relative_error(found.opex, opex_of_year(style.costs)) <= same);
    CHECK(relative_error(found.marginal_cost,
                         marginal_cost_of_year(style.costs, returns, mu * year.at("compute"))) <=
          same);
    // μ is the difference of two prices of its own size; at a kink the dearer tier's counts.
    const auto c = style.costs.at("compute").marginal(year.at("compute"));
    const double known = style.name == "at a kink" ? mu + c.lower - c.upper : mu;
    CHECK(relative_error(found.shadow_prices["compute"], std::max(0.0, known)) <= same);
}

}  // namespace

TEST_CASE("a benchmark in which a cap bound replicates, with the cap's worth") {
    for (const Style& style : styles())
        for (const double sigma : elasticities)
            for (const double returns : {0.7, 1.0, 1.4}) {
                CAPTURE(sigma);
                check_capped(flat(sigma, returns), style, returns);
            }
}

// With an inner σ = 0 the engine is in proportion and its price is split between two inputs that
// cannot move: only talent's own price says how, and it does where its supply is not at a limit.
TEST_CASE("a nested benchmark in which a cap bound replicates, with the cap's worth") {
    for (const Style& style : styles())
        for (const double outer : {0.3, 1.0, 2.5})
            for (const double inner : {0.0, 0.7, 1.0, 1.8}) {
                CAPTURE(outer);
                CAPTURE(inner);
                check_capped(nested(outer, inner, 0.9), style, 0.9);
            }
}

// At σ = 0 the cap is also the ceiling, so that the target's price has no upper end: the bundle and
// Opex are unique, λ and the cap's worth are not.
TEST_CASE("at σ = 0 a benchmark in which a cap bound replicates its bundle and Opex") {
    for (const Style& style : styles()) {
        const Firm firm(
            {.technology = firm::calibrate(flat(0.0), {.quantities = year,
                                                       .costs = style.costs,
                                                       .shadow_prices = {{"compute", 1.5e-17}},
                                                       .output = output}),
             .costs = style.costs,
             .caps = {{"compute", year.at("compute")}}});
        const auto found = minimize_opex(firm, {.capability = output});
        CHECK(found.status == core::Status::optimal);
        check_inputs(found);
        CHECK(relative_error(found.opex, opex_of_year(style.costs)) <= same);
        CHECK(found.shadow_prices["compute"] >= 0.0);
    }
}

// What the cap leaves to the others they may share in any way, at fixed prices.
TEST_CASE("at σ = ∞ a benchmark in which a cap bound replicates its Opex and the cap's worth") {
    const double mu = 1.5e-17;
    const Style style = styles()[0];
    const Firm firm(
        {.technology = firm::calibrate(flat(core::infinity), {.quantities = year,
                                                              .costs = style.costs,
                                                              .shadow_prices = {{"compute", mu}},
                                                              .output = output}),
         .costs = style.costs,
         .caps = {{"compute", year.at("compute")}}});
    const auto found = minimize_opex(firm, {.capability = output});
    CHECK(found.status == core::Status::optimal);
    CHECK(found.inputs["compute"] == year.at("compute"));
    CHECK(relative_error(found.opex, opex_of_year(style.costs)) <= same);
    CHECK(relative_error(found.shadow_prices["compute"], mu) <= same);
}

}  // namespace benchmark_replicates_test
