#include "isocost/firm/point.hpp"

#include <doctest/doctest.h>

namespace point_test {

using namespace isocost;

TEST_CASE("a solver that proposes nothing has failed, and its problem counts as convex") {
    const firm::Proposal proposal;
    CHECK(proposal.kind == firm::Proposal::Kind::failed);
    CHECK_FALSE(proposal.local);
    CHECK_FALSE(proposal.infeasibility.has_value());
    CHECK(std::isnan(proposal.point.capability));
    CHECK(std::isnan(proposal.point.marginal_cost));
    CHECK(proposal.point.inputs.empty());
}

}  // namespace point_test
