#include "isocost/plan/solver/cholesky.hpp"

#include <doctest/doctest.h>

namespace cholesky_test {

using namespace isocost;

TEST_CASE("a system by hand, also with scales far apart") {
    for (const double scale : {1.0, 1e12}) {
        plan::LowerHalf a(2);
        a(0, 0) = 4.0;
        a(1, 0) = 2.0 * scale;
        a(1, 1) = 3.0 * scale * scale;
        const auto factor = plan::Cholesky::of(a);
        REQUIRE(factor);
        const auto x = factor->solve({10.0, 8.0 * scale});
        // Determinant 8 of entries up to 4: a rounding or two.
        CHECK(x[0] == doctest::Approx(1.75).epsilon(1e-14));
        CHECK(x[1] * scale == doctest::Approx(1.5).epsilon(1e-14));
    }
}

TEST_CASE("a matrix that is not positive definite has no factor") {
    plan::LowerHalf a(2);
    a(0, 0) = a(1, 1) = 1.0;
    a(1, 0) = 2.0;
    CHECK_FALSE(plan::Cholesky::of(a));
    a(1, 0) = 0.0;
    a(1, 1) = 0.0;
    CHECK_FALSE(plan::Cholesky::of(a));
    CHECK(plan::Cholesky::of(plan::LowerHalf(0)));
}

}  // namespace cholesky_test
