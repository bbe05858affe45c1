// Unit demands of a 2×2 general equilibrium, from julia-mpsge/MPSGE.jl, test/MPSGEresults.xlsx
// (solutions of GAMS/MPSGE with PATH) and test/test_twobytwo_*.jl, case L = 77, wage as numeraire:
// X from labor and capital (50, 50 → 100), Y (20, 30 → 50), utility from X and Y (100, 50 → 150),
// all Cobb–Douglas. Inputs are per unit of activity, whose benchmark is 1.

#include <doctest/doctest.h>

#include "isocost/firm/calibrate.hpp"
#include "isocost/firm/optimize.hpp"
#include "laws/closeness.hpp"

namespace general_equilibrium_2x2_test {

namespace {

namespace firm = isocost::firm;
using isocost::cost::LinearCost;
using isocost::laws::relative_error;
using isocost::production::CES;
using isocost::production::Values;

// The file's prices solve the equilibrium to about 1e-12; they enter once.
constexpr double published = 1e-11;

constexpr double wage = 1.0;
constexpr double rent = 1.09999999999964;
constexpr double price_of_x = 1.048808848169914;
constexpr double price_of_y = 1.0588528529215189;

/// Cheapest inputs of one unit of an activity that used `benchmark` at prices of 1.
firm::Result unit_demands(const Values& benchmark, const Values& prices) {
    const firm::Benchmark year{.quantities = benchmark, .prices = {{"a", 1.0}, {"b", 1.0}}};
    const CES structure({.shares = {{"a", 0.5}, {"b", 0.5}}, .sigma = 1.0});
    firm::Costs costs;
    for (const auto& [name, price] : prices) costs.emplace(name, LinearCost({.price = price}));
    return minimize_opex(firm::Firm({.technology = calibrate(structure, year), .costs = costs}),
                         {.capability = 1.0})
        .require_optimal();
}

}  // namespace

TEST_CASE("a sector hires what the general equilibrium says per unit of its activity") {
    const auto x = unit_demands({{"a", 50.0}, {"b", 50.0}}, {{"a", wage}, {"b", rent}});
    CHECK(relative_error(x.inputs["a"], 52.44044240850039) <= published);
    CHECK(relative_error(x.inputs["b"], 47.673129462283626) <= published);
    const auto y = unit_demands({{"a", 20.0}, {"b", 30.0}}, {{"a", wage}, {"b", rent}});
    CHECK(relative_error(y.inputs["a"], 21.17705705843207) <= published);
    CHECK(relative_error(y.inputs["b"], 28.877805079687114) <= published);
}

TEST_CASE("a consumer is a firm that makes utility of goods") {
    const auto u =
        unit_demands({{"a", 100.0}, {"b", 50.0}}, {{"a", price_of_x}, {"b", price_of_y}});
    CHECK(relative_error(u.inputs["a"], 100.31820580257069) <= published);
    CHECK(relative_error(u.inputs["b"], 49.683306602973595) <= published);
}

TEST_CASE("with constant returns a unit costs what it sells for") {
    const auto x = unit_demands({{"a", 50.0}, {"b", 50.0}}, {{"a", wage}, {"b", rent}});
    CHECK(relative_error(x.opex, 100.0 * price_of_x) <= published);
    CHECK(relative_error(x.marginal_cost, 100.0 * price_of_x) <= published);
    const auto y = unit_demands({{"a", 20.0}, {"b", 30.0}}, {{"a", wage}, {"b", rent}});
    CHECK(relative_error(y.opex, 50.0 * price_of_y) <= published);
    const auto u =
        unit_demands({{"a", 100.0}, {"b", 50.0}}, {{"a", price_of_x}, {"b", price_of_y}});
    CHECK(relative_error(u.opex, 150.0 * 1.0521462187826638) <= published);
}

}  // namespace general_equilibrium_2x2_test
