// At σ = 1 ± 10^−k, k = 1…15, and at σ = 1, answers agree with 100 digits to 1e-12 relative.

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "isocost/firm/flat.hpp"
#include "laws/exact_firm.hpp"

namespace sigma_near_one_test {

namespace {

using namespace isocost;
using namespace isocost::laws;
using exact::Economy;
using exact::error;

// Asked of the library. Inputs, prices and caps are numbers between 1e-3 and 1e3: their logarithms
// carry at most 7 roundings, σ/(1 + ση) and the conditions of the questions a factor of ten each.
constexpr double twelve_digits = 1e-12;

exact::Data flat(double sigma, double returns) {
    return {.sigma = sigma,
            .children = {{"compute", 0.57}, {"talent", 0.38}, {"data", 0.05}},
            .returns = returns,
            .output = 3.0,
            .benchmark = {{"compute", 2.0}, {"talent", 50.0}},
            .efficiency = {{"compute", 1.3}, {"data", 0.4}}};
}

/// Both nests have the same σ near 1, or only one of them has.
exact::Data nested(double outer, double inner, double returns) {
    const Nest engine({.sigma = inner, .children = {{"compute", 0.6}, {"talent", 0.4}}});
    exact::Data nest = flat(outer, returns);
    nest.children = {{"engine", 0.95, engine}, {"data", 0.05}};
    return nest;
}

std::vector<exact::Input> fixed_prices() {
    return {{.price = 0.4}, {.price = 0.02}, {.price = 0.06}};
}

/// A price taker, a monopsonist and a fixed price.
std::vector<exact::Input> rising_prices() {
    return {
        {.price = 0.4, .inverse_elasticity = 0.2, .reference = 1.5, .buyer = Buyer::price_taker},
        {.price = 0.02, .inverse_elasticity = 0.7, .reference = 60.0},
        {.price = 0.06}};
}

std::vector<firm::Question> questions(double returns) {
    return {firm::CapabilityTarget{.capability = 2.5}, firm::Budget{.budget = 2.0},
            firm::Revenue{.value = 1.4, .exponent = 0.5 / returns, .users = 1.7}};
}

void check_same(const Economy& economy, const firm::Result& found) {
    REQUIRE(found.status == core::Status::optimal);
    const auto known = exact::optimum(economy, found.inputs.values(), found.marginal_cost);
    REQUIRE(known.certified);
    CHECK(error(found.opex, known.opex) <= twelve_digits);
    CHECK(error(found.capability, known.capability) <= twelve_digits);
    CHECK(error(found.marginal_cost, known.marginal_cost) <= twelve_digits);
    for (std::size_t i = 0; i < economy.inputs.size(); ++i) {
        CAPTURE(i);
        CHECK(error(found.inputs[i], known.inputs[i]) <= twelve_digits);
        if (found.shadow_prices.contains(found.inputs.names()[i]))
            CHECK(error(found.shadow_prices[found.inputs.names()[i]], known.shadow_prices[i]) <=
                  twelve_digits);
    }
}

firm::Result answer(const Firm& firm, const firm::Question& question) {
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&question))
        return minimize_opex(firm, *target);
    if (const auto* budget = std::get_if<firm::Budget>(&question))
        return maximize_capability(firm, *budget);
    return maximize_profit(firm, std::get<firm::Revenue>(question));
}

/// The three questions, free and with compute capped well below its demand.
void check_questions(Economy economy, double returns) {
    for (const double cap : {core::infinity, 0.55}) {
        economy.inputs[0].cap = cap;
        for (const auto& question : questions(returns)) {
            economy.question = question;
            CAPTURE(cap);
            CAPTURE(question.index());
            const auto found = answer(exact::firm(economy), question);
            if (cap < core::infinity) CHECK(found.shadow_prices["compute"] > 0.0);
            check_same(economy, found);
        }
    }
}

