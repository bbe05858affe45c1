#include "isocost/core/numeric/monotone_root.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "laws/closeness.hpp"

namespace monotone_root_test {

using isocost::core::Bracket;
using isocost::core::infinity;
using isocost::core::monotone_root;
using isocost::core::ValueAndSlope;
using isocost::laws::relative_error;

// The root of a smooth function is known to a few roundings, since the search goes on to tolerance
// 0.
constexpr double few_roundings = 1e-15;

TEST_CASE("a straight line is solved wherever the search starts") {
    for (const double start : {-1e4, -1.0, 0.0, 3.0, 1e4}) {
        const double x = monotone_root(
            [](double z) -> ValueAndSlope {
                return {2.0 * z - 6.0, 2.0};
            },
            start, 0.0);
        CHECK(relative_error(x, 3.0) <= few_roundings);
    }
}

TEST_CASE("curves that overshoot, saturate and explode still give their root") {
    const auto steep = [](double x) -> ValueAndSlope { return {std::exp(x) - 2.0, std::exp(x)}; };
    const auto flat = [](double x) -> ValueAndSlope {
        return {std::atan(x - 700.0), 1.0 / (1.0 + (x - 700.0) * (x - 700.0))};
    };
    const auto cubic = [](double x) -> ValueAndSlope { return {x * x * x - 8.0, 3.0 * x * x}; };
    for (const double start : {-500.0, 0.0, 600.0}) {
        CHECK(relative_error(monotone_root(steep, start, 0.0), std::log(2.0)) <= few_roundings);
        CHECK(relative_error(monotone_root(flat, start, 0.0), 700.0) <= few_roundings);
        CHECK(relative_error(monotone_root(cubic, start, 0.0), 2.0) <= few_roundings);
    }
}

TEST_CASE("a flank of which Newton would go down one step at a time does not exhaust the search") {
    // From 700 on a slope of e^x every Newton step is 1; its 400 steps would end at 300.
    for (const double unit : {1.0, 1e-3}) {
        const auto flank = [unit](double x) -> ValueAndSlope {
            return {std::exp(x) - unit, std::exp(x)};
        };
        const double x = monotone_root(flank, 700.0, 0.0, {}, infinity);
        CHECK(relative_error(std::exp(x), unit) <= 1e-14);  // a rounding of x = 7 is 7 of e^x
    }
}

TEST_CASE("a jump is found to the rounding of where it is") {
    const auto jump = [](double x) -> ValueAndSlope { return {x < 5.0 ? -1.0 : 1.0, 0.0}; };
    CHECK(relative_error(monotone_root(jump, 0.0, 0.0), 5.0) <= few_roundings);
}

TEST_CASE("what never changes its sign has its root at infinity") {
    const auto below = [](double x) -> ValueAndSlope {
        return {-1.0 - std::exp(-x), std::exp(-x)};
    };
    const auto above = [](double x) -> ValueAndSlope { return {1.0 + std::exp(x), std::exp(x)}; };
    CHECK(monotone_root(below, 0.0, 0.0) == infinity);
    CHECK(monotone_root(above, 0.0, 0.0) == -infinity);
}

TEST_CASE("the last evaluation is at the root, so a function may keep its state") {
    for (const double target : {-3.0, 0.0, 1e-9, 2.5, 40.0}) {
        double last = 0.0;
        const double x = monotone_root(
            [&](double z) -> ValueAndSlope {
                last = z;
                return {std::sinh(z) - target, std::cosh(z)};
            },
            1.0, 0.0);
        CHECK(x == last);
    }
}

TEST_CASE("the search never leaves the bracket it is given") {
    const auto inside = [](double x) -> ValueAndSlope {
        CHECK(x >= 0.0);
        CHECK(x <= 10.0);
        return {std::pow(x, 7.0) - 1e3, 7.0 * std::pow(x, 6.0)};
    };
    const double x = monotone_root(inside, 0.1, 0.0, Bracket{0.0, 10.0});
    CHECK(relative_error(x, std::pow(1e3, 1.0 / 7.0)) <= few_roundings);
}

}  // namespace monotone_root_test
