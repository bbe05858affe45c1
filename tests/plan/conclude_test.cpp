#include "isocost/plan/conclude.hpp"

#include <doctest/doctest.h>

#include "isocost/plan/minimize_present_opex.hpp"
#include "plan/lab.hpp"

namespace conclude_test {

using namespace isocost;

TEST_CASE("books of a plan by hand, and the status that its certificate gives") {
    const auto plan = plan_lab::plan_of({.years = 2, .sigma = 0.0, .growth = 0.0, .flop = 1.0});
    // Leontief: 40 FLOP, one researcher and 1e12 tokens each year; 40 chips, then 2/e^0.3.
    const double second = 2.0 / std::exp(0.3);
    const double price = 26500 - 0.95 * (25000 + 1500) / 1.1 / std::exp(0.3);
    const plan::PlanPoint point{{40.0, second}, {{1, 40, 1e12}, {1, 40, 1e12}}, {price, 0.0}};
    const auto books = plan::conclude(plan, point, 1e-9);
    CHECK(books.years[0].opex_usd == doctest::Approx(40 * 26500 + 8e5).epsilon(1e-15));
    CHECK(books.years[1].purchases_usd == doctest::Approx(25000 * second).epsilon(1e-15));
    CHECK(books.years[1].upkeep_usd == doctest::Approx(1500 * (38 + second)).epsilon(1e-15));
    CHECK(books.years[1].shadow_usd_per_chip == 0.0);
    CHECK(books.status == core::Status::stalled);  // compute has no price in year 1
    CHECK(books.reason == "The certificate of the plan does not hold.");
    const auto found = plan::minimize_present_opex(plan).require_optimal();
    CHECK(found.years[1].chips == doctest::Approx(second).epsilon(1e-9));
    CHECK(plan::conclude(plan, found.point, 1e-9).status == core::Status::optimal);
}

}  // namespace conclude_test
