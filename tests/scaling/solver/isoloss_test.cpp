#include "isocost/scaling/solver/isoloss.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scaling/scaling_laws.hpp"

namespace isoloss_test {

using namespace isocost;
using scaling::IsolossCurve;

namespace {

const auto law = scaling::scaling_law("hoffmann_2022");
const double log_reducible = std::log(0.25);
const IsolossCurve curve(law, log_reducible);

}  // namespace

TEST_CASE("all points of an isoloss curve have its loss") {
    // Beyond ± 30 one term is all of the loss.
    for (const double z : {-30.0, -2.0, 0.0, 0.5, 30.0})
        CHECK(
            scaling::loss(law, std::exp(curve.log_parameters(z)), std::exp(curve.log_tokens(z))) ==
            doctest::Approx(law.irreducible_loss + 0.25).epsilon(1e-14));
    CHECK(std::isfinite(curve.log_size(800.0)));
    CHECK(std::isfinite(curve.log_size(-800.0)));
}

TEST_CASE("its slopes are derivatives, and its size is least where the closed form says") {
    for (const double z : {-3.0, 0.2, 4.0}) {
        // Central difference over ± 1e-5: 1e-10.
        const double n = (curve.log_parameters(z + 1e-5) - curve.log_parameters(z - 1e-5)) / 2e-5;
        const double d = (curve.log_tokens(z + 1e-5) - curve.log_tokens(z - 1e-5)) / 2e-5;
        CHECK(curve.parameter_slope(z) == doctest::Approx(n).epsilon(1e-6));
        CHECK(curve.token_slope(z) == doctest::Approx(d).epsilon(1e-6));
    }
    const auto run = scaling::compute_optimal_for_loss(law, law.irreducible_loss + 0.25);
    CHECK(6.0 * std::exp(curve.log_size(curve.compute_optimal())) ==
          doctest::Approx(run.flop).epsilon(1e-12));  // exp of numbers near 55
}

TEST_CASE("limits are found on the curve, on either side") {
    const double least = curve.log_size(curve.compute_optimal());
    for (const double side : {-1.0, 1.0}) {
        const double z = curve.at_size(least + 0.3, side);
        CHECK(curve.log_size(z) == doctest::Approx(least + 0.3).epsilon(1e-14));
        CHECK(side * (z - curve.compute_optimal()) > 0.0);
        CHECK(curve.at_size(core::infinity, side) == side * core::infinity);
        CHECK(curve.at_size(least, side) == curve.compute_optimal());
    }
    const double z = curve.at_tokens(std::log(1e13));
    CHECK(std::exp(curve.log_tokens(z)) == doctest::Approx(1e13).epsilon(1e-13));
    CHECK(curve.at_tokens(std::log(1e3)) == -core::infinity);
    CHECK(curve.at_tokens(core::infinity) == core::infinity);
}

TEST_CASE("the cheapest point: compute alone, then data that cost, then size that costs") {
    const double flop = 2e-18;
    const auto at = [&](double token, double parameter) {
        return scaling::detail::cheapest_on(curve, {flop, token, parameter});
    };
    CHECK(at(0.0, 0.0) == doctest::Approx(curve.compute_optimal()).epsilon(1e-14));
    CHECK(at(1e-6, 0.0) < at(0.0, 0.0));
    CHECK(at(0.0, 1e-5) > at(0.0, 0.0));
    // Prices beyond anything: data, then size, are all that counts.
    CHECK(std::isfinite(at(1e300, 0.0)));
    CHECK(std::isfinite(at(0.0, 1e300)));
    CHECK(at(1e300, 0.0) < -100.0);
}

}  // namespace isoloss_test
