#include "isocost/core/numeric/monotone_integral.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace monotone_integral_test {

using namespace isocost;

TEST_CASE("exponentials, forward, backward and without end") {
    for (const double rate : {1e-3, 1.0, 30.0}) {
        const auto falling = [rate](double s) { return -rate * s; };
        const auto rising = [rate](double s) { return rate * (s - 2.0); };
        const auto slope = [rate](double) { return rate; };
        const double exact = -std::expm1(-2.0 * rate) / rate;
        // Intervals agree with their halves within 1e-12, which leaves 1e-15 and roundings.
        CHECK(core::monotone_integral(falling, 0.0, 2.0, 1.0, slope) ==
              doctest::Approx(exact).epsilon(1e-13));
        CHECK(core::monotone_integral(rising, 0.0, 2.0, 1.0, slope) ==
              doctest::Approx(exact).epsilon(1e-13));
        CHECK(core::monotone_integral(falling, 0.0, core::infinity, 1.0, slope) ==
              doctest::Approx(1.0 / rate).epsilon(1e-13));
    }
}

TEST_CASE("a narrow peak at the end of a long way is not stepped over") {
    // Half a bell of width 1 on a way of 1e8; ∫ e^{−s²/2} = √(π/2).
    const auto bell = [](double s) { return -0.5 * s * s; };
    const auto mirrored = [](double s) { return -0.5 * (s - 1e8) * (s - 1e8); };
    const auto slope = [](double s) { return s; };
    const double exact = std::sqrt(0.5 * std::numbers::pi);
    CHECK(core::monotone_integral(bell, 0.0, 1e8, 1.0, slope) ==
          doctest::Approx(exact).epsilon(1e-13));
    CHECK(core::monotone_integral(bell, 0.0, core::infinity, 1.0, slope) ==
          doctest::Approx(exact).epsilon(1e-13));
    // Positions near 1e8 are known to 1e-8 only, of a width of 1.
    CHECK(core::monotone_integral(mirrored, 0.0, 1e8, 1.0, slope) ==
          doctest::Approx(exact).epsilon(1e-8));
}

TEST_CASE("no way is no integral, and what is beyond double numbers is infinite") {
    const auto slope = [](double) { return 1.0; };
    CHECK(core::monotone_integral([](double) { return 0.0; }, 1.0, 1.0, 1.0, slope) == 0.0);
    CHECK(core::monotone_integral([](double s) { return s; }, 0.0, 1e3, 1.0, slope) ==
          core::infinity);
}

}  // namespace monotone_integral_test
