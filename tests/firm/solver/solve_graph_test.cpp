#include "isocost/firm/solver/solve_graph.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace solve_graph_test {

using namespace isocost;
using namespace isocost::test;
using Kind = firm::Proposal::Kind;

TEST_CASE("a quantity at a floor, a cap or a kink is exactly that") {
    auto p = lab(nested(0.5, 1.2), {{"compute", 0.7}}, {{"talent", 1.7}}).parameters();
    p.costs.at("data") = TieredCost({{0.9, 0.1}, {infinity, 4.0}});
    const auto at = [&p](double y) {
        return firm::solve_graph(Firm(p), firm::CapabilityTarget{.capability = y}).point;
    };
    CHECK(at(0.9).inputs[2] == 1.7);
    CHECK(at(1.2).inputs[1] == 0.7);
    CHECK(at(1.0).inputs[0] == 0.9);
}

TEST_CASE("three questions about one firm meet in the same bundle") {
    const Firm firm = lab(nested(0.5, 1.2), {{"compute", 0.7}});
    const auto target = firm::solve_graph(firm, firm::CapabilityTarget{.capability = 1.1}).point;
    double spent = 0.0;
    for (std::size_t i = 0; i < 3; ++i) spent += firm.costs()[i].outlay(target.inputs[i]);
    const auto budget = firm::solve_graph(firm, firm::Budget{.budget = spent}).point;
    // R' = γ v y^{γ−1} = λ at y = 1.1.
    const firm::Revenue revenue{.value = target.marginal_cost * std::pow(1.1, 0.5) / 0.5,
                                .exponent = 0.5};
    const auto profit = firm::solve_graph(firm, revenue).point;
    for (const auto* other : {&budget, &profit})
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(other->inputs[i] == doctest::Approx(target.inputs[i]).epsilon(1e-11));
}

TEST_CASE("what has no answer comes back as a kind") {
    const Firm embargo = lab(nested(0.5, 1.2), {{"data", 0.0}});
    CHECK(firm::solve_graph(embargo, firm::CapabilityTarget{.capability = 1.0}).kind ==
          Kind::infeasible);
    CHECK(firm::solve_graph(embargo, firm::Budget{.budget = 1.0}).kind == Kind::infeasible);
    CHECK(firm::solve_graph(embargo, firm::Revenue{.value = 1.0, .exponent = 0.5}).kind ==
          Kind::infeasible);
    const Firm firm = lab(nested(0.5, 1.2));
    CHECK(firm::solve_graph(firm, firm::Revenue{.value = 1.1, .exponent = 1.0}).kind ==
          Kind::unbounded);
    CHECK(firm::solve_graph(lab(nested(0.5, 1.2), {}, {{"data", 9.0}}), firm::Budget{.budget = 1.0})
              .kind == Kind::infeasible);
}

}  // namespace solve_graph_test
