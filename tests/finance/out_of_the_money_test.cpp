#include "isocost/finance/out_of_the_money.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

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
    double worst = 0.0;
    for (const double x : {-1e-12, -1e-6, -1e-3, -0.02, -0.08, -0.5, -2.0, -10.0})
        for (double v = 1e-7; v < 30.0; v *= 1.7) {
            const double exact = exact_value(x, v);
            if (exact < 1e-300) continue;
            CAPTURE(x);
            CAPTURE(v);
            const double error = std::abs(finance::detail::out_of_the_money(x, v) / exact - 1.0);
            worst = std::max(worst, error);
            CHECK(error < 1e-12);
        }
    MESSAGE("worst relative error ", worst);
}

TEST_CASE("at the money the chance to end within half a deviation") {
    CHECK(finance::detail::out_of_the_money(0.0, 1e-8) ==
          doctest::Approx(exact_value(0.0, 1e-8)).epsilon(1e-15));
}
