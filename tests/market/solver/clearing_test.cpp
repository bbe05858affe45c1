#include "isocost/market/solver/clearing.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace clearing_test {

using namespace isocost::market;

TEST_CASE("an answer starts as nothing found, with no figures") {
    const detail::Clearing nothing;
    CHECK(nothing.kind == detail::Clearing::Kind::stalled);
    CHECK(std::isnan(nothing.less));
    CHECK(nothing.lowest.size() == 0);
    CHECK_FALSE(nothing.vertical);
    CHECK_FALSE(nothing.jump);
}

TEST_CASE("excess that no wage ends is a shortage or glut only where nothing reacts any more") {
    CHECK(detail::out_of_reach(1.0, 0.0) == detail::Clearing::Kind::shortage);
    CHECK(detail::out_of_reach(-1.0, 1e-50) == detail::Clearing::Kind::glut);
    CHECK(detail::out_of_reach(-1.0, -0.005) == detail::Clearing::Kind::far);
    CHECK(detail::out_of_reach(-isocost::core::infinity, isocost::core::nan) ==
          detail::Clearing::Kind::glut);
}

}  // namespace clearing_test
