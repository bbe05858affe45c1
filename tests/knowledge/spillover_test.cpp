#include "isocost/knowledge/spillover.hpp"

#include <doctest/doctest.h>

namespace spillover_test {

using namespace isocost;

namespace {

const knowledge::Spillovers two{.strength = 0.1,
                                .weights = {{1.0, 0.5}, {0.0, 1.0}},
                                .productivity = {2.0, 1.0},
                                .reference_fte = {100.0, 400.0}};

}  // namespace

TEST_CASE("at the reference talent productivity is what it was") {
    CHECK(knowledge::productivity_at(two, {100.0, 400.0}) == two.productivity);
}

TEST_CASE("twice a lab's own talent lifts it by 2^g, a neighbor's by 2^(g G)") {
    const auto own = knowledge::productivity_at(two, {200.0, 400.0});
    CHECK(own[0] == doctest::Approx(2.0 * 1.0717734625362931).epsilon(1e-15));  // 2^0.1
    CHECK(own[1] == 1.0);
    const auto other = knowledge::productivity_at(two, {100.0, 800.0});
    CHECK(other[0] == doctest::Approx(2.0 * 1.0352649238413776).epsilon(1e-15));  // 2^0.05
}

TEST_CASE("without spillovers, or of the other sign") {
    auto none = two;
    none.strength = 0.0;
    CHECK(knowledge::productivity_at(none, {1.0, 1.0}) == two.productivity);
    auto against = two;
    against.strength = -0.1;
    CHECK(knowledge::productivity_at(against, {200.0, 800.0})[0] < 2.0);
}

TEST_CASE("spillovers that make no sense are refused") {
    auto bad = two;
    bad.weights[0].pop_back();
    CHECK_THROWS_WITH(knowledge::productivity_at(bad, {1.0, 1.0}),
                      "Spillovers.weights[0] = 1: must be one weight for each lab");
    bad = two;
    bad.reference_fte[1] = 0.0;
    CHECK_THROWS_AS(knowledge::checked(bad), core::InvalidParameter);
    bad = two;
    bad.weights.pop_back();
    CHECK_THROWS_AS(knowledge::checked(bad), core::InvalidParameter);
    bad = two;
    bad.strength = core::infinity;
    CHECK_THROWS_AS(knowledge::checked(bad), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::productivity_at(two, {1.0}), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::productivity_at(two, {1.0, 0.0}), core::InvalidParameter);
}

}  // namespace spillover_test
