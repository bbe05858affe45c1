#include "isocost/plan/solver/program.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace program_test {

using namespace isocost;

TEST_CASE("rows are years and columns purchases") {
    auto lab = plan_lab::parameters({.years = 3, .flop = 1.0, .lifetime_years = 2});
    lab.owned = {{.chips = 5, .flop_per_chip_year = 2.0, .years_left = 1}};
    const plan::PurchasePlan plan(lab);
    const auto made = plan::program(plan);
    REQUIRE(made.columns.size() == 3);
    CHECK(made.columns[0].services.size() == 2);
    CHECK(made.columns[2].services.size() == 1);
    CHECK(made.columns[0].price == plan::present_usd_per_chip(plan, 0));
    const std::vector<double> chips{1.0, 2.0, 3.0};
    const auto flop = plan::supply(made, chips);
    for (std::size_t t = 0; t < 3; ++t)
        // The same sum in another order.
        CHECK(flop[t] == doctest::Approx(plan::supplied_flop(plan, chips, t)).epsilon(1e-15));
    CHECK(plan::worth(made.columns[0], {1.0, 10.0, 100.0}) ==
          doctest::Approx(1.0 + 9.5).epsilon(1e-15));
}

TEST_CASE("the others in one price are what the year would pay for them alone") {
    const auto plan = plan_lab::plan_of({.years = 1, .sigma = 0.5});
    const auto d = plan::compute_demand(plan, 0);
    CHECK(d.share == 0.5);
    CHECK(d.log_needed == 0.0);
    // σ = 1/2: M = (Σ θ/(1 − θ_C) (p̂/θ)^½)², p̂ = 5e5 and 3e5.
    const double root = 0.6 * std::sqrt(5e5 / 0.3) + 0.4 * std::sqrt(3e5 / 0.2);
    CHECK(std::exp(d.log_others) == doctest::Approx(root * root).epsilon(1e-14));
}

}  // namespace program_test
