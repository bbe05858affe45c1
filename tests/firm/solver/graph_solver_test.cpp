#include "isocost/firm/solver/graph_solver.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace graph_solver_test {

using namespace isocost;
using namespace isocost::test;

namespace {

constexpr double rounding = 1e-13;

/// Leaf of the only input of a firm with one tiered input: 0.5 units at price 1, to 2 at price e.
Firm one_input() {
    return Firm({.technology = CES({.shares = {{"compute", 1.0}}, .sigma = 1.0}),
                 .costs = {{"compute", TieredCost({{0.5, 1.0}, {1.5, std::exp(1.0)}})}},
                 .floors = {{"compute", 0.1}}});
}

}  // namespace

TEST_CASE("at a given quantity a node's price is its marginal cost") {
    const Firm firm = one_input();
    firm::GraphSolver solver(firm.graph());
    CHECK(std::abs(solver.at(1, std::log(0.3), infinity).v) <= rounding);
    CHECK(solver.at(1, std::log(1.0), infinity).v == doctest::Approx(1.0).epsilon(rounding));
    CHECK(solver.at(1, std::log(0.05), infinity).v == -infinity);  // below the floor: free
    CHECK(solver.at(1, std::log(3.0), infinity).v ==
          infinity);  // beyond the last tier: not for money
}

TEST_CASE("at a given price a node's quantity is its supply, a jump between tiers included") {
    const Firm firm = one_input();
    firm::GraphSolver solver(firm.graph());
    CHECK(solver.at(1, -0.5, 0.0).u == firm.graph().leaves[0].floor);
    CHECK(solver.at(1, 0.5, 0.0).u == firm.graph().leaves[0].steps[0].end);
    CHECK(solver.at(1, 2.0, 0.0).u == firm.graph().leaves[0].cap);
}

TEST_CASE("on a line the point lies on it, and so do the children on theirs") {
    const Firm firm = lab(nested(0.5, 1.2), {{"compute", 0.9}});
    firm::GraphSolver solver(firm.graph());
    for (const double kappa : {0.3, 1.0, 4.0}) {
        const auto point = solver.at(0, 0.2, kappa);
        CHECK(point.v + kappa * point.u == doctest::Approx(0.2).epsilon(rounding));
    }
}

TEST_CASE("floors that give more than is asked rest, worth nothing") {
    const Firm firm = lab(flat(0.5), {}, {{"compute", 2.0}, {"talent", 2.0}, {"data", 2.0}});
    firm::GraphSolver solver(firm.graph());
    const auto point = solver.at(0, 0.0, infinity);
    CHECK(point.v == -infinity);
    CHECK(point.u == doctest::Approx(std::log(2.0)).epsilon(rounding));
}

}  // namespace graph_solver_test
