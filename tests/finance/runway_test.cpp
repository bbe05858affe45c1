#include "isocost/finance/runway.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace runway_test {

using namespace isocost;
using finance::Runway;
using finance::runway_outlook;

TEST_CASE("Zhipu in mid-2025 and MiniMax in September 2025: 7.8 and 15.4 months") {
    // Hong Kong listing prospectuses: cash and cash equivalents and the companies' own monthly
    // burn, RMB 2 551.97 mn and 327.3 mn at 7.19 RMB per USD; USD 362.6 mn and 23.48 mn.
    const auto zhipu = runway_outlook({2551.97e6 / 7.19, 327.3e6 / 7.19, 0.2, 2.0});
    CHECK(std::abs(zhipu.months - 7.8) < 0.05);
    CHECK(zhipu.opex_budget_usd_per_year == doctest::Approx(177.468e6).epsilon(1e-5));
    CHECK(std::abs(runway_outlook({362.6e6, 23.48e6, 0.2, 2.0}).months - 15.4) < 0.05);
    // Financial assets with it, USD 1 046 mn: 44.55.
    CHECK(std::abs(runway_outlook({1046e6, 23.48e6, 0.2, 2.0}).months - 44.55) < 0.005);
}

TEST_CASE("a short runway is exposed at once, a longer one later, a long one never") {
    CHECK(runway_outlook({60.0, 10.0, 0.3, 2.0}).survival_probability ==
          doctest::Approx(std::exp(-0.6)).epsilon(1e-15));
    const auto later = runway_outlook({180.0, 10.0, 0.3, 2.0});
    CHECK(later.exposed_years == 1.5);
    CHECK(later.survival_probability == doctest::Approx(std::exp(-0.45)).epsilon(1e-15));
    CHECK(later.survival_probability_at_present_runway == 1.0);
    CHECK(runway_outlook({360.0, 10.0, 0.3, 2.0}).survival_probability == 1.0);
    CHECK(runway_outlook({0.0, 10.0, 0.3, 2.0}).months == 0.0);
}

TEST_CASE("at twelve months the hazard is not yet on, below them it is") {
    CHECK(runway_outlook({120.0, 10.0, 0.3, 2.0}).survival_probability_at_present_runway == 1.0);
    CHECK(runway_outlook({119.0, 10.0, 0.3, 2.0}).survival_probability_at_present_runway ==
          doctest::Approx(std::exp(-0.6)).epsilon(1e-15));
}

TEST_CASE("a firm that burns nothing, and the budget that cash alone pays") {
    const auto o = runway_outlook({100.0, 0.0, 0.5, 4.0});
    CHECK(o.months == core::infinity);
    CHECK(o.survival_probability == 1.0);
    CHECK(o.opex_budget_usd_per_year == 25.0);
}

TEST_CASE("field table and refusal") {
    laws::check_field_table<Runway>();
    CHECK_THROWS_WITH_AS(
        runway_outlook({100.0, -1.0, 0.5, 4.0}),
        "Runway.burn_usd_per_month = -1: must be 0 or more and finite (cash that the firm uses up)",
        core::InvalidParameter);
}

}  // namespace runway_test
