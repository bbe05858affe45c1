#include "isocost/firm/solver/solve_flat.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"
#include "isocost/firm/solver/solve_graph.hpp"

namespace solve_flat_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("the one equation and the graph solver agree on a flat CES") {
    for (const double sigma : {0.05, 0.5, 1.0, 2.583, 20.0}) {
        INFO("sigma ", sigma);
        auto p = lab(flat(sigma, 0.8), {{"compute", 1.1}}, {{"data", 0.5}}).parameters();
        p.costs.at("talent") = IsoelasticCost({.price = 0.3,
                                               .reference = 0.7,
                                               .inverse_elasticity = 0.4,
                                               .buyer = Buyer::monopsonist});
        const Firm firm(p);
        const auto fast = firm::solve_flat(firm, {.capability = 1.05}).point;
        const auto slow = firm::solve_graph(firm, {.capability = 1.05}).point;
        CHECK(fast.marginal_cost == doctest::Approx(slow.marginal_cost).epsilon(1e-12));
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(fast.inputs[i] == doctest::Approx(slow.inputs[i]).epsilon(1e-12));
            CHECK(fast.virtual_prices[i] == doctest::Approx(slow.virtual_prices[i]).epsilon(1e-12));
            CHECK(std::abs(fast.cap_prices[i] - slow.cap_prices[i]) <= 1e-12);
        }
    }
}

TEST_CASE("an input at its limit stands exactly there") {
    const auto point =
        firm::solve_flat(lab(flat(0.5), {{"compute", 0.7}}), {.capability = 1.0}).point;
    CHECK(point.inputs[0] == 0.7);
    CHECK(point.cap_prices[0] > 0.0);
}

TEST_CASE("beyond the ceiling there is no point to propose") {
    CHECK(firm::solve_flat(lab(flat(0.5), {{"compute", 0.1}}), {.capability = 1.0}).kind ==
          firm::Proposal::Kind::infeasible);
}

}  // namespace solve_flat_test
