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
    CHECK(search_by_thirds([&](double x) { return payoff(0, {x}); }, 0.0, 1.0, 101).best ==
          doctest::Approx(1.1).epsilon(1e-9));
}

TEST_CASE("a payoff that only rises or falls ends at the end") {
    const Payoff rising = [](std::size_t, const std::vector<double>& x) { return x[0]; };
    const Payoff falling = [](std::size_t, const std::vector<double>& x) { return -x[0]; };
    CHECK(best_reply(rising, Payoff{}, {0.5}, 0, 0.0, 2.0, 10) == 2.0);
    CHECK(best_reply(falling, Payoff{}, {0.5}, 0, 0.0, 2.0, 10) == 0.0);
}

TEST_CASE("a search that meets what is not a number knows no best") {
    const auto hole = [](double x) { return x > 0.5 && x < 0.6 ? std::sqrt(-x) : x; };
    CHECK(std::isnan(search_by_thirds(hole, 0.0, 1.0, 101).best));
    const auto pole = [](double x) { return std::log(x); };
    CHECK(search_by_thirds(pole, 0.0, 1.0, 101).worst == doctest::Approx(std::log(0.01)));
}

TEST_CASE("root of a falling slope and difference of a power") {
    CHECK(falling_root([](double x) { return 2.0 - x * x; }, 0.0, 2.0, 2.0, -2.0) ==
          doctest::Approx(std::sqrt(2.0)).epsilon(1e-15));
    // five points: error h⁴/30 times the fifth derivative, and rounding over h
    CHECK(difference([](double x) { return std::pow(x, 1.7); }, 2.0, 0.0, 5.0) ==
          doctest::Approx(1.7 * std::pow(2.0, 0.7)).epsilon(1e-11));
}

}  // namespace best_reply_test
