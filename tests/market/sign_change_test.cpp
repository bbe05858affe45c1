#include "isocost/market/solver/sign_change.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace sign_change_test {

using isocost::market::contest_detail::sign_change;

TEST_CASE("smooth roots to rounding, in few evaluations") {
    int calls = 0;
    const double root = sign_change(
        [&](double x) {
            ++calls;
            return 2.0 - x * x;
        },
        0.0, 2.0);
    CHECK(root == doctest::Approx(1.4142135623730951).epsilon(1e-15));
    CHECK(calls < 60);
}

TEST_CASE("a jump is found from the side where the function is not negative") {
    const double at = sign_change([](double x) { return x <= 0.3 ? 1.0 : -5.0; }, 0.0, 1.0);
    CHECK(at <= 0.3);
    CHECK(at == doctest::Approx(0.3).epsilon(1e-14));
}

TEST_CASE("minus infinity is a sign too") {
    const double inf = std::numeric_limits<double>::infinity();
    const double at = sign_change([=](double x) { return x <= 0.7 ? 0.1 : -inf; }, 0.0, 1.0);
    CHECK(at <= 0.7);
    CHECK(at == doctest::Approx(0.7).epsilon(1e-14));
}

TEST_CASE("flat roots end too: x^9 is 0 to rounding long before x is") {
    const double at = sign_change([](double x) { return -std::pow(x, 9); }, -1.0, 2.0);
    CHECK(std::abs(at) < 1e-3);
}

}  // namespace sign_change_test
