#include "isocost/market/symmetric_race.hpp"

#include <doctest/doctest.h>

namespace symmetric_race_test {

using namespace isocost;
using market::Payment;
using market::SymmetricRace;

namespace {

const SymmetricRace base{.racers = 2.0,
                         .prize_usd = 100.0,
                         .hazard_per_year = 0.2,
                         .hazard_exponent = 0.5,
                         .cost = 1.0,
                         .returns = 1.0,
                         .discount_per_year = 0.1,
                         .half_life_years = 0.5};

}  // namespace

TEST_CASE("two until success at b = 1/2: the hazard solves a quadratic") {
    // ½h[V(ρ + h) + O] = O(ρ + 2h) with O = 25h²:
    // 50(0.1 + h) + 12.5h² = 25h(0.1 + 2h) = 2.5h + 50h², so 37.5h² − 47.5h − 5 = 0.
    const auto answer = market::symmetric_race(base, Payment::until_success);
    REQUIRE(answer.status == core::Status::optimal);
    const double h = (47.5 + std::sqrt(47.5 * 47.5 + 4.0 * 37.5 * 5.0)) / 75.0;
    CHECK(answer.hazard_per_year == doctest::Approx(h).epsilon(1e-12));
    CHECK(answer.opex == doctest::Approx(25.0 * h * h).epsilon(1e-12));
    CHECK(answer.expected_years == doctest::Approx(0.5 / h).epsilon(1e-12));
    CHECK(answer.payoff_usd ==
          doctest::Approx((100.0 * h - 25.0 * h * h) / (0.1 + 2.0 * h)).epsilon(1e-12));
}

TEST_CASE("a month of a lead with a half-life of six months: 1 - 2^(-1/6) of the prize") {
    const auto answer = market::symmetric_race(base, Payment::up_front);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.month_earlier_usd ==
          doctest::Approx(100.0 * (1.0 - std::pow(2.0, -1.0 / 6.0))).epsilon(1e-13));
    CHECK(answer.dissipation < 1.0);
}

TEST_CASE("a race that makes no sense is refused") {
    auto s = base;
    s.racers = 1.5;
    CHECK_THROWS_WITH(market::symmetric_race(s, Payment::up_front),
                      "SymmetricRace.racers = 1.5: must be whole");
    s = base;
    s.hazard_exponent = 1.5;
    CHECK_THROWS_AS(market::symmetric_race(s, Payment::up_front), core::InvalidParameter);
    CHECK_THROWS_AS(market::symmetric_race({}, Payment::up_front), core::InvalidParameter);
}

}  // namespace symmetric_race_test
