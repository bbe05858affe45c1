#include "isocost/market/solver/best_reply.hpp"

#include <doctest/doctest.h>

#include <functional>

namespace best_reply_test {

using namespace isocost::market::detail;
using Payoff = std::function<double(std::size_t, const std::vector<double>&)>;

TEST_CASE("the higher of two humps is found, and its top to eleven digits") {
    const Payoff payoff = [](std::size_t, const std::vector<double>& x) {
        return std::exp(-100.0 * (x[0] - 0.3) * (x[0] - 0.3)) +
               1.1 * std::exp(-100.0 * (x[0] - 0.8) * (x[0] - 0.8));
    };
    const double top = best_reply(payoff, Payoff{}, {0.2}, 0, 0.0, 1.0, 60);
    // differences are right to about 1e-12 of the slope's scale; the other hump is e^-25 away
    CHECK(top == doctest::Approx(0.8).epsilon(1e-9));
    CHECK(search_by_thirds([&](double x) { return payoff(0, {x}); }, 0.0, 1.0, 101) ==
          doctest::Approx(1.1).epsilon(1e-9));
}

TEST_CASE("a payoff that only rises or falls ends at the end") {
    const Payoff rising = [](std::size_t, const std::vector<double>& x) { return x[0]; };
    const Payoff falling = [](std::size_t, const std::vector<double>& x) { return -x[0]; };
    CHECK(best_reply(rising, Payoff{}, {0.5}, 0, 0.0, 2.0, 10) == 2.0);
    CHECK(best_reply(falling, Payoff{}, {0.5}, 0, 0.0, 2.0, 10) == 0.0);
}

TEST_CASE("root of a falling slope and difference of a power") {
    CHECK(falling_root([](double x) { return 2.0 - x * x; }, 0.0, 2.0, 2.0, -2.0) ==
          doctest::Approx(std::sqrt(2.0)).epsilon(1e-15));
    // five points: error h⁴/30 times the fifth derivative, and rounding over h
    CHECK(difference([](double x) { return std::pow(x, 1.7); }, 2.0, 0.0, 5.0) ==
          doctest::Approx(1.7 * std::pow(2.0, 0.7)).epsilon(1e-11));
}

TEST_CASE("a search that meets what is no number finds no number") {
    const auto hole = [](double x) { return x > 0.4 && x < 0.5 ? std::nan("") : x; };
    CHECK(std::isnan(search_by_thirds(hole, 0.0, 1.0, 101)));
}

TEST_CASE("grids over decades are even in logarithms, their ends exact") {
    CHECK(grid_point(1e4, 1e8, 1, 4) == doctest::Approx(1e5).epsilon(1e-15));
    CHECK(grid_point(1e4, 1e8, 4, 4) == 1e8);
    CHECK(grid_point(0.0, 1e8, 1, 4) == 2.5e7);
}

TEST_CASE("a difference does not depend on how far the interval goes") {
    const auto f = [](double x) { return std::log(x); };
    for (const double upper : {1e7, 1e14})
        // five points, h = x/1000: error h⁴ times the fifth derivative, 1e-12 relative
        CHECK(difference(f, 5e5, 1e4, upper) == doctest::Approx(2e-6).epsilon(1e-10));
}

}  // namespace best_reply_test
