#include "isocost/firm/solver/graph_extremes.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace graph_extremes_test {

using namespace isocost;
using namespace isocost::test;

namespace {

constexpr double rounding = 1e-13;

}  // namespace

TEST_CASE("Leontief: every input in the same proportion, the price their sum") {
    const Firm firm = lab(flat(0.0));
    firm::GraphSolver solver(firm.graph());
    CHECK(std::exp(solver.at(0, 0.7, infinity).v) == doctest::Approx(1.0).epsilon(rounding));
    for (std::size_t n = 1; n < 4; ++n)
        CHECK(solver.points()[n].u == doctest::Approx(0.7).epsilon(rounding));
}

TEST_CASE("Leontief at a kink: the price between two sums goes to the input that jumps") {
    auto p = lab(flat(0.0)).parameters();
    p.costs.at("compute") = TieredCost({{2.0, 0.5}, {infinity, 1.5}});
    const Firm firm(p);
    firm::GraphSolver solver(firm.graph());
    const double price = 1.4;  // between 1 and 2
    const auto point = solver.at(0, std::log(price), 0.0);
    CHECK(point.u == doctest::Approx(std::log(2.0)).epsilon(1e-12));
    CHECK(std::exp(solver.points()[1].v) == doctest::Approx(0.9).epsilon(1e-12));
    CHECK(std::exp(solver.points()[2].v) == doctest::Approx(0.3).epsilon(1e-12));
}

TEST_CASE("perfect substitutes: the cheapest first, the next when its supply ends") {
    auto p = lab(flat(infinity)).parameters();
    p.costs.at("compute") = TieredCost({{1.0, 0.4}});
    const Firm firm(p);
    const auto little = minimize_opex(firm, {.capability = 0.4});
    CHECK(little.inputs["compute"] == doctest::Approx(0.8).epsilon(rounding));
    CHECK(little.inputs["talent"] + little.inputs["data"] == 0.0);
    const auto more = minimize_opex(firm, {.capability = 0.9});
    CHECK(more.inputs["compute"] == 1.0);
    CHECK(more.shadow_prices["compute"] == doctest::Approx(0.1).epsilon(1e-12));
    CHECK(more.opex == doctest::Approx(0.4 + 0.4).epsilon(1e-12));
}

TEST_CASE("perfect substitutes with rising supply share so that all cost the same per unit") {
    auto p = lab(flat(infinity)).parameters();
    for (auto& [name, cost] : p.costs)
        cost = IsoelasticCost({.price = 0.3,
                               .reference = 1.0,
                               .inverse_elasticity = 0.5,
                               .buyer = Buyer::monopsonist});
    const auto r = minimize_opex(Firm(p), {.capability = 1.0});
    REQUIRE(r.status == Status::optimal);
    CHECK(r.virtual_prices["compute"] / 0.5 ==
          doctest::Approx(r.virtual_prices["talent"] / 0.3).epsilon(1e-12));
    CHECK(r.virtual_prices["compute"] / 0.5 ==
          doctest::Approx(r.virtual_prices["data"] / 0.2).epsilon(1e-12));
}

TEST_CASE("extremes inside each other are solved and certified") {
    for (const auto& [outer, inner] :
         {std::pair{0.0, infinity}, {infinity, 0.0}, {0.0, 0.0}, {infinity, infinity}}) {
        INFO(outer, " ", inner);
        auto p = lab(nested(outer, inner), {{"compute", 0.9}}).parameters();
        p.costs.at("talent") = TieredCost({{0.3, 0.2}, {1.0, 0.35}, {infinity, 0.7}});
        for (const double y : {0.2, 0.7, 0.9})
            CHECK(minimize_opex(Firm(p), {.capability = y}).certificate.holds(1e-11));
    }
}

}  // namespace graph_extremes_test
