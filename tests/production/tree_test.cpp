#include "isocost/production/tree.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/production/ces.hpp"
#include "laws/closeness.hpp"
#include "laws/refused.hpp"

namespace tree_test {

namespace core = isocost::core;
using namespace isocost::production;
using isocost::laws::refused;
using isocost::laws::relative_error;

TEST_CASE("rho of an elasticity is exact at 0, 1 and ∞") {
    CHECK(rho_from_sigma(0.0) == -core::infinity);
    CHECK(rho_from_sigma(0.5) == -1.0);
    CHECK(rho_from_sigma(1.0) == 0.0);
    CHECK(rho_from_sigma(2.0) == 0.5);
    CHECK(rho_from_sigma(core::infinity) == 1.0);
    CHECK(rho_from_sigma(1e300) == 1.0);
}

TEST_CASE("rho next to σ = 1 has all its digits") {
    // σ − 1 is exact there, so that one division rounds.
    const double sigma = 1.0 + std::pow(2.0, -50);
    CHECK(rho_from_sigma(sigma) == std::pow(2.0, -50) / sigma);
}

TEST_CASE("a rho from elsewhere comes in by its convention") {
    CHECK(sigma_from_rho(0.5, RhoConvention::positive) == 2.0);
    CHECK(sigma_from_rho(0.5, RhoConvention::negative) == 1.0 / 1.5);
    CHECK(sigma_from_rho(-0.17, RhoConvention::negative) == 1.0 / 0.83);
    CHECK(sigma_from_rho(0.0, RhoConvention::positive) == 1.0);
    CHECK(sigma_from_rho(1.0, RhoConvention::positive) == core::infinity);
    CHECK(sigma_from_rho(-1.0, RhoConvention::negative) == core::infinity);
    CHECK(sigma_from_rho(-core::infinity, RhoConvention::positive) == 0.0);
    CHECK(sigma_from_rho(core::infinity, RhoConvention::negative) == 0.0);
}

TEST_CASE("rho and sigma are each other's inverse") {
    for (const double sigma : {0.05, 0.7, 0.999, 1.5, 20.0})
        for (const auto& [convention, sign] :
             {std::pair{RhoConvention::positive, 1.0}, std::pair{RhoConvention::negative, -1.0}})
            // 1 − ρ loses the digits by which ρ is close to 1: 20 roundings at σ = 20.
            CHECK(relative_error(sigma_from_rho(sign * rho_from_sigma(sigma), convention), sigma) <=
                  1e-14);
}

TEST_CASE("a rho above 1 has no elasticity") {
    CHECK(refused([] { return sigma_from_rho(1.5, RhoConvention::positive); }) ==
          "rho = 1.5: must give a sigma of 0 or more");
    CHECK(refused([] { return sigma_from_rho(-1.5, RhoConvention::negative); }) ==
          "rho = -1.5: must give a sigma of 0 or more");
    CHECK(refused([] { return sigma_from_rho(core::nan, RhoConvention::positive); }) ==
          "rho = nan: must give a sigma of 0 or more");
}

TEST_CASE("a flat tree is a root and its leaves") {
    const CES ces({.shares = {{"a", 0.5}, {"b", 0.5}}, .sigma = 2.0});
    CHECK(ces.tree().flat());
    CHECK(ces.tree().size() == 2);
    CHECK(ces.tree().nodes.size() == 3);
}

}  // namespace tree_test