/// The same flat firm as a simulator holds it.
firm::FlatFirm<3> simulated(const Economy& economy) {
    const auto& t = economy.technology;
    firm::FlatFirm<3> firm{{}, t.sigma, t.returns, t.output};
    const std::array<double, 3> x0{2.0, 50.0, 1.0};
    const std::array<double, 3> a{1.3, 1.0, 0.4};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& input = economy.inputs[i];
        // A simulator's price refers to the benchmark quantity.
        const double price =
            input.price * std::pow(x0[i] / input.reference, input.inverse_elasticity);
        firm.inputs[i] = {.share = t.children[i].share,
                          .price = price,
                          .inverse_elasticity = input.inverse_elasticity,
                          .benchmark = x0[i],
                          .efficiency = a[i],
                          .cap = input.cap,
                          .buyer = input.buyer};
    }
    return firm;
}

void check_simulated(Economy economy) {
    economy.question = firm::CapabilityTarget{.capability = 2.5};
    for (const double cap : {core::infinity, 0.55}) {
        economy.inputs[0].cap = cap;
        CAPTURE(cap);
        const auto found = minimize_opex(simulated(economy), {.capability = 2.5});
        REQUIRE(found.status == core::Status::optimal);
        const auto known = exact::optimum(economy, {found.inputs.begin(), found.inputs.end()},
                                          found.marginal_cost);
        REQUIRE(known.certified);
        CHECK(error(found.opex, known.opex) <= twelve_digits);
        CHECK(error(found.marginal_cost, known.marginal_cost) <= twelve_digits);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(error(found.inputs[i], known.inputs[i]) <= twelve_digits);
            CHECK(error(found.shadow_prices[i], known.shadow_prices[i]) <= twelve_digits);
        }
    }
}

}  // namespace

TEST_CASE("near σ = 1 output and marginal products keep twelve digits") {
    const std::vector<std::vector<double>> bundles{
        {2.0, 50.0, 1.0}, {0.3, 70.0, 5.0}, {1e-3, 900.0, 0.02}};
    for (const double sigma : exact::sigmas_around_one())
        for (const double returns : {0.7, 1.0, 1.3})
            for (const auto& technology :
                 {flat(sigma, returns), nested(sigma, sigma, returns), nested(0.5, sigma, returns)})
                for (const auto& x : bundles) {
                    CAPTURE(sigma);
                    const Nest nest(technology);
                    const auto known = exact::output(technology, exact::reals(x));
                    CHECK(error(production::output(nest.tree(), x), known.value) <= twelve_digits);
                    const auto slopes = production::marginal_products(nest.tree(), x);
                    for (std::size_t i = 0; i < 3; ++i)
                        CHECK(error(slopes[i], known.marginal_products[i]) <= twelve_digits);
                }
}

TEST_CASE("near σ = 1 a flat firm's answers keep twelve digits") {
    for (const double sigma : exact::sigmas_around_one())
        for (const double returns : {0.7, 1.0, 1.3}) {
            CAPTURE(sigma);
            CAPTURE(returns);
            check_questions({flat(sigma, returns), fixed_prices(), {}}, returns);
        }
}

TEST_CASE("near σ = 1 a flat firm's answers keep twelve digits where supply rises") {
    for (const double sigma : exact::sigmas_around_one()) {
        CAPTURE(sigma);
        check_questions({flat(sigma, 0.8), rising_prices(), {}}, 0.8);
    }
}

TEST_CASE("near σ = 1 a nested firm's answers keep twelve digits") {
    for (const double sigma : exact::sigmas_around_one()) {
        CAPTURE(sigma);
        check_questions({nested(sigma, sigma, 1.3), fixed_prices(), {}}, 1.3);
        check_questions({nested(0.5, sigma, 1.0), rising_prices(), {}}, 1.0);
        check_questions({nested(sigma, 2.0, 0.7), rising_prices(), {}}, 0.7);
    }
}

TEST_CASE("near σ = 1 a simulator's answers keep twelve digits") {
    for (const double sigma : exact::sigmas_around_one())
        for (const double returns : {0.7, 1.0, 1.3}) {
            CAPTURE(sigma);
            CAPTURE(returns);
            check_simulated({flat(sigma, returns), fixed_prices(), {}});
            check_simulated({flat(sigma, returns), rising_prices(), {}});
        }
}

}  // namespace sigma_near_one_test
