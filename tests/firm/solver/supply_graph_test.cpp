#include "isocost/firm/solver/supply_graph.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace supply_graph_test {

using namespace isocost;
using namespace isocost::test;

namespace {

constexpr double rounding = 1e-15;

Firm in_other_units() {
    return Firm({.technology = CES({.shares = {{"compute", 0.5}, {"talent", 0.5}},
                                    .sigma = 0.5,
                                    .benchmark = {{"compute", 8.0}},
                                    .efficiency = {{"compute", 2.0}}}),
                 .costs = {{"compute", TieredCost({{4.0, 0.25}, {4.0, 0.5}})},
                           {"talent", IsoelasticCost({.price = 1.0,
                                                      .reference = 1.0,
                                                      .inverse_elasticity = 0.5,
                                                      .buyer = Buyer::monopsonist})}},
                 .floors = {{"compute", 1.0}}});
}

}  // namespace

TEST_CASE(
    "a leaf's graph is its marginal cost in benchmark units: u = ln(a x/x0), v = ln(c' x0/a)") {
    const Firm firm = in_other_units();
    const auto& compute = firm.graph().leaves[0];
    CHECK(compute.floor == doctest::Approx(std::log(0.25)).epsilon(rounding));
    CHECK(compute.cap == doctest::Approx(std::log(2.0)).epsilon(rounding));
    REQUIRE(compute.steps.size() == 2);
    CHECK(std::abs(compute.steps[0].end) <= rounding);  // x = 4 is â = 1
    CHECK(std::abs(compute.steps[0].alpha) <= rounding);
    CHECK(compute.steps[1].alpha == doctest::Approx(std::log(2.0)).epsilon(rounding));
    const auto& talent = firm.graph().leaves[1];
    CHECK(talent.eta == 0.5);
    CHECK(talent.steps[0].alpha == doctest::Approx(std::log(1.5)).epsilon(rounding));
    CHECK(talent.steps[0].end == infinity);
}

TEST_CASE("a nest is bounded if all its children are, or at sigma below 1 if one is") {
    const auto bounded = [](double sigma, const production::Values& caps) {
        return lab(flat(sigma), caps).graph().reach[0].upper < infinity;
    };
    const production::Values one{{"compute", 0.5}};
    const production::Values all{{"compute", 0.5}, {"talent", 0.5}, {"data", 0.5}};
    for (const double sigma : {0.0, 0.5, 0.99}) CHECK(bounded(sigma, one));
    for (const double sigma : {1.0, 1.01, 2.0, infinity}) CHECK_FALSE(bounded(sigma, one));
    for (const double sigma : {0.0, 0.5, 1.0, 2.0, infinity}) CHECK(bounded(sigma, all));
}

TEST_CASE("a ceiling is attained only where some bundle gives it") {
    CHECK_FALSE(lab(flat(0.5), {{"compute", 0.5}}).graph().reach[0].attained);
    CHECK(lab(flat(0.0), {{"compute", 0.5}}).graph().reach[0].attained);  // no need of the others
                                                                          // beyond it
    CHECK(lab(flat(0.5), {{"compute", 0.5}, {"talent", 1.0}, {"data", 2.0}})
              .graph()
              .reach[0]
              .attained);
}

TEST_CASE("floors are the least that a nest can be brought to") {
    CHECK(lab(flat(infinity), {}, {{"compute", 0.5}}).graph().reach[0].lower ==
          doctest::Approx(std::log(0.25)).epsilon(rounding));
    CHECK(lab(flat(1.0), {}, {{"compute", 0.5}}).graph().reach[0].lower == -infinity);
}

TEST_CASE("only nests at the extremes have to be searched for jumps") {
    const auto searches = [](double outer, double inner) {
        return lab(nested(outer, inner)).graph().searches[0];
    };
    CHECK(searches(0.5, 1.2) == 0);
    CHECK(searches(0.0, 1.2) == 1);
    CHECK(searches(0.0, infinity) == 2);
}

}  // namespace supply_graph_test
