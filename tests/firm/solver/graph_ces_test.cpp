#include "isocost/firm/solver/graph_ces.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"
#include "isocost/production/unit_cost.hpp"

namespace graph_ces_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// A search inside a search leaves a few hundred roundings.
constexpr double rounding = 1e-13;

}  // namespace

TEST_CASE("a nest without limits at fixed prices supplies any amount at its unit cost") {
    for (const double sigma : {0.05, 0.5, 1.0, 2.583, 20.0}) {
        INFO("sigma ", sigma);
        auto p = lab(nested(sigma, 0.7)).parameters();
        p.costs.at("talent") = LinearCost({.price = 0.9});
        const Firm firm(p);
        const double unit =
            production::log_unit_cost(*firm.tree(), {std::log(0.2), std::log(0.5), std::log(0.9)});
        firm::GraphSolver solver(firm.graph());
        for (const double u : {-5.0, 0.0, 3.0})
            CHECK(solver.at(0, u, infinity).v == doctest::Approx(unit).epsilon(rounding));
        CHECK(solver.at(0, 1.0, 1.0).u == doctest::Approx(1.0 - unit).epsilon(1e-12));
    }
}

TEST_CASE("quantity and price queries are inverse where supply rises") {
    auto p = lab(nested(0.6, 1.7), {{"data", 3.0}}).parameters();
    for (const char* name : {"compute", "talent"})
        p.costs.at(name) = IsoelasticCost({.price = 0.4,
                                           .reference = 0.7,
                                           .inverse_elasticity = 0.5,
                                           .buyer = Buyer::monopsonist});
    const Firm firm(p);
    firm::GraphSolver solver(firm.graph());
    for (const double u : {-0.7, 0.1, 0.9}) {
        const double v = solver.at(0, u, infinity).v;
        CHECK(solver.at(0, v, 0.0).u == doctest::Approx(u).epsilon(1e-11));
        CHECK(solver.at(0, v + 2.0 * u, 2.0).u == doctest::Approx(u).epsilon(1e-11));
    }
}

TEST_CASE("the reported elasticity is the slope of the graph") {
    auto p = lab(nested(0.6, 1.7), {{"data", 0.8}}).parameters();
    p.costs.at("talent") = IsoelasticCost(
        {.price = 0.4, .reference = 0.7, .inverse_elasticity = 0.5, .buyer = Buyer::monopsonist});
    const Firm firm(p);
    firm::GraphSolver solver(firm.graph());
    const double h = 1e-5;  // error h² and rounding / h
    const auto here = solver.at(0, 0.1, infinity);
    const double rise =
        (solver.at(0, 0.1 + h, infinity).v - solver.at(0, 0.1 - h, infinity).v) / (2.0 * h);
    CHECK(here.elasticity == doctest::Approx(1.0 / rise).epsilon(1e-7));
}

}  // namespace graph_ces_test
