#include "isocost/market/race_certificate.hpp"

#include <doctest/doctest.h>

namespace race_certificate_test {

using namespace isocost;
using market::Payment;
using market::Race;

namespace {

const market::Racer racer{"A", 100.0, 0.2, 0.5, 1.0, 1.0};

}  // namespace

TEST_CASE("payoffs: a cost up front is subtracted, one until success is discounted too") {
    Race race{.racers = {racer}, .discount_per_year = 0.1, .payment = Payment::up_front};
    // h = 0.4 at Y = 4 against a rival hazard of 0.3: 0.4/0.8 of the prize.
    CHECK(market::race_payoff_usd(race, racer, 4.0, 0.3) == doctest::Approx(50.0 - 4.0));
    race.payment = Payment::until_success;
    CHECK(market::race_payoff_usd(race, racer, 4.0, 0.3) == doctest::Approx((40.0 - 4.0) / 0.8));
    CHECK(market::race_payoff_usd(race, racer, 0.0, 0.3) == 0.0);
}

TEST_CASE("one racer until success: the best hazard by hand, anything else is regretted") {
    // max (V h − O)/(ρ + h) with O = (h/0.2)²: V ρ = 2ρ h/c² + h²/c², c² = 0.04; at ρ = 0.1, V =
    // 100 h² + 0.2h − 0.4 = 0.
    const Race race{.racers = {racer}, .discount_per_year = 0.1, .payment = Payment::until_success};
    const double h = -0.1 + std::sqrt(0.01 + 0.4);
    const double y = market::capability_of_hazard(racer, h);
    CHECK(market::race_regret(race, {y}) < 1e-12);  // flat at the best: rounding only
    CHECK(market::race_regret(race, {1.3 * y}) > 1e-4);
    CHECK(market::race_regret(race, {0.0}) > 1e-2);
}

TEST_CASE("a payoff that is no number is not passed over") {
    const Race race{
        .racers = {racer, racer}, .discount_per_year = 0.1, .payment = Payment::until_success};
    CHECK(std::isnan(market::race_regret(race, {core::infinity, core::infinity})));
    CHECK(std::isnan(market::race_regret(race, {1.0, core::nan})));
}

TEST_CASE("a race that makes no sense is refused") {
    CHECK_THROWS_WITH(market::checked(Race{.discount_per_year = 0.1}),
                      "Race.racers = none: must be at least one");
    auto convex = racer;
    convex.hazard_exponent = 1.5;
    CHECK_THROWS_WITH(
        market::checked(Race{.racers = {convex}, .discount_per_year = 0.1}),
        "Race.A.hazard_exponent = 1.5: times returns must be at most 1 (otherwise payoffs need "
        "not be concave)");
    CHECK_THROWS_AS(market::checked(Race{.racers = {racer}, .discount_per_year = 0.0}),
                    core::InvalidParameter);
    CHECK(market::name(Payment::until_success) == "until_success");
}

}  // namespace race_certificate_test
