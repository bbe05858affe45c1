#include "isocost/core/certificate.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace certificate_test {

using isocost::core::Certificate;

namespace {

constexpr double tolerance = 1e-9;
constexpr Certificate perfect{
    .stationarity = 0.0, .feasibility = 0.0, .complementarity = 0.0, .gap = 0.0, .condition = 1.0};

}  // namespace

TEST_CASE("a certificate that nobody filled in proves nothing") {
    CHECK_FALSE(Certificate{}.holds(tolerance));
    CHECK_FALSE(Certificate{}.holds(isocost::core::infinity));
}

TEST_CASE("a certificate holds when every residual is within the tolerance, and not beyond") {
    CHECK(perfect.holds(tolerance));
    CHECK(perfect.holds(0.0));
    for (double Certificate::*residual : {&Certificate::stationarity, &Certificate::feasibility,
                                          &Certificate::complementarity, &Certificate::gap}) {
        Certificate one = perfect;
        one.*residual = tolerance;
        CHECK(one.holds(tolerance));
        one.*residual = 1.01 * tolerance;
        CHECK_FALSE(one.holds(tolerance));
    }
}

TEST_CASE("a residual that is not a number never holds") {
    for (double Certificate::*residual :
         {&Certificate::stationarity, &Certificate::feasibility, &Certificate::complementarity}) {
        Certificate one = perfect;
        one.*residual = isocost::core::nan;
        CHECK_FALSE(one.holds(isocost::core::infinity));
    }
}

TEST_CASE("a problem that is not convex has no gap, and is judged without one") {
    Certificate local = perfect;
    local.gap = isocost::core::nan;
    CHECK(local.holds(tolerance));
}

TEST_CASE("a bound above the objective is as wrong as one below") {
    Certificate one = perfect;
    one.gap = -2.0 * tolerance;
    CHECK_FALSE(one.holds(tolerance));
}

TEST_CASE("near a ceiling only the gap is allowed what one rounding moves") {
    Certificate steep = perfect;
    steep.condition = 1e4;
    steep.gap = 5e3 * tolerance;
    CHECK(steep.holds(tolerance));
    steep.stationarity = 2.0 * tolerance;
    CHECK_FALSE(steep.holds(tolerance));
    Certificate unconditioned = perfect;
    unconditioned.condition = isocost::core::nan;
    CHECK(unconditioned.holds(tolerance));
}

TEST_CASE("the worse of a number and what is not a number is not a number, in either order") {
    using isocost::core::worse;
    CHECK(worse(1.0, 2.0) == 2.0);
    CHECK(worse(2.0, 1.0) == 2.0);
    CHECK(std::isnan(worse(0.0, isocost::core::nan)));
    CHECK(std::isnan(worse(isocost::core::nan, 0.0)));
}

}  // namespace certificate_test
