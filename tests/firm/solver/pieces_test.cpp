#include "isocost/firm/solver/pieces.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace pieces_test {

using namespace isocost;
using namespace isocost::test;
using firm::detail::Pieces;

namespace {

Firm tiered(const production::Values& caps = {}, const production::Values& floors = {}) {
    auto p = lab(flat(0.5), caps, floors).parameters();
    p.costs.at("compute") = FixedCost(3.0, TieredCost({{0.5, 0.4}, {0.5, 0.6}, {infinity, 0.9}}));
    return Firm(p);
}

}  // namespace

TEST_CASE("an input has a piece per tier, as wide as the tier, up to its cap") {
    CHECK(Pieces(tiered()).upper == std::vector<double>{0.5, 0.5, infinity, infinity, infinity});
    CHECK(Pieces(tiered({{"compute", 0.75}})).upper ==
          std::vector<double>{0.5, 0.25, infinity, infinity});
    CHECK(Pieces(tiered({{"compute", 0.0}})).upper == std::vector<double>{0.0, infinity, infinity});
}

TEST_CASE("a floor fills the cheapest tiers first") {
    CHECK(Pieces(tiered({}, {{"compute", 0.7}})).lower ==
          std::vector<double>{0.5, 0.7 - 0.5, 0.0, 0.0, 0.0});
}

TEST_CASE("pieces and inputs are each other's sums and parts") {
    const Pieces pieces(tiered());
    const auto parts = pieces.split({0.8, 2.0, 3.0});
    CHECK(parts == std::vector<double>{0.5, 0.8 - 0.5, 0.0, 2.0, 3.0});
    CHECK(pieces.inputs(parts) == std::vector<double>{0.8, 2.0, 3.0});
    CHECK(pieces.spread({1.0, 2.0, 3.0}) == std::vector<double>{1.0, 1.0, 1.0, 2.0, 3.0});
}

TEST_CASE("a solver that stops within rounding of a kink is on it") {
    const Pieces pieces(tiered());
    CHECK(pieces.inputs({0.5 * (1.0 - 1e-15), 0.0, 0.0, 1.0, 1.0})[0] == 0.5);
    CHECK(pieces.inputs({0.5, 0.5 * (1.0 - 1e-15), 0.0, 1.0, 1.0})[0] == 1.0);
}

TEST_CASE("cost over pieces is the running cost, its slope the tier's own price") {
    const Firm firm = tiered();
    const Pieces pieces(firm);
    const auto parts = pieces.split({1.2, 1.0, 1.0});
    CHECK(pieces.objective(firm, parts) ==
          doctest::Approx(0.2 + 0.3 + 0.18 + 0.3 + 0.2).epsilon(1e-15));
    CHECK(pieces.marginal(firm, parts) == std::vector<double>{0.4, 0.6, 0.9, 0.3, 0.2});
}

TEST_CASE("typical sizes are those of the start, no larger than the piece") {
    CHECK(Pieces(tiered()).scale({4.0, 2.0, 0.0}) == std::vector<double>{0.5, 0.5, 4.0, 2.0, 1.0});
}

}  // namespace pieces_test
