#include "isocost/finance/out_of_the_money.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace out_of_the_money_test {

using namespace isocost;
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<100>>;

namespace {

Exact cdf(const Exact& z) { return boost::math::erfc(-z / sqrt(Exact(2))) / 2; }

double exact_value(double x, double v) {
    const Exact h = Exact(x) / v;
    const Exact t = Exact(v) / 2;
    return static_cast<double>(exp(Exact(x) / 2) * cdf(h + t) - exp(-Exact(x) / 2) * cdf(h - t));
}

}  // namespace

TEST_CASE("against 100 digits, from a breath of volatility to all of it") {
    for (const double x : {-1e-12, -1e-6, -1e-3, -0.02, -0.08, -0.5, -2.0, -10.0})
        for (double v = 1e-7; v < 30.0; v *= 1.7) {
            const double exact = exact_value(x, v);
            if (exact < 1e-300) continue;
            CAPTURE(x);
            CAPTURE(v);
            const double error = std::abs(finance::detail::out_of_the_money(x, v) / exact - 1.0);
            CHECK(error < 1e-12);  // the requirement; the worst of these is 1.8e-13
        }
}

TEST_CASE("at the money the chance to end within half a deviation") {
    CHECK(finance::detail::out_of_the_money(0.0, 1e-8) ==
          doctest::Approx(exact_value(0.0, 1e-8)).epsilon(1e-15));
}

TEST_CASE("at the ends of what doubles hold there is still an answer") {
    CHECK(finance::detail::out_of_the_money(-1500.0, 100.0) == 0.0);
    CHECK(finance::detail::out_of_the_money(-2000.0, 2.0) == 0.0);
    CHECK(finance::detail::out_of_the_money(-1e-300, 1e-300) > 0.0);
    CHECK(finance::detail::out_of_the_money(-0.5, 1e300) == doctest::Approx(std::exp(-0.25)));
}

}  // namespace out_of_the_money_test
