#include "isocost/production/talent_density.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace talent_density_test {

using namespace isocost;
using production::TalentDensity;

TEST_CASE("hires add up to effective talent") {
    for (const auto& published : production::talent_densities()) {
        CHECK(!published.source.empty());
        double total = 0.0;
        for (int n = 1; n <= 500; ++n) total += production::added_by_hire(published.density, n);
        // 500 roundings.
        CHECK(
            total ==
            doctest::Approx(production::effective_talent(published.density, 500.0)).epsilon(1e-13));
    }
    CHECK(production::talent_density("davidson_2023").exponent == 0.7);
    CHECK(production::talent_density("bloom_2020").exponent == 0.75);
    CHECK_THROWS_WITH(production::talent_density("jones"),
                      "talent_density = \"jones\": must be one of: davidson_2023, bloom_2020");
}

TEST_CASE("a hire adds less than the one before, and at the exponent 1 as much") {
    for (const double exponent : {0.3, 0.7, 0.95})
        for (const double n : {1.0, 2.0, 10.0, 1000.0})
            CHECK(production::added_by_hire({exponent}, n + 1.0) <
                  production::added_by_hire({exponent}, n));
    CHECK(production::added_by_hire({1.0}, 77.0) == doctest::Approx(1.0).epsilon(1e-14));
    // For large n the derivative λ n^{λ−1}, without cancellation: next term (1 − λ)/(2n).
    CHECK(production::added_by_hire({0.7}, 1e12) ==
          doctest::Approx(0.7 * std::pow(1e12, -0.3)).epsilon(1e-11));
}

TEST_CASE("the tenth researcher raises what nine do by less than 10 % iff lambda is below 0.905") {
    const double border = std::log(1.1) / std::log(10.0 / 9.0);
    CHECK(border == doctest::Approx(0.905).epsilon(5e-4));  // three figures as published
    CHECK(production::raised_by_hire({border}, 10.0) == doctest::Approx(0.1).epsilon(1e-14));
    for (const double exponent : {0.1, 0.7, 0.75, 0.904})
        CHECK(production::raised_by_hire({exponent}, 10.0) < 0.1);
    for (const double exponent : {0.905, 0.95, 1.0})
        CHECK(production::raised_by_hire({exponent}, 10.0) > 0.1);
    CHECK(production::raised_by_hire({0.7}, 10.0) ==
          doctest::Approx(production::added_by_hire({0.7}, 10.0) /
                          production::effective_talent({0.7}, 9.0))
              .epsilon(1e-14));
}

TEST_CASE("a density outside its domain is refused") {
    CHECK_THROWS_WITH(production::effective_talent({1.2}, 10.0),
                      "TalentDensity.exponent = 1.2: must be above 0 and at most 1 "
                      "(λ_T, percent of effective talent per percent of heads)");
    CHECK_THROWS_AS(production::effective_talent({0.7}, -1.0), core::InvalidParameter);
    CHECK_THROWS_AS(production::added_by_hire({0.7}, 0.5), core::InvalidParameter);
    CHECK_THROWS_AS(production::raised_by_hire({0.7}, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(production::effective_talent(TalentDensity{}, 1.0), core::InvalidParameter);
}

}  // namespace talent_density_test
