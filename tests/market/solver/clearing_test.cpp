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

}  // namespace clearing_test
