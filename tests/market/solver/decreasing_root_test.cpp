#include "isocost/market/solver/decreasing_root.hpp"

#include <doctest/doctest.h>

namespace decreasing_root_test {

using isocost::market::detail::decreasing_root;
using isocost::market::detail::inverse_hermite;
using isocost::market::detail::Sloped;

TEST_CASE("a smooth decreasing function: its root within a few evaluations") {
    // ln(2e^{-x} + 1) − x/2 falls everywhere; its root is where 2e^{-x} + 1 = e^{x/2}.
    const auto f = [](double x) {
        const double e = 2.0 * std::exp(-x);
        return Sloped{std::log1p(e) - 0.5 * x, -e / (1.0 + e) - 0.5};
    };
    for (const double start : {-5.0, 0.0, 1.0, 30.0}) {
        const auto root = decreasing_root(f, start, 0.0);
        REQUIRE(root.found);
        CHECK(root.evaluations <= 9);
        CHECK(std::abs(root.at.value) < 1e-13);
    }
}

TEST_CASE("the cubic through two points of an inverse cubic is that cubic") {
    // x = 1 − y − y³: y(x) falls, and x at y = 0 is 1.
    const auto x = [](double y) { return 1.0 - y - y * y * y; };
    const auto at = [](double y) { return Sloped{y, 1.0 / (-1.0 - 3.0 * y * y)}; };
    CHECK(inverse_hermite(x(0.7), at(0.7), x(-0.4), at(-0.4)) ==
          doctest::Approx(1.0).epsilon(1e-14));
}

TEST_CASE("kinks, jumps in slope and flat stretches are bracketed") {
    const auto kink = [](double x) {
        return x < 1.0 ? Sloped{0.1 * (1.0 - x) + 1e-3, -0.1}
                       : Sloped{1e-3 - 50.0 * (x - 1.0), -50.0};
    };
    for (const double start : {-40.0, 0.99, 5.0}) {
        const auto root = decreasing_root(kink, start, 0.0);
        REQUIRE(root.found);
        CHECK(root.x == doctest::Approx(1.0 + 1e-3 / 50.0).epsilon(1e-12));
    }
    const auto stairs = [](double x) {
        return Sloped{x < 2.0 ? 1.0 : 2.0 - x, x < 2.0 ? 0.0 : -1.0};
    };
    const auto root = decreasing_root(stairs, 0.0, 0.0);
    CHECK(root.found);
    CHECK(root.x == doctest::Approx(2.0).epsilon(1e-12));
}

TEST_CASE("no root, or no number: not found") {
    CHECK(!decreasing_root(
               [](double x) {
                   return Sloped{1.0 + std::exp(-x), -std::exp(-x)};
               },
               0.0, 0.0)
               .found);
    const auto none = decreasing_root([](double) { return Sloped{}; }, 0.0, 0.0);
    CHECK(!none.found);
    CHECK(none.evaluations == 1);
}

}  // namespace decreasing_root_test
