#include "isocost/market/solver/last_flat.hpp"

#include <doctest/doctest.h>

namespace last_flat_test {

using namespace isocost;
using market::detail::last_flat;
using market::detail::rounded;

TEST_CASE("how far a predicate goes on to hold: to its end, not at all, or without end") {
    for (const double end : {1e-3, 0.25, 0.7, 3.0, 100.0})
        // Halved until 1e-14 of the distance are left.
        CHECK(last_flat([&](double distance) { return distance <= end; }) ==
              doctest::Approx(end).epsilon(2e-14 * std::max(1.0, 1.0 / end)));
    CHECK(last_flat([](double) { return false; }) == 0.0);
    CHECK(last_flat([](double distance) { return distance < 1e-9; }) == 0.0);  // below a kink's own
    CHECK(last_flat([](double) { return true; }) == core::infinity);
    // No farther than e^230 is looked, which wages between 1e-290 and 1e290 hold.
    double farthest = 0.0;
    last_flat([&](double distance) {
        farthest = std::max(farthest, distance);
        return true;
    });
    CHECK(farthest < 230.0);
    CHECK(farthest > 100.0);
}

TEST_CASE("excess demand that is rounding is none where nothing answers, and stays elsewhere") {
    CHECK(rounded({9e-14, 0.0}, 0.0).value == 0.0);
    CHECK(rounded({2e-13, 0.0}, 0.0).value == 2e-13);
    CHECK(rounded({9e-14, -1e-9}, 0.0).value == 9e-14);
    // The logarithm of a wage of 1e200 is 460, and so are the roundings in units of 1e-16.
    CHECK(rounded({1e-11, 0.0}, 460.0).value == 0.0);
    CHECK(std::isnan(rounded({}, 0.0).value));
}

}  // namespace last_flat_test
