#include "isocost/finance/normal.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace normal_test {

using namespace isocost;
using Exact = boost::multiprecision::cpp_bin_float_50;

TEST_CASE("the cdf keeps its digits in both tails") {
    for (double z = -37.0; z <= 37.0; z += 0.37) {
        const Exact exact = boost::math::erfc(-Exact(z) / sqrt(Exact(2))) / 2;
        const double error = static_cast<double>((finance::normal_cdf(z) - exact) / exact);
        // The rounding of z/√2 is worth z² roundings in the left tail.
        CHECK(std::abs(error) < 2e-16 * (4.0 + z * z));
    }
}

TEST_CASE("what lies within z, for small z 2z times the density") {
    CHECK(finance::normal_within(1e-9) ==
          doctest::Approx(2e-9 * finance::normal_density(0.0)).epsilon(1e-15));
    CHECK(finance::normal_within(1.959963984540054) == doctest::Approx(0.95).epsilon(1e-15));
    CHECK(finance::normal_cdf(0.0) == 0.5);
    CHECK(finance::normal_density(0.0) == doctest::Approx(0.3989422804014327).epsilon(1e-15));
}

}  // namespace normal_test
